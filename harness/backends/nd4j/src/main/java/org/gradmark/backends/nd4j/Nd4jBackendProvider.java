package org.gradmark.backends.nd4j;

import org.gradmark.core.backend.BackendProvider;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;

/** Brings {@code nd4j-cpu} to the harness; ND4J is not touched before {@link #open}. */
public final class Nd4jBackendProvider implements BackendProvider {

  @Override
  public String name() {
    return Engine.CPU.backend();
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  /**
   * Starts ND4J at the first call (up to some seconds, once per process) and gives its backend.
   *
   * @throws IllegalStateException with the reason and the cure, if ND4J cannot start here
   */
  @Override
  public Backend open() {
    return new Nd4jBackend(Engine.CPU);
  }
}
