/**
 * Subjects that live in another process: any language, one JSON object a line over standard input
 * and output. PROTOCOL.md in this module is the specification.
 */
package org.gradmark.subjects.process;
