package org.gradmark.estimators.statistic.calibration;

import java.util.List;
import java.util.function.Function;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
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
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;

/**
 * The expected calibration error: how far, bin by bin, accuracy is from confidence.
 *
 * <pre>
 *   ECE ← Σ over bins (n_b/n) |accuracy_b - confidence_b|,  bins (e_b, e_(b+1)]
 * </pre>
 *
 * Inputs {@code confidence [1,n]} and {@code edges [1,B+1]}; draws {@code correct [1,n]}. The
 * result is {@code [1,1]}.
 */
public final class ExpectedCalibrationError {

  private static final String LEFT_CLOSED = "left-closed";
  private static final String MASS = "equal-mass";
  private static final String SQUARES = "root-mean-square";
  private static final String MAXIMUM = "maximum";

  private static final EstimatorMistake SIGNED =
      EstimatorMistake.rule(
          "signed",
          "gaps of both signs cancel",
          s -> gaps(s, members(s)).sum(Axis.ROW).over(count(s)));
  private static final EstimatorMistake UNWEIGHTED =
      EstimatorMistake.rule(
          "bins-alike",
          "all bins count the same, however many predictions they hold",
          s -> means(s, members(s)).mean(Axis.ROW));
  private static final EstimatorMistake CENTRES =
      EstimatorMistake.input(
          "bin-centres",
          "confidences are taken for the centre of their bin",
          "confidence",
          (s, c) -> {
            Tensor edges = s.input("edges");
            int bins = edges.shape().columns() - 1;
            Tensor low = Rows.columns(edges, 0, bins);
            Tensor high = Rows.columns(edges, 1, bins + 1);
            return members(s).matmul(low.plus(high).over(2).transpose()).transpose();
          });
  private static final EstimatorMistake PER_SAMPLE =
      EstimatorMistake.rule(
          "not-binned",
          "the gap is that of each single prediction",
          s -> s.draw("correct").minus(s.input("confidence")).abs().mean(Axis.ROW));

  private static final double[] EDGES = {0, 0.25, 0.5, 0.75, 1};

  /** Two predictions lie on edges. */
  private static final Setting RIGHT = onEdges(1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1);

  private static final Setting LEFT = onEdges(0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
  private static final Setting HALVES =
      onEdges(1, 0, 1, 0, 0, 1, 0, 1).called("4 predictions, 2 bins").input("edges", 0, 0.625, 1);

  private static final Setting TWO_BINS =
      onEdges(1, 0, 1, 0, 1, 0, 0, 1)
          .called("4 predictions, 3 in one bin")
          .input("edges", 0, 0.625, 1);

  /** Two equal confidences in the second bin; one each in the first and last. */
  private static final Setting CALIBRATED =
      setting("calibrated labels", EDGES, 0.125, 0.375, 0.375, 0.875);

  private static final Setting FIFTEEN = bins("30 predictions, 15 bins", 15, 30, 1, 1);
  private static final Setting UNEVEN = bins("30 predictions, 15 uneven bins", 15, 30, 2, 2);
  private static final Setting TEN = bins("20 predictions, 10 bins", 10, 20, 3, 1);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("expected-calibration-error")
          .title("Expected calibration error")
          .source(
              "Guo, Pleiss, Sun, Weinberger, On Calibration of Modern Neural Networks, ICML 2017, arXiv:1706.04599;"
                  + " Pakdaman Naeini, Cooper, Hauskrecht, AAAI 2015")
          .rows("S065.1")
          .paper("bins (low, high]", weighted(ExpectedCalibrationError::members))
          .dialect(
              LEFT_CLOSED,
              "bins [low, high), the last one closed",
              weighted(ExpectedCalibrationError::leftClosed))
          .dialect(
              MASS,
              "bins of equally many predictions, in order of confidence",
              weighted(ExpectedCalibrationError::equalMass))
          .dialect(
              SQUARES,
              "root of the weighted mean square of the bins' gaps",
              s -> {
                Tensor gaps = gaps(s, members(s));
                return Rows.dot(gaps.abs(), means(s, members(s))).over(count(s)).sqrt();
              })
          .dialect(MAXIMUM, "the largest gap of a bin", s -> means(s, members(s)).max(Axis.ROW))
          .mistakesIn(List.of(EstimatorSystem.PAPER, LEFT_CLOSED, MASS), SIGNED, UNWEIGHTED)
          .mistakes(PER_SAMPLE)
          .claims(
              ClosedForm.claim(
                      "ECEB-01",
                      "right-closed",
                      "A confidence on an edge belongs to the bin below it.",
                      "Guo et al., section 2")
                  .on(RIGHT, TWO_BINS)
                  .is(s -> binned(s).abs().sum(Axis.ROW).over(count(s)))
                  .rejecting(SIGNED, UNWEIGHTED, PER_SAMPLE, CENTRES),
              ClosedForm.claim(
                      "ECEB-02",
                      "left-closed",
                      "A confidence on an edge belongs to the bin above it, 1 to the last bin.",
                      "the convention of digitising functions")
                  .in(LEFT_CLOSED)
                  .on(LEFT, TWO_BINS)
                  .is(s -> binned(s).abs().sum(Axis.ROW).over(count(s)))
                  .rejecting(SIGNED, UNWEIGHTED, PER_SAMPLE),
              ClosedForm.claim(
                      "ECEB-03",
                      "equal-mass",
                      "Of four predictions the two least and the two most confident are a bin each.",
                      "adaptive binning")
                  .in(MASS)
                  .on(HALVES)
                  .is(s -> binned(s).abs().sum(Axis.ROW).over(count(s)))
                  .rejecting(SIGNED, UNWEIGHTED, PER_SAMPLE),
              ClosedForm.claim(
                      "ECEB-04",
                      "root-mean-square",
                      "The squared error is the sum of squared gaps over n n_b.",
                      "the 2-norm in place of the 1-norm")
                  .in(SQUARES)
                  .on(RIGHT, TWO_BINS)
                  .of("the square", (s, e) -> e.square())
                  .is(
                      s -> {
                        Tensor held = s.input("groups").sum(Axis.COLUMN);
                        Tensor shares = binned(s).square().over(held.max(s.backend().scalar(1)));
                        return shares.sum(Axis.ROW).over(count(s));
                      })
                  .rejecting(PER_SAMPLE, CENTRES),
              ClosedForm.claim(
                      "ECEB-05",
                      "maximum",
                      "The maximum error is the largest of the bins' mean gaps.",
                      "Guo et al., equation 5")
                  .in(MAXIMUM)
                  .on(RIGHT, TWO_BINS)
                  .is(
                      s -> {
                        Tensor held = s.input("groups").sum(Axis.COLUMN);
                        return binned(s).abs().over(held.max(s.backend().scalar(1))).max(Axis.ROW);
                      })
                  .rejecting(PER_SAMPLE, CENTRES),
              Unbiased.claim(
                      "ECEB-06",
                      "bias",
                      "Calibrated predictions have a positive expected error: the mean absolute deviation of"
                          + " binomial counts, bin by bin, over n.",
                      "the counts of a bin are binomial")
                  .in(EstimatorSystem.PAPER, LEFT_CLOSED)
                  .on(CALIBRATED)
                  .mean(ExpectedCalibrationError::bias)
                  .rejecting(SIGNED, UNWEIGHTED, PER_SAMPLE),
              AsDeclared.claims("ECEB", 11).on(FIFTEEN, UNEVEN, TEN).rejectingUnseen())
          .build();

  private ExpectedCalibrationError() {}

  private static Setting setting(String name, double[] edges, double... confidence) {
    return Setting.named(name)
        .input("edges", edges)
        .input("confidence", confidence)
        .drawing(Labels.of(confidence));
  }

  /** Four predictions, and the bins that they belong to. */
  private static Setting onEdges(double... groups) {
    return setting("confidences on edges", EDGES, 0.25, 0.375, 0.5, 1)
        .input("groups", new Values(Shape.of(4, groups.length / 4), groups))
        .drawing(Labels.of(0.5, 0.5, 0.5, 0.5));
  }

  private static int count(Sample s) {
    return s.input("confidence").shape().columns();
  }

  private static EstimatorRule weighted(Function<Sample, Tensor> members) {
    return s -> gaps(s, members.apply(s)).abs().sum(Axis.ROW).over(count(s));
  }

  /** Sums of correct - confidence, bin by bin: {@code [1,B]}. */
  private static Tensor gaps(Sample s, Tensor members) {
    return s.draw("correct").minus(s.input("confidence")).matmul(members);
  }

  /** Mean gaps of the bins, zero for empty ones. */
  private static Tensor means(Sample s, Tensor members) {
    Tensor held = members.sum(Axis.COLUMN).max(s.backend().scalar(1));
    return gaps(s, members).abs().over(held);
  }

  /** Which prediction is in which bin: {@code [n,B]} of zeros and ones. */
  private static Tensor members(Sample s) {
    Tensor c = s.input("confidence").transpose();
    int bins = s.input("edges").shape().columns() - 1;
    Tensor above = c.greaterThan(Rows.columns(s.input("edges"), 0, bins));
    return above.minus(c.greaterThan(Rows.columns(s.input("edges"), 1, bins + 1)));
  }

  private static Tensor leftClosed(Sample s) {
    Tensor c = s.input("confidence").transpose();
    int bins = s.input("edges").shape().columns() - 1;
    double[] last = new double[bins];
    last[bins - 1] = 1;
    Tensor below = c.lessThan(Rows.columns(s.input("edges"), 0, bins));
    Tensor inside = c.lessThan(Rows.columns(s.input("edges"), 1, bins + 1)).minus(below);
    return inside.plus(c.equalTo(1).times(Rows.of(s.backend(), last)));
  }

  /** By rank: bin b holds the ranks above (b - 1) n/B up to b n/B. */
  private static Tensor equalMass(Sample s) {
    Tensor c = s.input("confidence");
    int bins = s.input("edges").shape().columns() - 1;
    Tensor rank = c.transpose().greaterThan(c).oneMinus().sum(Axis.COLUMN).transpose();
    double[] low = new double[bins];
    double[] high = new double[bins];
    for (int b = 0; b < bins; b++) {
      low[b] = (double) b * count(s) / bins;
      high[b] = (b + 1.0) * count(s) / bins;
    }
    Tensor above = rank.greaterThan(Rows.of(s.backend(), low));
    return above.minus(rank.greaterThan(Rows.of(s.backend(), high)));
  }

  /** Sums of correct - confidence over the given groups. */
  private static Tensor binned(Sample s) {
    return s.draw("correct").minus(s.input("confidence")).matmul(s.input("groups"));
  }

  /** 2p(1-p) for one prediction; (1-p)^2 2p + 2p(1-p)|1-2p| + p^2 2(1-p) for two. */
  private static Tensor bias(Sample s) {
    Tensor c = s.input("confidence");
    Tensor both = c.times(c.oneMinus()).times(2);
    Tensor first = Rows.columns(both, 0, 1);
    Tensor last = Rows.columns(both, 3, 4);
    Tensor p = Rows.columns(c, 1, 2);
    Tensor middle = Rows.columns(both, 1, 2);
    Tensor pair = middle.times(p.times(2).oneMinus().abs().plus(1));
    return first.plus(pair).plus(last).over(count(s));
  }

  /**
   * Different confidences, none of them on an edge but 1; the bins are powers of even ones. In
   * every second bin most are right, in the others wrong: gaps of neighbours have different signs.
   */
  private static Setting bins(String name, int bins, int n, int salt, int power) {
    double[] edges = new double[bins + 1];
    for (int b = 0; b <= bins; b++) {
      edges[b] = Math.pow((double) b / bins, power);
    }
    double[] confidence = new double[n];
    double[] correct = new double[n];
    for (int i = 0; i < n; i++) {
      confidence[i] = i == n / 2 ? 1 : ((i + salt) * 23 % 61 + 1.5) / 64;
      int bin = 1;
      while (edges[bin] < confidence[i]) {
        bin++;
      }
      correct[i] = (bin + salt + (i % 5 == 0 ? 1 : 0)) % 2;
    }
    return Setting.named(name)
        .input("edges", edges)
        .input("confidence", confidence)
        .drawing(Law.given("correct", new Values(Shape.of(1, n), correct)));
  }
}
