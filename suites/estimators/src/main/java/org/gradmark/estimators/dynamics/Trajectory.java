package org.gradmark.estimators.dynamics;

import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * What gradients of solved differential equations have in common: y' = f(y, θ) for one state and
 * one parameter, from {@code state} in steps of the lengths {@code steps}.
 */
final class Trajectory {

  private Trajectory() {}

  /** y' = θ y. */
  static Setting linear() {
    return equation("y' = theta y", Quadratic.of(new double[] {0, 1, 1, 0}, 0, 0));
  }

  /** y' = θ y - y²/4. */
  static Setting logistic() {
    return equation("y' = theta y - y^2/4", Quadratic.of(new double[] {-0.5, 1, 1, 0}, 0, 0));
  }

  private static Setting equation(String name, Quadratic field) {
    return Setting.named(name)
        .input("state", 1.25)
        .input("theta", 0.75)
        .input("steps", 0.25, 0.25, 0.25, 0.25)
        .function(field);
  }

  static int count(Sample s) {
    return s.input("steps").shape().columns();
  }

  static Tensor step(Sample s, int n) {
    return Rows.columns(s.input("steps"), n, n + 1);
  }

  static Tensor field(Sample s, Tensor y, Tensor theta) {
    return s.value(Rows.join(y, theta));
  }

  /** (f_y, f_θ). */
  static Tensor slopes(Sample s, Tensor y) {
    return s.gradient(Rows.join(y, s.input("theta")));
  }

  static Tensor byState(Tensor slopes) {
    return Rows.columns(slopes, 0, 1);
  }

  static Tensor byTheta(Tensor slopes) {
    return Rows.columns(slopes, 1, 2);
  }

  /** Six uneven steps of an equation with numbers of no pattern. */
  static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    return Setting.named("six uneven steps, numbers of no pattern " + seed)
        .input("state", some.number())
        .input("theta", some.number())
        .input("steps", some.positive(1, 6).map(h -> h / 8))
        .function(some.quadratic(2, 0.25));
  }
}
