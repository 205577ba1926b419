package org.gradmark.estimators.attribution;

import java.util.function.BinaryOperator;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * Sparse MoreauGrad: the minimiser of an envelope that also charges eta for each unit of the
 * direction's 1-norm, by proximal gradient steps.
 *
 * <pre>
 *   d ← soft(d - step (∇f(x + d) + d/rho), step eta) from zero;  a ← -d/rho
 * </pre>
 *
 * Inputs {@code x [1,d]}, {@code steps [1,T]} and, for groups, {@code groups [G,d]} of zeros and
 * ones.
 */
public final class SparseMoreauGrad {

  private static final Hyperparameter RHO = MoreauGrad.RHO;
  private static final Hyperparameter ETA =
      new Hyperparameter("sparsity", "price of the 1-norm of the direction (eta)", 0, 1e6, 0.1);

  private static final String GROUPS = "groups";
  private static final String OVER_RHO = "price-over-rho";

  private static final EstimatorMistake DENSE = EstimatorMistake.hardCoded(ETA, 0);
  private static final EstimatorMistake SIGN =
      EstimatorMistake.scaled("direction-for-gradient", "the minimiser has the wrong sign", -1);
  private static final EstimatorMistake HARD =
      EstimatorMistake.rule(
          "hard-threshold",
          "what is above the threshold is kept whole",
          s -> descend(s, (d, step) -> d.abs().greaterThan(step.times(s.get(ETA))).times(d)));
  private static final EstimatorMistake STEPLESS =
      EstimatorMistake.rule(
          "threshold-without-step",
          "the threshold is eta, not the step times eta",
          s -> descend(s, (d, step) -> soft(d, s.get(ETA))));
  private static final EstimatorMistake HALF_STEP =
      EstimatorMistake.seeing(
          "half-lost",
          "the penalty lacks its factor 1/2",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  Tensor value = super.get(asked);
                  return asked.name().equals(RHO.name()) ? value.over(2) : value;
                }
              });

  private static final Setting LINEAR = setting(Quadratic.linear(1.5, -0.25, -0.75, 0.5), 0.5);

  /** The step 1/(2 + 1/rho) ends at once, and more steps stay there. */
  private static final Setting SQUARE = setting(Separable.SQUARE, 0.25, 0.25, 0.25);

  private static final Setting SQUARE_CUT = setting(Separable.SQUARE, 0.125, 0.0625);

  private static final Setting TEN = ten(Separable.EXP, 1, 0, 0.5, 1);
  private static final Setting OTHER_TEN = ten(Separable.SQUARE, 2, 1, 0.75, 1024);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.attribution("sparse-moreaugrad")
          .title("Sparse and group-sparse MoreauGrad")
          .source(
              "Zhang, Farnia, MoreauGrad: Sparse and Robust Interpretation of Neural Networks via"
                  + " Moreau Envelope, 2023, arXiv:2302.05294")
          .rows("A191.2")
          .hyperparameters(RHO, ETA)
          .meaning("steps", "the step sizes, one after the other")
          .paper("price eta |d|_1", s -> descend(s, (d, step) -> soft(d, step.times(s.get(ETA)))))
          .dialect(
              GROUPS,
              "price eta times the sum of the groups' norms",
              s -> descend(s, (d, step) -> shrink(s, d, step.times(s.get(ETA)))))
          .dialect(
              OVER_RHO,
              "price (eta/rho) |d|_1",
              s -> descend(s, (d, step) -> soft(d, step.times(s.get(ETA)).over(s.get(RHO)))))
          .mistakes(DENSE, SIGN, HARD, STEPLESS)
          .claims(
              ClosedForm.claim(
                      "SPMG-01",
                      "linear",
                      "For a linear function a = soft(slope, eta): small slopes get exactly zero.",
                      "the minimiser in closed form")
                  .on(LINEAR)
                  .is(s -> soft(s.gradient(s.input("x")), s.get(ETA)))
                  .rejecting(DENSE, SIGN, HARD, STEPLESS),
              ClosedForm.claim(
                      "SPMG-02",
                      "square",
                      "For x^2 a = soft(2x, eta)/(1 + 2 rho), and further steps stay there.",
                      "the minimiser in closed form")
                  .on(SQUARE)
                  .is(
                      s -> {
                        Tensor share = s.get(RHO).times(2).plus(1);
                        return soft(s.input("x").times(2), s.get(ETA)).over(share);
                      })
                  .rejecting(DENSE, SIGN, HARD, STEPLESS, HALF_STEP),
              ClosedForm.claim(
                      "SPMG-03",
                      "group-linear",
                      "For a linear function each group's slope shrinks by max(1 - eta/norm, 0).",
                      "the minimiser in closed form")
                  .in(GROUPS)
                  .on(LINEAR)
                  .is(SparseMoreauGrad::shrunkSlope)
                  .rejecting(DENSE, SIGN, HARD, STEPLESS),
              ClosedForm.claim(
                      "SPMG-06",
                      "group-square",
                      "For x^2 it is that over 1 + 2 rho.",
                      "the minimiser in closed form")
                  .in(GROUPS)
                  .on(SQUARE)
                  .is(s -> shrunkSlope(s).over(s.get(RHO).times(2).plus(1)))
                  .rejecting(DENSE, SIGN, HARD, STEPLESS, HALF_STEP),
              ClosedForm.claim(
                      "SPMG-04",
                      "price-over-rho",
                      "With the price eta/rho the threshold of a linear function's slope is"
                          + " eta/rho.",
                      "the minimiser in closed form")
                  .in(OVER_RHO)
                  .on(LINEAR)
                  .is(s -> soft(s.gradient(s.input("x")), s.get(ETA).over(s.get(RHO))))
                  .rejecting(DENSE, SIGN, HARD),
              ClosedForm.claim(
                      "SPMG-05",
                      "first-step",
                      "Where nothing is cut to zero two steps s, t on x^2 move by the shrunk slope"
                          + " twice.",
                      "the iteration")
                  .on(SQUARE_CUT)
                  .is(
                      s -> {
                        Tensor slope = soft(s.input("x").times(2), s.get(ETA));
                        Tensor curve = s.get(RHO).times(2).plus(1).over(s.get(RHO));
                        Tensor both = curve.times(-0.0078125).plus(0.1875);
                        return slope.times(both).over(s.get(RHO));
                      })
                  .rejecting(DENSE, SIGN, HARD, STEPLESS, HALF_STEP),
              AsDeclared.claims("SPMG", 31).on(TEN, OTHER_TEN).rejectingUnseen())
          .build();

  private SparseMoreauGrad() {}

  private static Setting setting(FunctionOracle f, double... steps) {
    return Setting.named(f.name() + ", " + steps.length + " steps")
        .function(f)
        .input("x", 1.25, -0.5, 0.0625, -2)
        .input("steps", steps)
        .input("groups", new Values(Shape.of(2, 4), 1, 0, 1, 0, 0, 1, 0, 1))
        .with(RHO, 0.5)
        .with(ETA, 0.375);
  }

  private static Tensor descend(Sample s, BinaryOperator<Tensor> proximal) {
    Tensor d = s.input("x").times(0);
    for (int t = 0; t < s.input("steps").shape().columns(); t++) {
      Tensor step = Rows.columns(s.input("steps"), t, t + 1);
      Tensor slope = s.gradient(s.input("x").plus(d)).plus(d.over(s.get(RHO)));
      d = proximal.apply(d.minus(slope.times(step)), step);
    }
    return d.negate().over(s.get(RHO));
  }

  /** The slope of each group times max(1 - eta/norm, 0). */
  private static Tensor shrunkSlope(Sample s) {
    Tensor g = s.gradient(s.input("x"));
    Tensor norm = g.square().matmul(s.input("groups").transpose()).sqrt();
    Tensor kept = s.get(ETA).over(norm).oneMinus().max(s.backend().scalar(0));
    return g.times(kept.matmul(s.input("groups")));
  }

  private static Tensor soft(Tensor v, Tensor threshold) {
    return v.sign().times(v.abs().minus(threshold).max(v.backend().scalar(0)));
  }

  /** Each group towards zero by a threshold of its norm; none of the norms may be zero. */
  private static Tensor shrink(Sample s, Tensor v, Tensor threshold) {
    Tensor norm = v.square().matmul(s.input("groups").transpose()).sqrt();
    Tensor kept = norm.minus(threshold).max(s.backend().scalar(0)).over(norm);
    return v.times(kept.matmul(s.input("groups")));
  }

  /** Five steps for ten numbers in five groups, neighbours or every fifth. */
  private static Setting ten(FunctionOracle f, int salt, int layout, double rho, double factor) {
    double[] steps = {0.125, 0.0625, 0.1875, 0.125, 0.25};
    steps[0] *= salt;
    steps[2] /= salt;
    double[] groups = new double[50];
    for (int i = 0; i < 10; i++) {
      groups[10 * (layout == 0 ? i / 2 : i % 5) + i] = 1;
    }
    return Setting.named(f.name() + " of 10 numbers, 5 steps")
        .function(f)
        .input("x", Spread.matrix(1, 10, salt).map(x -> factor * x))
        .input("steps", steps)
        .input("groups", new Values(Shape.of(5, 10), groups))
        .with(RHO, rho)
        .with(ETA, 0.125);
  }
}
