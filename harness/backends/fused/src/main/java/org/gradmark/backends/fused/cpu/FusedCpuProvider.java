package org.gradmark.backends.fused.cpu;

import org.gradmark.core.backend.BackendProvider;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;

/** Brings {@code fused-cpu} to the harness: generated kernels in float. */
public final class FusedCpuProvider implements BackendProvider {

  @Override
  public String name() {
    return "fused-cpu";
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public boolean isForSteps() {
    return true;
  }

  @Override
  public Backend open() {
    return new FusedCpuBackend(name(), Numbers.SINGLE);
  }
}
