package org.gradmark.core.backend;

import java.util.List;
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

  /**
   * Whether it takes part only in what names it, because here it would run on a stand-in or not at
   * all. May look for devices, but starts none.
   */
  default boolean isOnRequest() {
    return false;
  }

  /**
   * Whether it is made for the steps of optimizers. Initializers and estimators run on it, too, but
   * take part only in what names it: their arithmetic is that of other backends, operation by
   * operation, and every one of them would be compiled for a few numbers.
   */
  default boolean isForSteps() {
    return false;
  }

  /** The device that it would run on, with its driver; empty if that says nothing. */
  default String device() {
    return "";
  }

  /** For people: the devices that were found, and why others were not; one line each. */
  default List<String> findings() {
    return List.of();
  }
}
