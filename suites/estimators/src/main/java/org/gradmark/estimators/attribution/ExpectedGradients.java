package org.gradmark.estimators.attribution;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * Expected gradients: integrated gradients, averaged over random baselines.
 *
 * <pre>
 *   k times: x' ← one of the references, t ← U(0, 1)
 *   a ← mean of (x - x') ∇f(x' + t (x - x'))
 * </pre>
 *
 * Inputs {@code x [1,d]}, {@code references [n,d]}; draws {@code reference}, one-hot {@code [k,n]},
 * and {@code share [k,1]}.
 */
public final class ExpectedGradients {

  private static final int NODES = 3;
  private static final Values REFERENCES = new Values(Shape.of(3, 2), 0.5, -1, -0.25, 0.75, 2, 0.5);
  private static final double[] EVENLY = {0.25, 0.5, 0.25};

  private static final EstimatorMistake LOCAL =
      EstimatorMistake.draw(
          "share-one", "the gradient is taken at the input alone", "share", (s, t) -> ones(t));
  private static final EstimatorMistake NO_FACTOR =
      EstimatorMistake.rule(
          "difference-left-out",
          "the gradients are not multiplied by the difference",
          s -> s.gradient(points(s, s.draw("share"))).mean(Axis.COLUMN));
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the draws are summed, not averaged",
          (s, a) -> a.times(s.draw("share").shape().rows()));
  private static final EstimatorMistake MEAN_REFERENCE =
      EstimatorMistake.draw(
          "mean-reference",
          "the mean of the references is the only baseline",
          "reference",
          (s, pick) -> pick.times(0).plus(1.0 / 3));
  private static final EstimatorMistake SHARED =
      EstimatorMistake.draw(
          "shared-reference",
          "all draws share the first reference",
          "reference",
          (s, pick) -> pick.times(0).plus(Rows.row(pick, 0)));

  private static final Quadratic CURVED = Quadratic.of(new double[] {2, 1, 1, -1}, 0.5, 1);
  private static final Quadratic LINEAR = Quadratic.linear(1.5, -0.75);
  private static final String EVEN = "even-shares";

  private static final Setting SEVEN = seven("a network of 5 inputs", PathFunctions.FIVE, 1);
  private static final Setting OTHER_SEVEN = seven("another network", PathFunctions.STEEP_FIVE, 6);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.attribution("expected-gradients")
          .title("Expected gradients")
          .source(
              "Erion, Janizek, Sturmfels, Lundberg, Lee, Improving performance of deep learning models with"
                  + " axiomatic attribution priors and expected gradients, 2021, arXiv:1906.10670")
          .rows("A001.1")
          .paper("a fresh share for each reference", s -> estimate(s, s.draw("share")))
          .dialect(
              EVEN,
              "shares 0, 1/(k-1), ..., 1 instead of drawn ones",
              s -> estimate(s, evenShares(s)))
          .mistakes(NO_FACTOR, SUM, MEAN_REFERENCE, SHARED)
          .mistakesIn(List.of(EstimatorSystem.PAPER), LOCAL)
          .claims(
              Unbiased.claim(
                      "EXPG-01",
                      "quadratic",
                      "For a quadratic the mean is that of the gradients half way, times the difference.",
                      "the integral of a linear gradient")
                  .in(EstimatorSystem.PAPER, EVEN)
                  .on(setting(CURVED, 2))
                  .mean(s -> averaged(s, x -> s.gradient(half(s)).times(difference(s))))
                  .rejecting(NO_FACTOR, SUM, MEAN_REFERENCE),
              Unbiased.claim(
                      "EXPG-02",
                      "completeness",
                      "The mean of the attributions' sum is f(x) less the mean of f at the references.",
                      "completeness of integrated gradients")
                  .on(setting(Separable.CUBE, 1), setting(Separable.CUBE, 2))
                  .of("the sum of attributions", (s, a) -> a.sum(Axis.ROW))
                  .mean(
                      s ->
                          averaged(
                              s, x -> s.value(s.input("x")).minus(s.value(s.input("references")))))
                  .rejecting(LOCAL, NO_FACTOR, SUM, MEAN_REFERENCE),
              Unbiased.claim(
                      "EXPG-03",
                      "even-shares-bias",
                      "With two even shares the mean for x^3 is off by d^3/2: the trapezoid with one step.",
                      "mean of t^2: 1/2 for 1/3")
                  .in(EVEN)
                  .on(setting(Separable.CUBE, 2))
                  .mean(
                      s ->
                          averaged(
                              s,
                              x ->
                                  s.input("x")
                                      .pow(3)
                                      .minus(s.input("references").pow(3))
                                      .plus(difference(s).pow(3).over(2))))
                  .rejecting(NO_FACTOR, SUM, MEAN_REFERENCE),
              Variance.claim(
                      "EXPG-04",
                      "linear-variance",
                      "For w x only the reference matters: variance w_i^2 Var(x'_i)/k.",
                      "a constant gradient")
                  .in(EstimatorSystem.PAPER, EVEN)
                  .on(setting(LINEAR, 1).input("count", 1), setting(LINEAR, 2).input("count", 2))
                  .each(
                      s -> {
                        Tensor mean = averaged(s, x -> s.input("references"));
                        Tensor square = averaged(s, x -> s.input("references").square());
                        Tensor w = Rows.of(s.backend(), LINEAR.slope());
                        return square.minus(mean.square()).times(w.square()).over(s.input("count"));
                      })
                  .rejecting(NO_FACTOR, SUM, MEAN_REFERENCE, SHARED),
              Cost.claim("EXPG-05", "cost", "A draw costs one gradient.", "the formula")
                  .in(EstimatorSystem.PAPER, EVEN)
                  .on(setting(CURVED, 2))
                  .calls(Counted.Call.GRADIENT, 2)
                  .rejecting(
                      EstimatorMistake.rule(
                          "values-too",
                          "the values at both ends are asked for besides",
                          s -> estimate(s, s.draw("share")).plus(s.value(s.input("x")).times(0)))),
              AsDeclared.claims("EXPG", 31).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private ExpectedGradients() {}

  private static Setting setting(FunctionOracle f, int k) {
    return Setting.named(f.name() + ", " + k + " draws of 3 references")
        .function(f)
        .input("x", 1.25, -0.5)
        .input("references", REFERENCES)
        .input("weights", EVENLY)
        .drawing(
            Law.categories("reference", k, EVENLY)
                .and(Law.uniform("share", Shape.of(k, 1), NODES)));
  }

  private static Tensor baselines(Sample s) {
    return s.draw("reference").matmul(s.input("references"));
  }

  private static Tensor points(Sample s, Tensor share) {
    Tensor from = baselines(s);
    return s.input("x").minus(from).times(share).plus(from);
  }

  private static Tensor estimate(Sample s, Tensor share) {
    Tensor gradients = s.gradient(points(s, share));
    return gradients.times(s.input("x").minus(baselines(s))).mean(Axis.COLUMN);
  }

  /** {@code k} even shares from 0 to 1; for one draw, 1. */
  private static Tensor evenShares(Sample s) {
    int k = s.draw("reference").shape().rows();
    double[] shares = new double[k];
    for (int i = 0; i < k; i++) {
      shares[i] = k == 1 ? 1 : (double) i / (k - 1);
    }
    return s.backend().tensor(Shape.of(k, 1), shares);
  }

  private static Tensor ones(Tensor like) {
    return like.times(0).plus(1);
  }

  /** Rows for each reference, weighted with their probabilities: {@code [1,d]}. */
  private static Tensor averaged(Sample s, UnaryOperator<Tensor> each) {
    return s.input("weights").matmul(each.apply(s.input("references")));
  }

  private static Tensor difference(Sample s) {
    return s.input("x").minus(s.input("references"));
  }

  private static Tensor half(Sample s) {
    return s.input("x").plus(s.input("references")).over(2);
  }

  /** Seven draws of five references. */
  private static Setting seven(String name, FunctionOracle f, int salt) {
    double[] shares = new double[7];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = ((i * 5 + salt) % 16 + 0.5) / 16;
    }
    return Setting.named(name + ", 7 draws of 5 references")
        .function(f)
        .input("x", Spread.row(5, salt))
        .input("references", Spread.matrix(5, 5, salt + 1))
        .drawing(
            Law.given("reference", Spread.oneHot(7, 5, salt))
                .and(Law.given("share", new Values(Shape.of(7, 1), shares))));
  }
}
