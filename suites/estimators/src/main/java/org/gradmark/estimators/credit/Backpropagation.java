package org.gradmark.estimators.credit;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.differences.CentralDifferences;
import org.gradmark.estimators.functions.Fractions;

/**
 * The changes that backpropagation makes to the weights of one hidden layer, sigmoids everywhere,
 * for ½‖t - y‖².
 *
 * <pre>
 *   h ← σ(x W1),  y ← σ(h W2)
 *   d2 ← (t - y) y (1 - y),  d1 ← (d2 W2ᵀ) h (1 - h)
 *   changes: α xᵀ d1, α hᵀ d2, row by row; W2 is the old one in both
 * </pre>
 */
public final class Backpropagation {

  public static final Hyperparameter RATE = Hyperparameter.LEARNING_RATE.withDefault(0.5);

  private static final EstimatorMistake UPDATED =
      EstimatorMistake.rule(
          "weights-already-changed",
          "the hidden layer's error is computed with the changed weights",
          s -> {
            Pass pass = new Pass(s);
            Tensor change = pass.h.transpose().matmul(pass.d2).times(s.get(RATE));
            return changes(s, pass, s.input("output").plus(change));
          });
  private static final EstimatorMistake NO_OUTPUT_SLOPE =
      EstimatorMistake.rule(
          "output-slope-lost",
          "the slope of the output's sigmoid is left out",
          s -> {
            Pass pass = new Pass(s);
            pass.d2 = s.input("target").minus(pass.y);
            return changes(s, pass, s.input("output"));
          });
  private static final EstimatorMistake ASCENT =
      EstimatorMistake.scaled("negated", "the loss is climbed", -1);
  private static final EstimatorMistake TWICE =
      EstimatorMistake.scaled("half-lost", "the loss lacks its factor one half", 2);
  private static final EstimatorMistake FIXED_RATE = EstimatorMistake.hardCoded(RATE, 1);

  private static final Setting NET =
      Setting.named("2-3-1 network")
          .input("example", 1, -0.5)
          .input("target", 1)
          .input("hidden", new Values(Shape.of(2, 3), 0.5, -1, 0.75, 1.25, 0.25, -0.5))
          .input("output", new Values(Shape.of(3, 1), 1.5, -0.75, 0.5))
          .with(RATE, 0.5);
  private static final Setting XOR =
      NET.called("the same at (1, 1) with target 0").input("example", 1, 1).input("target", 0);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("backpropagation")
          .title("Backpropagation, one hidden layer, sigmoids")
          .source(
              "Cuevas-Tello, Apuntes de Redes Neuronales Artificiales, 2018, arXiv:1806.05298;"
                  + " Rumelhart, Hinton, Williams, Learning representations by back-propagating errors, 1986")
          .rows("A054.2")
          .hyperparameters(RATE)
          .paper("changes alpha d h^T, all errors before any change", Backpropagation::paper)
          .mistakes(UPDATED, NO_OUTPUT_SLOPE, ASCENT, TWICE, FIXED_RATE)
          .claims(
              ClosedForm.claim(
                      "BPRO-01",
                      "gradient",
                      "The changes are -alpha times the gradient of half the squared error.",
                      "central differences of the error")
                  .on(NET, XOR)
                  .is(Backpropagation::differences)
                  .rejecting(UPDATED, NO_OUTPUT_SLOPE, ASCENT, TWICE, FIXED_RATE),
              Axiom.claim(
                      "BPRO-02",
                      "linear-in-rate",
                      "A rate four times as large makes changes four times as large.",
                      "all errors are computed before any change")
                  .on(NET, XOR)
                  .changing(q -> q.withHyperparameter(RATE.name(), 2))
                  .changes(change -> change.times(4))
                  .rejecting(UPDATED, FIXED_RATE),
              AsDeclared.claims("BPRO", 11).on(wide(1, 0.5), wide(2, 2)).rejectingAll())
          .build();

  private Backpropagation() {}

  private static final class Pass {
    final Tensor h;
    final Tensor y;
    Tensor d2;

    Pass(Sample s) {
      h = sigmoid(s.input("example").matmul(s.input("hidden")));
      y = sigmoid(h.matmul(s.input("output")));
      d2 = s.input("target").minus(y).times(y).times(y.oneMinus());
    }
  }

  private static Tensor paper(Sample s) {
    return changes(s, new Pass(s), s.input("output"));
  }

  private static Tensor changes(Sample s, Pass pass, Tensor output) {
    Tensor d1 = pass.d2.matmul(output.transpose()).times(pass.h).times(pass.h.oneMinus());
    Tensor hidden = s.input("example").transpose().matmul(d1);
    Tensor last = pass.h.transpose().matmul(pass.d2);
    return Rows.join(Rows.flat(hidden), Rows.flat(last)).times(s.get(RATE));
  }

  private static Tensor sigmoid(Tensor z) {
    return z.negate().exp().plus(1).pow(-1);
  }

  private static Tensor differences(Sample s) {
    Tensor all = Rows.join(Rows.flat(s.input("hidden")), Rows.flat(s.input("output")));
    Tensor slope =
        CentralDifferences.gradient(
            all,
            w -> {
              Tensor hidden = Rows.matrix(Rows.columns(w, 0, 6), 2, 3);
              Tensor h = sigmoid(s.input("example").matmul(hidden));
              Tensor y = sigmoid(Rows.dot(h, Rows.columns(w, 6, 9)));
              return s.input("target").minus(y).square().sum(Axis.ALL).over(2);
            });
    return slope.times(s.get(RATE)).negate();
  }

  /** Layers of 5, 6 and 3 units, numbers of no pattern. */
  private static Setting wide(int seed, double rate) {
    Fractions some = Fractions.of(seed);
    return Setting.named("layers of 5, 6 and 3 units, numbers of no pattern " + seed)
        .input("example", some.matrix(1, 5))
        .input("target", some.inside(1, 3))
        .input("hidden", some.matrix(5, 6))
        .input("output", some.matrix(6, 3))
        .with(RATE, rate);
  }
}
