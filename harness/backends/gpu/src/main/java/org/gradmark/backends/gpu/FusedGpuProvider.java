package org.gradmark.backends.gpu;

import org.gradmark.backends.gpu.emit.Real;

/** Brings {@code fused-gpu} to the harness: single precision. */
public final class FusedGpuProvider extends GpuProvider {

  /** For the service loader. */
  public FusedGpuProvider() {
    super("fused-gpu", Real.SINGLE, null);
  }
}
