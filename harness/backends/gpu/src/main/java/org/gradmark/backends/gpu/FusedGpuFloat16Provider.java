package org.gradmark.backends.gpu;

import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.backends.gpu.emit.Real;

/**
 * Brings {@code fused-gpu-f16} to the harness: single precision, parameters and state in float16.
 */
public final class FusedGpuFloat16Provider extends GpuProvider {

  /** For the service loader. */
  public FusedGpuFloat16Provider() {
    super("fused-gpu-f16", Real.SINGLE, Narrow.FLOAT16);
  }
}
