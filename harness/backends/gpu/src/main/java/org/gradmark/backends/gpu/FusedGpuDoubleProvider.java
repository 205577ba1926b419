package org.gradmark.backends.gpu;

import org.gradmark.backends.gpu.emit.Real;

/** Brings {@code fused-gpu-f64} to the harness: double precision. */
public final class FusedGpuDoubleProvider extends GpuProvider {

  /** For the service loader. */
  public FusedGpuDoubleProvider() {
    super("fused-gpu-f64", Real.DOUBLE, null);
  }
}
