package org.gradmark.core.contract;

import java.util.List;

/**
 * Brings optimizers of a library into the very process that times them; found by {@link
 * java.util.ServiceLoader}. A run keeps the same subjects in a process of their own, because they
 * may crash.
 */
public interface SteppedSubjects {

  /** Prefix of its subjects' ids, such as {@code dl4j}. */
  String name();

  /** Version of the library. */
  String version();

  /** Why they cannot be had here, or an empty string. */
  String absence();

  /** Those that offer a {@link org.gradmark.core.performance.Stepper}; starts the library. */
  List<OptimizerSubject> subjects();
}
