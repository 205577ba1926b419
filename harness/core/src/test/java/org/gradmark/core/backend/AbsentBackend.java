package org.gradmark.core.backend;

import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;

/** A backend of a device that no machine has. */
public final class AbsentBackend implements BackendProvider {

  @Override
  public String name() {
    return "absent";
  }

  @Override
  public Precision precision() {
    return Precision.BFLOAT16;
  }

  @Override
  public Backend open() {
    throw new IllegalStateException("no device");
  }
}
