package org.gradmark.estimators.directional;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * Settings of estimators of the gradient of f at {@code x} {@code [1,d]} from random directions:
 * draws {@code direction} {@code [m,d]}.
 */
final class Directions {

  static final Hyperparameter STEP =
      new Hyperparameter("difference_step", "c: length of a finite difference", 1e-6, 1e3, 1);

  /** Gauss–Hermite rules that are exact up to degree 7 in each element. */
  private static final int NODES = 4;

  static final double[] POINT = {0.75, -0.5, 1.25};

  static final Quadratic CURVED =
      Quadratic.of(new double[] {2, 0.5, -1, 0.5, 1, 0.75, -1, 0.75, 3}, 1.5, -2, 0.25);

  static final Quadratic LINEAR = Quadratic.linear(1.5, -2, 0.25);

  static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the directions are summed, not averaged",
          (s, g) -> g.times(s.draw("direction").shape().rows()));

  /** A unit vector has second moment 1/d. */
  static final EstimatorMistake UNIT =
      EstimatorMistake.draw(
          "unit-directions",
          "the directions are normalised to length 1, and the factor d is missing",
          "direction",
          (s, v) -> v.over(Rows.dot(v, v).sqrt()));

  static final EstimatorMistake HALF =
      EstimatorMistake.draw(
          "variance-not-one",
          "the elements of the directions do not have variance 1",
          "direction",
          (s, v) -> v.over(2));

  private Directions() {}

  /** All signs. */
  static Setting signs(FunctionOracle f, int directions) {
    return setting(f, "signs, m = " + directions)
        .drawing(Law.signs("direction", Shape.of(directions, 3)));
  }

  /** Normal directions, at quadrature nodes. */
  static Setting normal(FunctionOracle f) {
    return setting(f, "normal directions").drawing(Law.normal("direction", Shape.of(1, 3), NODES));
  }

  /** Two normal directions in two dimensions. */
  static Setting twoNormal() {
    return Setting.named("linear, two normal directions")
        .input("x", 0.75, -0.5)
        .function(Quadratic.linear(1.5, -2))
        .drawing(Law.normal("direction", Shape.of(2, 2), NODES));
  }

  static Setting setting(FunctionOracle f, String draws) {
    return Setting.named(f.name() + ", " + draws).input("x", POINT).function(f);
  }

  /** The point, once for each direction. */
  static Tensor points(Sample s) {
    return s.draw("direction").times(0).plus(s.input("x"));
  }

  /** The point, moved along each direction. */
  static Tensor moved(Sample s, double sign) {
    return s.draw("direction").times(s.get(STEP)).times(sign).plus(s.input("x"));
  }

  static Tensor gradient(Sample s) {
    return s.gradient(s.input("x"));
  }

  /** ||grad f||². */
  static Tensor squaredNorm(Sample s) {
    return Rows.dot(gradient(s), gradient(s));
  }

  /** 7 directions in 5 dimensions, numbers of no pattern; another seed has others everywhere. */
  static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    // Once values are in the thousands.
    return Setting.named("7 directions in 5 dimensions, numbers of no pattern " + seed)
        .input("x", some.matrix(1, 5))
        .function(some.quadratic(5, seed == 1 ? 1 : 1024))
        .drawing(Law.given("direction", some.matrix(7, 5)));
  }

  /** The same with two steps of finite differences. */
  static Setting[] stepped() {
    return new Setting[] {wide(1).with(STEP, 0.5), wide(2).with(STEP, 2)};
  }
}
