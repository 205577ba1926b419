/** The backends {@code fused-gpu} and {@code fused-gpu-f64}: generated kernels on a device. */
package org.gradmark.backends.gpu;
