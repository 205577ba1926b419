package org.gradmark.backends.fused.cpu;

import org.gradmark.core.backend.BackendProvider;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;

/** Brings {@code fused-cpu-f64} to the harness: generated kernels in double. */
public final class FusedCpuDoubleProvider implements BackendProvider {

  @Override
  public String name() {
    return "fused-cpu-f64";
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public boolean isForSteps() {
    return true;
  }

  @Override
  public Backend open() {
    return new FusedCpuBackend(name(), Numbers.DOUBLE);
  }
}
