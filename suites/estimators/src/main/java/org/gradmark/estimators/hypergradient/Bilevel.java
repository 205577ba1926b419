package org.gradmark.estimators.hypergradient;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.differences.CentralDifferences;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * What estimators of dF(w*(u), u)/du, w*(u) = argmin f(w, u), have in common. The main function is
 * f, {@code outer} is F, both of the row (w, u); inputs are {@code weights} w and {@code hyper} u.
 */
final class Bilevel {

  /** XᵀX of the training examples. */
  private static final double[] GRAM = {4, 2, 2, 2};

  static final EstimatorMistake NO_DIRECT =
      EstimatorMistake.result(
          "direct-part-lost",
          "the direct part dF/du is left out",
          (s, g) -> g.minus(hyperPart(s, outerGradient(s))));
  static final EstimatorMistake DIRECT_ONLY =
      EstimatorMistake.rule(
          "direct-part-only",
          "the weights are taken for constants",
          s -> hyperPart(s, outerGradient(s)));
  static final EstimatorMistake SIGN =
      EstimatorMistake.result(
          "indirect-part-added",
          "the indirect part has the wrong sign",
          (s, g) -> hyperPart(s, outerGradient(s)).times(2).minus(g));

  private Bilevel() {}

  /** Ridge regression with λ = 0.5 at its solution (1, -0.5); F is a validation loss. */
  static Setting ridge() {
    Values examples = new Values(Shape.of(2, 2), 2, 1, 0, 1);
    Values validation = new Values(Shape.of(2, 2), 1, 2, -1, 0.5);
    return Setting.named("ridge regression")
        .input("weights", 1, -0.5)
        .input("hyper", 0.5)
        .function(new Ridge(examples, new Values(Shape.of(1, 2), 1.75, -1), 1))
        .function("outer", new Ridge(validation, new Values(Shape.of(1, 2), 0.5, 0.25), 0.25));
  }

  /** f = Σ h w²/2 - w u with h = (1/8, 1/2, 3/4), at its solution; F = 2 w_1 - w_2 + 3 w_3. */
  static Setting diagonal() {
    double[] joint = new double[36];
    double[] curvatures = {0.125, 0.5, 0.75};
    for (int i = 0; i < 3; i++) {
      joint[i * 7] = curvatures[i];
      joint[i * 6 + i + 3] = -1;
      joint[(i + 3) * 6 + i] = -1;
    }
    return Setting.named("diagonal quadratic")
        .input("weights", 1, -2, 0.5)
        .input("hyper", 0.125, -1, 0.375)
        .input("curvatures", curvatures)
        .input("slopes", 2, -1, 3)
        .function(Quadratic.of(joint, 0, 0, 0, 0, 0, 0))
        .function("outer", Quadratic.linear(2, -1, 3, 0, 0, 0));
  }

  /** The row (w, u). */
  static Tensor joint(Sample s, Tensor weights) {
    return Rows.join(weights, s.input("hyper"));
  }

  static Tensor outerGradient(Sample s) {
    return s.function("outer").gradient(joint(s, s.input("weights")));
  }

  /** (f_ww v, f_uw v). */
  static Tensor curved(Sample s, Tensor weights, Tensor v) {
    return s.hessianVector(joint(s, weights), Rows.join(v, s.input("hyper").times(0)));
  }

  static Tensor weightPart(Sample s, Tensor row) {
    return Rows.columns(row, 0, s.input("weights").shape().columns());
  }

  static Tensor hyperPart(Sample s, Tensor row) {
    return Rows.columns(row, s.input("weights").shape().columns(), row.shape().columns());
  }

  /** dF/dλ for ridge regression by differences, with w*(λ) = (XᵀX + λ)⁻¹ Xᵀy. */
  static Tensor ridgeTruth(Sample s) {
    return CentralDifferences.gradient(
        s.input("hyper"),
        u -> {
          Tensor a = u.plus(GRAM[0]);
          Tensor d = u.plus(GRAM[3]);
          Tensor det = a.times(d).minus(GRAM[1] * GRAM[2]);
          Tensor zero = Rows.of(s.backend(), 0, 0, 0);
          Tensor slope = weightPart(s, s.gradient(zero)).negate();
          Tensor p = Rows.columns(slope, 0, 1);
          Tensor q = Rows.columns(slope, 1, 2);
          Tensor first = d.times(p).minus(q.times(GRAM[1]));
          Tensor second = a.times(q).minus(p.times(GRAM[2]));
          Tensor solution = Rows.join(first, second).over(det);
          return s.function("outer").value(Rows.join(solution, u));
        });
  }

  /**
   * Five weights and two hyperparameters, numbers of no pattern; f is convex in the weights, with
   * curvatures between 2 and 22.
   */
  static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    double[] joint = some.symmetric(7).toArray();
    for (int i = 0; i < 5; i++) {
      joint[i * 8] = 12 + joint[i * 8];
    }
    return Setting.named("5 weights, 2 hyperparameters, no pattern " + seed)
        .input("weights", some.matrix(1, 5))
        .input("hyper", some.matrix(1, 2))
        .function(new Quadratic(joint, some.matrix(1, 7).toArray(), some.number()))
        .function("outer", some.quadratic(7, seed == 1 ? 1 : 4096));
  }
}
