package org.gradmark.optimizers.proximal.composite;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Composite;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Instance;

/**
 * A diagonal least absolute shrinkage problem whose solution has no zeros: while the signs are
 * right the proximal gradient method contracts every coordinate by {@code 1 - lr curvature} towards
 * it.
 */
final class Shrinkage {

  static final double L = 4;
  static final double MU = 0.25;
  private static final double PENALTY = 0.5;
  private static final Composite PROBLEM =
      Composite.of(
          Quadratic.of(MU, L), new Values(Shape.of(2), 2 + PENALTY / MU, 2 + PENALTY / L), PENALTY);

  private Shrinkage() {}

  /** The largest factor per step, {@code max(|1 - lr mu|, |1 - lr L|)}. */
  static double factor(double rate) {
    return Math.max(Math.abs(1 - rate * MU), Math.abs(1 - rate * L));
  }

  /** Started off the solution (2, 2) along the coordinate that contracts the least. */
  static Instance.Draft worst(double rate) {
    boolean flat = Math.abs(1 - rate * MU) >= Math.abs(1 - rate * L);
    return from(rate, flat ? 3 : 2, flat ? 2 : 3);
  }

  /** Started at a point with positive coordinates. */
  static Instance.Draft from(double rate, double... start) {
    return Instance.on(PROBLEM).from(start).with(LEARNING_RATE, rate).steps(10);
  }
}
