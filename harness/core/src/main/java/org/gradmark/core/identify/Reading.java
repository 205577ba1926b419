package org.gradmark.core.identify;

import java.util.List;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.rule.Hyperparameter;

/**
 * One way to read a wrong hyperparameter of an estimator: a number takes the place of whatever is
 * set, or multiplies it.
 *
 * @param candidate the dialect that it is of
 * @param one the hyperparameter
 * @param factor whether the number multiplies what is set
 */
record Reading(Candidate<EstimatorSubject> candidate, Hyperparameter one, boolean factor) {

  private static final int DECADES = 4;

  /** The scale on which numbers are looked for. */
  Range range() {
    return factor ? Range.SIZE : Range.of(one);
  }

  /** What is looked at first: points on the scale. */
  List<Double> grid(Inquiry asked) {
    if (!factor) {
      return range().grid(one, set(asked));
    }
    return java.util.stream.IntStream.rangeClosed(-2 * DECADES, 2 * DECADES)
        .mapToObj(n -> n / 2.0)
        .toList();
  }

  /** Numbers that no point on the scale stands for. */
  List<Double> ends() {
    return factor ? List.of() : range().ends(one);
  }

  /** What was set in a question. */
  double set(Inquiry asked) {
    return asked.hyperparameters().get(one.name());
  }

  /** What is used in its place. */
  double used(Inquiry asked, double number) {
    return Math.max(one.low(), Math.min(one.high(), factor ? set(asked) * number : number));
  }

  /** The question that the dialect must have heard. */
  Inquiry heard(Inquiry asked, double number) {
    return asked.withHyperparameter(one.name(), used(asked, number));
  }

  /** What is said of a number, given what was set in all questions. */
  Difference difference(List<Answered> seen, double number) {
    Inquiry first = seen.get(0).inquiry();
    double set = set(first);
    return seen.stream()
        .map(Answered::inquiry)
        .filter(asked -> set(asked) != set)
        .findFirst()
        .map(other -> difference(set, used(first, number), set(other), used(other, number)))
        .orElse(difference(set, used(first, number), Double.NaN, Double.NaN));
  }

  private Difference difference(double set, double used, double otherSet, double otherUsed) {
    return new Difference(one.name(), Difference.How.SET, set, used, otherSet, otherUsed);
  }
}
