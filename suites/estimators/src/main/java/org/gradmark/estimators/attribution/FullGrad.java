package org.gradmark.estimators.attribution;

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

/**
 * FullGrad: what inputs and biases contribute to the output of a network with ReLU.
 *
 * <pre>
 *   f(x) = Σ x_i ∂f/∂x_i + Σ b_u ∂f/∂z_u
 *   batch normalisation has the bias b = shift - mean gain/sqrt(variance + eps)
 * </pre>
 *
 * The result is {@code [1, d + h + 1]}: inputs, hidden units, output. See {@link ReluNetwork}.
 */
public final class FullGrad {

  static final Hyperparameter EPS =
      new Hyperparameter(
          "normalisation_epsilon", "what the network adds to the variance", 0, 1, 1e-5);

  private static final EstimatorMistake SHIFT =
      EstimatorMistake.rule(
          "shift-for-bias",
          "the running mean is left out of the bias of batch normalisation",
          s -> ReluNetwork.parts(s, ReluNetwork.back(s), s.input("shift"), s.input("bias")));
  private static final EstimatorMistake OUTPUT =
      EstimatorMistake.rule(
          "output-bias-lost",
          "the bias of the output layer is left out",
          s -> ReluNetwork.parts(s, ReluNetwork.back(s), bias(s), s.input("bias").times(0)));
  private static final EstimatorMistake GRADIENT =
      EstimatorMistake.rule(
          "no-biases",
          "the biases of all layers are left out",
          s ->
              ReluNetwork.parts(
                  s, ReluNetwork.back(s), bias(s).times(0), s.input("bias").times(0)));
  private static final EstimatorMistake NO_MASK =
      EstimatorMistake.rule(
          "relu-ignored",
          "the gradient passes units that are off",
          s -> ReluNetwork.parts(s, s.input("output").transpose(), bias(s), s.input("bias")));
  private static final EstimatorMistake ABSOLUTE =
      EstimatorMistake.result("absolute", "absolute values are summed", (s, parts) -> parts.abs());

  private static final EstimatorMistake NORMALISED =
      EstimatorMistake.result(
          "normalised",
          "the parts are divided by their sum",
          (s, parts) -> parts.over(parts.sum(Axis.ROW)));

  private static final Setting HERE =
      ReluNetwork.setting("(1.25, -0.5, 0.75)", 1.25, -0.5, 0.75).with(EPS, 0.0625);
  private static final Setting THERE =
      ReluNetwork.setting("(-0.75, 2, 0.5)", -0.75, 2, 0.5).with(EPS, 0.0625);

  private static final Setting FIVE =
      ReluNetwork.larger("5 inputs, 7 units", 1, 1).with(EPS, 0.125);
  private static final Setting OTHER_FIVE =
      ReluNetwork.larger("5 other inputs, 7 units", 2, 1024).with(EPS, 0.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.attribution("fullgrad")
          .title("FullGrad decomposition")
          .source(
              "Srinivas, Fleuret, Full-gradient representation for neural network visualization, NeurIPS 2019, arXiv:1905.00780")
          .rows("A114.1")
          .hyperparameters(EPS)
          .paper("x grad f, and every bias times the gradient at its layer", FullGrad::paper)
          .mistakes(SHIFT, OUTPUT, GRADIENT, NO_MASK, ABSOLUTE)
          .claims(
              ClosedForm.claim(
                      "FULL-01",
                      "completeness",
                      "The parts of inputs and biases sum to f(x).",
                      "proposition 1: completeness")
                  .on(HERE, THERE)
                  .of("the sum of parts", (s, parts) -> parts.sum(Axis.ROW))
                  .is(ReluNetwork::value)
                  .rejecting(SHIFT, OUTPUT, GRADIENT, NO_MASK, ABSOLUTE),
              ClosedForm.claim(
                      "FULL-02",
                      "unit-by-unit",
                      "Each input and unit gets the sum over paths of units that are on.",
                      "the formula, path by path")
                  .on(HERE, THERE)
                  .is(FullGrad::paths)
                  .rejecting(SHIFT, OUTPUT, GRADIENT, NO_MASK, ABSOLUTE),
              Axiom.claim(
                      "FULL-03",
                      "weak-dependence",
                      "While no unit turns on or off, the parts of the biases stay the same.",
                      "definition 2: weak dependence")
                  .on(HERE)
                  .changing(
                      q -> q.withInput("x", new Values(Shape.of(1, 3), 1.3125, -0.5625, 0.6875)))
                  .changes(FullGrad::moved)
                  .rejecting(NORMALISED),
              Axiom.claim(
                      "FULL-04",
                      "output-scale",
                      "An output layer twice as large doubles all but its own bias.",
                      "linearity of the gradient")
                  .on(HERE, THERE)
                  .changing(
                      q ->
                          q.withInput("output", q.inputs().get("output").map(weight -> 2 * weight)))
                  .changes(
                      parts ->
                          Rows.join(Rows.columns(parts, 0, 7).times(2), Rows.columns(parts, 7, 8)))
                  .rejecting(NORMALISED),
              AsDeclared.claims("FULL", 31).on(FIVE, OTHER_FIVE).rejectingUnseen())
          .build();

  private FullGrad() {}

  private static Tensor paper(Sample s) {
    return ReluNetwork.parts(s, ReluNetwork.back(s), bias(s), s.input("bias"));
  }

  private static Tensor bias(Sample s) {
    return s.input("shift").minus(s.input("mean").times(ReluNetwork.scale(s)));
  }

  /** From the values: a unit that is on passes what its inputs and its bias bring. */
  private static Tensor paths(Sample s) {
    Tensor z = ReluNetwork.preActivations(s);
    Tensor on = z.max(s.backend().scalar(0)).over(z).times(s.input("output").transpose());
    Tensor each =
        s.input("hidden").times(s.input("x").transpose()).times(ReluNetwork.scale(s)).times(on);
    Tensor linear = s.input("x").matmul(s.input("hidden")).times(ReluNetwork.scale(s));
    return Rows.join(each.sum(Axis.ROW).transpose(), z.minus(linear).times(on), s.input("bias"));
  }

  /** The inputs' parts in proportion to the inputs, the others as they were. */
  private static Tensor moved(Tensor parts) {
    Tensor factors =
        Rows.of(parts.backend(), 1.3125, -0.5625, 0.6875, 1, 1, 1, 1, 1)
            .over(Rows.of(parts.backend(), 1.25, -0.5, 0.75, 1, 1, 1, 1, 1));
    return parts.times(factors);
  }
}
