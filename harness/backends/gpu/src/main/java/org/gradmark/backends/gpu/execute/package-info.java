/** Runs emitted programs on a device: memory, the cache of kernels, launches. */
package org.gradmark.backends.gpu.execute;
