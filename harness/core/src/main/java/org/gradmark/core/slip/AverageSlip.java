package org.gradmark.core.slip;

import java.util.List;
import java.util.function.Function;
import org.gradmark.core.rule.Hyperparameter;

/**
 * An average that has another hyperparameter for its decay, in both its weights.
 *
 * @param slot of the average
 * @param taken the other hyperparameter
 */
record AverageSlip(String slot, Hyperparameter taken) implements SlipBackend.Watch {

  /** What is wrong, as one clause. */
  String sentence(Hyperparameter due) {
    return "its formula has " + taken.name() + " instead of " + due.name() + " in " + slot;
  }

  @Override
  public Term result(Operation operation, List<Term> operands, Function<String, Term> scope) {
    return Term.of(operation, operands);
  }
}
