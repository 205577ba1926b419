/**
 * What bridges to JVM libraries have in common: how they declare an implementation, and how a
 * library gets a virtual machine with a class path of its own.
 */
package org.gradmark.subjects.process.library;
