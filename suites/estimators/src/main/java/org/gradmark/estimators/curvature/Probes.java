package org.gradmark.estimators.curvature;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.functions.Activation;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Head;
import org.gradmark.estimators.functions.Networks;
import org.gradmark.estimators.functions.Quadratic;

/**
 * Settings of estimators that learn about the Hessian of f at {@code x} {@code [1,d]} from random
 * probes: draws {@code probe} {@code [m,d]}.
 */
final class Probes {

  private static final Quadratic CURVED =
      Quadratic.of(new double[] {2, 0.5, -1, 0.5, 1, 0.75, -1, 0.75, 3}, 1.5, -2, 0.25);

  private static final Quadratic DIAGONAL =
      Quadratic.of(new double[] {2, 0, 0, 0, -1, 0, 0, 0, 3}, 1.5, -2, 0.25);

  static final Setting SIGNS = signs(CURVED, 1);
  static final Setting TWO_SIGNS = signs(CURVED, 2);
  static final Setting ON_AXES = signs(DIAGONAL, 1).called("diagonal Hessian, signs");

  /** z·H z is 7 or -5, and three probes tell a sum from a mean over m - 1. */
  static final Setting THREE_SIGNS =
      Setting.named("indefinite quadratic, signs, m = 3")
          .input("x", 0.75, -0.5)
          .input("probes", 3)
          .function(Quadratic.of(new double[] {2, 3, 3, -1}, 1.5, -2))
          .drawing(Law.signs("probe", Shape.of(3, 2)));

  static final Setting NETWORK = signs(Networks.small(Activation.SOFTPLUS, Head.CROSS_ENTROPY), 1);
  static final Setting NORMAL =
      setting(CURVED, "normal probe").drawing(Law.normal("probe", Shape.of(1, 3), 4));

  /** In another dimension than {@link #NORMAL}, which tells 1/d from other factors. */
  static final Setting NORMAL_TWO =
      Setting.named("indefinite quadratic, normal probe")
          .input("x", 0.75, -0.5)
          .function(Quadratic.of(new double[] {2, 3, 3, -1}, 1.5, -2))
          .drawing(Law.normal("probe", Shape.of(1, 2), 4));

  static final EstimatorMistake COINS =
      EstimatorMistake.draw(
          "zeros-and-ones",
          "the probes are 0 or 1, not mapped to signs",
          "probe",
          (s, z) -> z.plus(1).over(2));
  static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the probes are summed, not averaged",
          (s, e) -> e.times(s.draw("probe").shape().rows()));
  static final EstimatorMistake ONE_LESS =
      EstimatorMistake.result(
          "one-less",
          "the sum over m probes is divided by m - 1, not by m",
          (s, e) -> {
            double m = s.draw("probe").shape().rows();
            return e.times(m).over(Math.max(1, m - 1));
          });
  static final EstimatorMistake NOT_ONE =
      EstimatorMistake.draw(
          "variance-not-one",
          "the elements of the probes do not have variance 1",
          "probe",
          (s, z) -> z.times(2));

  /** As of numbers that are uniform in (-1,1). */
  static final EstimatorMistake THIRD =
      EstimatorMistake.draw(
          "variance-a-third",
          "the elements of the probes have variance 1/3, not 1",
          "probe",
          (s, z) -> z.over(Math.sqrt(3)));

  static final EstimatorMistake UNIT =
      EstimatorMistake.draw(
          "unit-probes",
          "the probes are normalised to length 1, and the factor d is missing",
          "probe",
          (s, z) -> z.over(Rows.dot(z, z).sqrt()));

  private Probes() {}

  private static Setting setting(FunctionOracle f, String draws) {
    return Setting.named(f.name() + ", " + draws).input("x", 0.75, -0.5, 1.25).function(f);
  }

  private static Setting signs(FunctionOracle f, int probes) {
    return setting(f, "signs, m = " + probes)
        .input("probes", probes)
        .drawing(Law.signs("probe", Shape.of(probes, 3)));
  }

  /** H z, for every probe. */
  static Tensor products(Sample s) {
    Tensor z = s.draw("probe");
    return s.hessianVector(z.times(0).plus(s.input("x")), z);
  }

  /** The Hessian itself, from products with unit vectors. */
  static Tensor hessian(Sample s) {
    Tensor units = identity(s);
    return s.hessianVector(units.times(0).plus(s.input("x")), units);
  }

  /** Its diagonal, a row. */
  static Tensor diagonal(Sample s) {
    return hessian(s).times(identity(s)).sum(Axis.COLUMN);
  }

  /** The squares of all elements that are not on the diagonal, summed in every column. */
  static Tensor offDiagonal(Sample s) {
    return hessian(s).square().times(identity(s).oneMinus()).sum(Axis.COLUMN);
  }

  private static Tensor identity(Sample s) {
    return Rows.identity(s.backend(), s.input("x").shape().columns());
  }

  /** 7 probes of a network of 5 inputs, not signs; another seed has other numbers everywhere. */
  static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    return Setting.named("7 probes in 5 dimensions, numbers of no pattern " + seed)
        .input("x", some.matrix(1, 5))
        .input("probes", 7)
        .function(some.network(5, 6, 3, Activation.SOFTPLUS, Head.CROSS_ENTROPY))
        .drawing(Law.given("probe", some.matrix(7, 5)));
  }
}
