package org.gradmark.estimators.statistic.gradients;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
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
import org.gradmark.estimators.claims.Spread;

/**
 * The norm test: the batch size that the next step needs, so that the gradient's noise stays small
 * beside the gradient.
 *
 * <pre>
 *   T ← Σ Var(g) / (eta² |mean g|²), variances over b - 1;  b ← min(ceil(max(b, T)), b_max)
 * </pre>
 *
 * Draws {@code gradients [b,d]}, one a row; input {@code sizes}, the row 0, 1, ..., b_max - 1. The
 * result is {@code [1,1]}, a whole number; a zero mean asks for b_max.
 */
public final class NormTest {

  private static final Hyperparameter ETA =
      new Hyperparameter(
          "noise_share", "noise that is allowed, of the gradient (eta)", 0, 10, 0.25);
  private static final String INNER = "inner-product";
  private static final double[] PAIRED = {3, 0, 1, 0, 3, 0, 1, 0};

  private static final EstimatorMistake BIASED =
      EstimatorMistake.rule(
          "over-b",
          "variances are divided by b, not by b - 1",
          s -> next(s, noise(s).times(0.75), allowed(s)));
  private static final EstimatorMistake NOT_SQUARED =
      EstimatorMistake.rule(
          "eta-not-squared",
          "eta is not squared",
          s -> next(s, noise(s), allowed(s).over(s.get(ETA))));
  private static final EstimatorMistake PER_MEAN =
      EstimatorMistake.rule(
          "variance-of-mean",
          "the variance is that of the mean, over b once more",
          s -> next(s, noise(s).over(s.draw("gradients").shape().rows()), allowed(s)));
  private static final EstimatorMistake SHRINKS =
      EstimatorMistake.rule(
          "may-shrink", "the batch may become smaller", s -> smallest(s, noise(s), allowed(s)));

  /** Mean (2,0), variance (4/3,0). */
  private static final Setting PAIRS = given("two kinds of gradients", 0.125, 64, PAIRED);

  private static final Setting LOUD =
      given("gradients that nearly cancel", 0.25, 8, 3, 1, -2, 0, 1, 4, -1, -3);
  private static final Setting QUIET =
      given("nearly equal gradients", 0.5, 16, 3, 1, 3.25, 1, 3, 1.5, 3, 1).input("limit", 4);
  private static final Setting CANCELLED =
      given("gradients that cancel", 0.5, 8, 1, 2, -1, -2, 3, 0, -3, 0);

  private static final Setting SEVEN = seven("7 gradients of 3 numbers", 1, 0.5);
  private static final Setting OTHER_SEVEN = seven("7 other gradients", 4, 0.25);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("norm-test")
          .title("Norm test for the batch size")
          .source(
              "Lau, Liu, Kolar, AdAdaGrad: Adaptive Batch Size Schemes for Adaptive Gradient"
                  + " Methods, 2024, arXiv:2402.11215; Byrd, Chin, Nocedal, Wu, Sample size"
                  + " selection in optimization methods for machine learning, 2012")
          .rows("A169.1")
          .hyperparameters(ETA)
          .meaning("sizes", "0, 1, ..., b_max - 1: for a rule that counts what is too small")
          .paper("sum of variances over (eta |mean|)^2", s -> next(s, noise(s), allowed(s)))
          .dialect(
              INNER,
              "variance of the products with the mean over eta^2 |mean|^4",
              s -> next(s, productNoise(s), allowed(s).times(length(s))))
          .mistakesIn(List.of(EstimatorSystem.PAPER), BIASED, NOT_SQUARED, PER_MEAN, SHRINKS)
          .claims(
              ClosedForm.claim(
                      "NORM-01",
                      "two-point",
                      "Gradients (3,0) and (1,0) in turn: T = (4/3)/(4 eta^2), rounded up.",
                      "mean (2,0), variance (4/3,0)")
                  .on(PAIRS, given("two kinds, more noise allowed", 0.25, 64, PAIRED))
                  .is(s -> rounded(s, s.backend().scalar(1).over(s.get(ETA).square().times(3))))
                  .rejecting(BIASED, NOT_SQUARED, PER_MEAN),
              ClosedForm.claim(
                      "NORM-02",
                      "limits",
                      "The size never falls, and never exceeds the largest, not even for a zero"
                          + " mean.",
                      "b = min(ceil(max(b, T)), b_max)")
                  .in(EstimatorSystem.PAPER)
                  .on(QUIET, LOUD, CANCELLED)
                  .is(s -> s.input("limit"))
                  .rejecting(SHRINKS),
              ClosedForm.claim(
                      "NORM-03",
                      "inner-product",
                      "Gradients that differ only across the mean pass; along it T is the norm"
                          + " test's.",
                      "Bollapragada, Byrd, Nocedal 2018")
                  .in(INNER)
                  .on(
                      PAIRS,
                      given("differences across the mean", 0.125, 64, 2, 3, 2, -3, 2, 1, 2, -1))
                  .is(
                      s -> {
                        Tensor g = Rows.columns(s.draw("gradients"), 0, 1);
                        Tensor spread = g.minus(2).square().sum(Axis.COLUMN).over(3);
                        return rounded(s, spread.over(s.get(ETA).square().times(4)));
                      })
                  .rejecting(BIASED, NOT_SQUARED, PER_MEAN),
              Axiom.claim(
                      "NORM-04",
                      "scale",
                      "Gradients twice as large need the same batch.",
                      "T is a ratio")
                  .in(EstimatorSystem.PAPER, INNER)
                  .on(PAIRS)
                  .changing(
                      q -> q.withDraw("gradients", q.draws().get("gradients").map(g -> 2 * g)))
                  .changesNothing()
                  .rejecting(
                      EstimatorMistake.rule(
                          "norm-not-squared",
                          "the norm of the mean is not squared",
                          s -> next(s, noise(s), length(s).sqrt().times(s.get(ETA).square())))),
              AsDeclared.claims("NORM", 31).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private NormTest() {}

  /** Four gradients. */
  private static Setting given(String name, double eta, int largest, double... gradients) {
    double[] sizes = new double[largest];
    for (int i = 0; i < largest; i++) {
      sizes[i] = i;
    }
    return Setting.named(name + ", eta = " + eta)
        .input("sizes", sizes)
        .input("limit", largest)
        .with(ETA, eta)
        .drawing(Law.given("gradients", new Values(Shape.of(4, 2), gradients)));
  }

  private static Tensor variance(Tensor numbers) {
    Tensor centred = numbers.minus(numbers.mean(Axis.COLUMN));
    return centred.square().sum(Axis.COLUMN).over(numbers.shape().rows() - 1.0);
  }

  private static Tensor noise(Sample s) {
    return variance(s.draw("gradients")).sum(Axis.ROW);
  }

  private static Tensor productNoise(Sample s) {
    Tensor g = s.draw("gradients");
    return variance(Rows.dot(g, g.times(0).plus(g.mean(Axis.COLUMN))));
  }

  /** |mean|². */
  private static Tensor length(Sample s) {
    return s.draw("gradients").mean(Axis.COLUMN).square().sum(Axis.ROW);
  }

  private static Tensor allowed(Sample s) {
    return length(s).times(s.get(ETA).square());
  }

  /** How many sizes are too small for noise <= size allowed: the ceiling, at most b_max. */
  private static Tensor smallest(Sample s, Tensor noise, Tensor allowed) {
    return s.input("sizes").times(allowed).lessThan(noise).sum(Axis.ROW);
  }

  private static Tensor next(Sample s, Tensor noise, Tensor allowed) {
    Tensor b = s.backend().scalar(s.draw("gradients").shape().rows());
    return smallest(s, noise, allowed).max(b);
  }

  /** At least 4, rounded up. */
  private static Tensor rounded(Sample s, Tensor test) {
    Tensor t = test.max(s.backend().scalar(4));
    return s.input("sizes").lessThan(t.plus(Rows.of(s.backend(), 0))).sum(Axis.ROW);
  }

  /** Seven gradients, three numbers each, and up to 512 examples. */
  private static Setting seven(String name, int salt, double eta) {
    double[] sizes = new double[512];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = i;
    }
    return Setting.named(name + ", eta = " + eta)
        .input("sizes", sizes)
        .input("limit", sizes.length)
        .with(ETA, eta)
        .drawing(Law.given("gradients", Spread.matrix(7, 3, salt)));
  }
}
