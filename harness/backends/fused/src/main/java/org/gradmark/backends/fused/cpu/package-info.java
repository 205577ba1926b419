/**
 * The backends {@code fused-cpu} and {@code fused-cpu-f64}: programs as Java classes, written and
 * compiled in memory, whose loops the virtual machine vectorises.
 */
package org.gradmark.backends.fused.cpu;
