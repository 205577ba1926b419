/** Devices by way of OpenCL 1.2 or newer: graphics processors, and PoCL on the host. */
package org.gradmark.backends.gpu.opencl;
