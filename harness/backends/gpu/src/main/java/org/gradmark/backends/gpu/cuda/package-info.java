/** NVIDIA's devices by way of the CUDA driver, with kernels compiled by NVRTC. */
package org.gradmark.backends.gpu.cuda;
