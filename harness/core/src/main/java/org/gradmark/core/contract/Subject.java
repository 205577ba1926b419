package org.gradmark.core.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.tensor.Precision;

/** One implementation under test. Immutable and thread-safe. */
public interface Subject {

  /**
   * Who provides it and what it is, such as {@code dl4j:adam} or {@code gradmark:adam/epsilon-hat}.
   */
  String id();

  /** Id of the system that it says it implements. */
  String system();

  /** Id of the dialect that it says it follows. */
  String dialect();

  /** What it can do beyond taking steps. */
  Set<Capability> capabilities();

  /**
   * Hyperparameters that its user cannot set, with the value they have: a claim that needs another
   * value is skipped.
   *
   * @return hyperparameter name to value
   */
  Map<String, Double> fixed();

  /**
   * Names of the arithmetics it can be run on: backends for a built-in subject, dtypes for any
   * other.
   */
  List<String> backends();

  /** The precision of one of {@link #backends()}. */
  Precision precision(String backend);
}
