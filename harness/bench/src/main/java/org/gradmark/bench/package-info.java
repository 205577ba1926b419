/**
 * What implementations cost: benchmarks, the roofline that they are held against, and the file of
 * what was measured.
 */
package org.gradmark.bench;
