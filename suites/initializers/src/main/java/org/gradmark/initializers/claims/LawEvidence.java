package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.statistics.Law;

/** Draws beside their law, as evidence that reports can plot. */
public final class LawEvidence {

  /** Points of a plot. */
  private static final int POINTS = 33;

  private LawEvidence() {}

  /**
   * The outcome with both distribution functions at {@value #POINTS} of the sorted draws, and with
   * mean and variance, what is due, and the standard error that they have under the law.
   *
   * @param draws in any order; not changed
   */
  public static Outcome add(Outcome outcome, String kernel, double[] draws, Law law) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    List<Double> at = new ArrayList<>();
    List<Double> measured = new ArrayList<>();
    List<Double> paper = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      int index = (int) ((n - 1L) * i / (POINTS - 1));
      at.add(sorted[index]);
      measured.add((index + 0.5) / n);
      paper.add(law.cdf(sorted[index]));
    }
    double middle = law.mean();
    double mean = 0;
    double variance = 0;
    for (double x : sorted) {
      mean += x / n;
      variance += (x - middle) * (x - middle) / n;
    }
    return outcome
        .with("kernel", kernel)
        .with("draws", n)
        .with("mean", mean)
        .with("mean_due", law.mean())
        .with("mean_error", Math.sqrt(law.variance() / n))
        .with("variance", variance)
        .with("variance_due", law.variance())
        .with("variance_error", law.variance() * Math.sqrt((law.kurtosis() - 1) / n))
        .with("at", at)
        .with("measured_cdf", measured)
        .with("paper_cdf", paper);
  }
}
