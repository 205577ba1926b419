package org.gradmark.backends.gpu;

import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.backends.gpu.emit.Real;

/**
 * Brings {@code fused-gpu-bf16} to the harness: single precision, parameters and state in bfloat16.
 */
public final class FusedGpuBfloat16Provider extends GpuProvider {

  /** For the service loader. */
  public FusedGpuBfloat16Provider() {
    super("fused-gpu-bf16", Real.SINGLE, Narrow.BFLOAT16);
  }
}
