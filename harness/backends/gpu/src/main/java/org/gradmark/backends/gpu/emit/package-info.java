/**
 * Programs of {@link org.gradmark.backends.fused.graph} as C for a device: one text for OpenCL and
 * CUDA, by a few macros. Calls no driver.
 */
package org.gradmark.backends.gpu.emit;
