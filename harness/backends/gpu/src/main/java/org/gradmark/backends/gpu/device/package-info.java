/**
 * A device that runs kernels, whatever the driver: memory, compilation, launches and time. Knows
 * neither tensors nor expressions.
 */
package org.gradmark.backends.gpu.device;
