package org.gradmark.estimators.statistic.calibration;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;

/**
 * The probabilistic calibration error of forecast distributions: how far the distribution of the
 * forecasts' values F_i(y_i) is from the uniform one.
 *
 * <pre>
 *   PCE ← mean over levels a of |a - (share of z_i &lt;= a)|,  z_i = F_i(y_i)
 * </pre>
 *
 * Draws {@code transformed [1,n]} (z); input {@code levels [1,M]}. The result is {@code [1,1]}.
 */
public final class ProbabilisticCalibrationError {

  private static final String STRICT = "strict";
  private static final String SQUARES = "squares";
  private static final double[] LEVELS = {0.25, 0.5, 0.75};

  private static final EstimatorMistake SIGNED =
      EstimatorMistake.rule(
          "signed", "deviations of both signs cancel", s -> deviations(s).mean(Axis.ROW));
  private static final EstimatorMistake ABOVE =
      EstimatorMistake.rule(
          "ties-above",
          "a value on a level counts as above it",
          s -> s.input("levels").minus(share(below(s))).square().mean(Axis.ROW));
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the levels are summed, not averaged",
          (s, e) -> e.times(s.input("levels").shape().columns()));
  private static final EstimatorMistake LARGEST =
      EstimatorMistake.rule(
          "largest-deviation",
          "the largest deviation is taken, as in the Kolmogorov-Smirnov statistic",
          s -> deviations(s).abs().max(Axis.ROW));
  private static final EstimatorMistake MIRRORED =
      EstimatorMistake.draw(
          "mirrored",
          "forecasts are transformed by the survival function",
          "transformed",
          (s, z) -> z.oneMinus());

  /** The law is exact for levels that are multiples of 1/4: only the quarter matters. */
  private static final Setting CALIBRATED =
      Setting.named("calibrated forecasts")
          .input("levels", LEVELS)
          .drawing(
              Law.each(
                  "transformed",
                  Shape.of(1, 2),
                  new double[] {0.125, 0.375, 0.625, 0.875},
                  0.25,
                  0.25,
                  0.25,
                  0.25));

  private static final Setting HALVES =
      Setting.named("forecasts at their level")
          .input("levels", 0.25, 0.5, 0.625)
          .drawing(Law.each("transformed", Shape.of(1, 2), new double[] {0.25, 0.5}, 0.5, 0.5));

  private static final Setting SEVEN =
      Setting.named("7 forecasts, 6 levels")
          .input("levels", 0.125, 0.25, 0.5, 0.625, 0.75, 0.9375)
          .drawing(
              Law.given(
                  "transformed",
                  new Values(Shape.of(1, 7), 0.0625, 0.875, 0.4375, 0.25, 0.5625, 0.75, 0.1875)));

  private static final Setting SKEWED =
      Setting.named("7 forecasts that are too low")
          .input("levels", 0.0625, 0.1875, 0.3125, 0.5625, 0.8125, 0.875)
          .drawing(
              Law.given(
                  "transformed",
                  new Values(
                      Shape.of(1, 7), 0.9375, 0.3125, 0.6875, 0.03125, 0.84375, 0.5, 0.96875)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("probabilistic-calibration-error")
          .title("Probabilistic calibration error")
          .source(
              "Dheur, Ben Taieb, A Large-Scale Study of Probabilistic Calibration in Neural Network"
                  + " Regression, ICML 2023, arXiv:2306.02738")
          .rows("A222.1")
          .paper("mean |a - share of z <= a|", s -> deviations(s).abs().mean(Axis.ROW))
          .dialect(
              STRICT,
              "mean |a - share of z < a|",
              s -> s.input("levels").minus(share(below(s))).abs().mean(Axis.ROW))
          .dialect(SQUARES, "mean (a - share)^2", s -> deviations(s).square().mean(Axis.ROW))
          .mistakes(SUM)
          .mistakesIn(List.of(EstimatorSystem.PAPER, STRICT), SIGNED, LARGEST, MIRRORED)
          .claims(
              ClosedForm.claim(
                      "PCEA-01",
                      "on-a-level",
                      "A forecast's value on a level counts as not above it.",
                      "the empirical distribution function")
                  .on(HALVES)
                  .is(s -> tied(s, 1))
                  .rejecting(SIGNED, SUM, LARGEST, MIRRORED),
              ClosedForm.claim(
                      "PCEA-02",
                      "below-a-level",
                      "With the strict comparison it counts as above it.",
                      "the left limit of the distribution function")
                  .in(STRICT)
                  .on(HALVES)
                  .is(s -> tied(s, 0))
                  .rejecting(SUM, LARGEST),
              Unbiased.claim(
                      "PCEA-03",
                      "bias",
                      "Two calibrated forecasts have the mean error (1-a)^2 a + 2a(1-a)|a-1/2| +"
                          + " a^2 (1-a), averaged.",
                      "the count is binomial")
                  .in(EstimatorSystem.PAPER, STRICT)
                  .on(CALIBRATED)
                  .mean(
                      s -> {
                        Tensor a = s.input("levels");
                        Tensor pq = a.times(a.oneMinus());
                        return pq.times(a.minus(0.5).abs().times(2).plus(1)).mean(Axis.ROW);
                      })
                  .rejecting(SIGNED, SUM, LARGEST),
              Unbiased.claim(
                      "PCEA-04",
                      "square-bias",
                      "The mean squared error of n calibrated forecasts is the mean of a(1-a)/n.",
                      "variance of a binomial share")
                  .in(SQUARES)
                  .on(CALIBRATED)
                  .mean(
                      s -> {
                        Tensor a = s.input("levels");
                        return a.times(a.oneMinus()).over(2).mean(Axis.ROW);
                      })
                  .rejecting(SUM, LARGEST),
              ClosedForm.claim(
                      "PCEA-05",
                      "squares-on-a-level",
                      "A forecast's value on a level counts as not above it for squares, too.",
                      "the empirical distribution function")
                  .in(SQUARES)
                  .on(HALVES)
                  .is(s -> low(s).minus(0.25).square().plus(0.25).plus(0.140625).over(3))
                  .rejecting(SUM, ABOVE),
              AsDeclared.claims("PCEA", 11).on(SEVEN, SKEWED).rejectingUnseen())
          .build();

  private ProbabilisticCalibrationError() {}

  private static Tensor deviations(Sample s) {
    Tensor above = s.draw("transformed").transpose().greaterThan(s.input("levels"));
    return s.input("levels").minus(share(above.oneMinus()));
  }

  private static Tensor below(Sample s) {
    return s.draw("transformed").transpose().lessThan(s.input("levels"));
  }

  private static Tensor share(Tensor members) {
    return members.mean(Axis.COLUMN);
  }

  /** The share of values at 1/4, where the others are at 1/2. */
  private static Tensor low(Sample s) {
    return s.draw("transformed").mean(Axis.ROW).minus(0.5).times(-4);
  }

  /**
   * For values of 1/4 and 1/2 at the levels 1/4, 1/2 and 5/8: with {@code w} for ties, and with the
   * share u of the values at 1/4 read off their mean.
   */
  private static Tensor tied(Sample s, double w) {
    Tensor u = low(s);
    Tensor quarter = u.times(w).minus(0.25).abs();
    Tensor half = u.times(1 - w).plus(w).minus(0.5).abs();
    return quarter.plus(half).plus(0.375).over(3);
  }
}
