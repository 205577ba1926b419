package org.gradmark.core.backend;

import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;

/** Brings a backend to the harness; found by {@link java.util.ServiceLoader}. */
public interface BackendProvider {

  /** Name as users write it, such as {@code nd4j-cpu}. */
  String name();

  /** Precision of its arithmetic. */
  Precision precision();

  /**
   * The backend; may start a library at the first call.
   *
   * @throws IllegalStateException with the reason, where it cannot be had on this machine
   */
  Backend open();
}
