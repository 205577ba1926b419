package org.gradmark.core.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * The same implementation in a process that this one is never asked in, where its program can be
   * started again: what a program draws once, when it starts, is not the same there, nor is what it
   * was asked before.
   *
   * @return empty if it is in this virtual machine
   */
  default Optional<? extends Subject> inAnotherProcess() {
    return Optional.empty();
  }

  /**
   * The same implementation in processes that nobody has asked anything, where its program can be
   * started again. That may take seconds: it is for who went wrong.
   *
   * @return to be closed; empty if it is in this virtual machine
   */
  default Optional<Restart> afresh(Restart.Scope scope) {
    return Optional.empty();
  }
}
