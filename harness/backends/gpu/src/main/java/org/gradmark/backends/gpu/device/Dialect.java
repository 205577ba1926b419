package org.gradmark.backends.gpu.device;

/** The C that a driver compiles. One kernel text serves both: its macros are defined for each. */
public enum Dialect {
  OPENCL,
  CUDA
}
