package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.statistics.BinomialSpread;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Median;
import org.gradmark.core.statistics.Sorting;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;

/**
 * MOM-03: the scale is the same at every place of a kernel. One that is too large in some columns
 * and too small in others has the variance that is due, and a law that hardly differs from it.
 *
 * <p>Which weights are in the eighth that is furthest from the median says nothing about where they
 * stand, whatever the law is: a wrong law is not accused here. What independent coins do with
 * probability p they do, given how many of them are 1, with probability p over that of this number
 * at most, as in {@link Halves}. The bounds hold for every number of weights.
 *
 * <p>With a scale that is larger by the share d a normal law has 0.377 d more weights there. Two
 * large kernels, of 204,800 weights, show one of d = 4 % between every second column, or row, and
 * the others, or between halves, and scales of their own if these are 4 % apart (root mean square);
 * 2,000 weights of another kind show 40 % in halves; each with probability 0.99.
 */
final class EvenScale {

  /** The cause, too, of what is broken because weights are taken for those of one law. */
  static final String UNEVEN = "the scale is not the same at every place of a kernel";

  /** One weight in so many is far out. */
  private static final int PART = 8;

  /** Fewer deviations than these are nothing among so many tests. */
  private static final double PLAIN = 3;

  private EvenScale() {}

  /** The claim for a system whose weights have a continuous symmetric law. */
  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "MOM-03",
                "even-scale",
                "On every kind of kernel as many of the largest weights are in each row, column,"
                    + " place of the window, gate and group as chance lets.",
                "Chernoff's bound for Pearson's sum of binomial counts")
            .ofManyParameters()
            .rejecting(UNEVEN, UnevenMistakes.all())
            .of(system, EvenScale::check));
  }

  /** Weights that stand at the places of a kernel, or of several of one shape. */
  private record Sample(Kernel kernel, double[] weights) {}

  /** MOM-03. */
  static Outcome check(Probe probe) {
    List<Kernel> kernels = Kernels.everyKind(probe.subject());
    List<Values> filled = probe.fill(kernels, probe.seed(0));
    List<Sample> samples = new ArrayList<>();
    Stream.of(Layout.values())
        .map(Kernels.LARGE::in)
        .filter(probe.subject()::accepts)
        .limit(1)
        .forEach(large -> samples.add(new Sample(large, Kernels.twice(probe, large))));
    for (int k = 0; k < kernels.size(); k++) {
      samples.add(new Sample(kernels.get(k), filled.get(k).toArray()));
    }
    Findings findings =
        new Findings(samples.stream().mapToInt(s -> Partition.of(s.kernel).size()).sum());
    samples.forEach(sample -> add(findings, sample));
    Outcome outcome = findings.outcome("the scale is the same everywhere", UNEVEN);
    return findings.good() ? outcome : outcome.with("cause", UNEVEN);
  }

  private static void add(Findings findings, Sample sample) {
    boolean[] far = far(sample.weights);
    int all = 0;
    for (boolean one : far) {
      all += one ? 1 : 0;
    }
    // All of them where all weights are equal, none where they are no numbers.
    boolean some = all > 0 && all < far.length;
    double share = (double) all / far.length;
    double chance = some ? ExactBinomial.exactly(all, far.length, share) : 1;
    for (Partition places : Partition.of(sample.kernel)) {
      int[] counts = new int[places.count()];
      int[] sizes = new int[places.count()];
      for (int i = 0; i < far.length; i++) {
        int place = places.of().applyAsInt(i % sample.kernel.shape().size());
        sizes[place]++;
        counts[place] += far[i] ? 1 : 0;
      }
      double p = some ? spread(counts, sizes, share) / chance : 1;
      findings.add(
          Math.min(1, p),
          String.format(
              "on %s, of the weights that are furthest out %s to %s are in each of %s, due are %s",
              sample.kernel,
              Arrays.stream(counts).min().orElse(0),
              Arrays.stream(counts).max().orElse(0),
              places.name(),
              Math.round(share * sizes[0])));
    }
  }

  /** The bound for independent coins. */
  private static double spread(int[] counts, int[] sizes, double share) {
    if (counts.length > 2) {
      return BinomialSpread.pValue(counts, sizes[0], share);
    }
    // Given the sum, the more there are in one half the fewer there are in the other.
    double off = counts[0] - share * sizes[0];
    if (off * off < PLAIN * PLAIN * share * (1 - share) * sizes[0]) {
      return 1;
    }
    double both = 2;
    for (int half = 0; half < 2; half++) {
      double more = ExactBinomial.atLeast(counts[half], sizes[half], share);
      both *= Math.min(more, ExactBinomial.atMost(counts[half], sizes[half], share));
    }
    return both;
  }

  /** Which weights are in the outermost part, by their distance from the median. */
  private static boolean[] far(double[] weights) {
    double median = Median.of(weights);
    double[] distances = Arrays.stream(weights).map(w -> Math.abs(w - median)).toArray();
    double[] sorted = distances.clone();
    Sorting.sort(sorted);
    double end = sorted[sorted.length - sorted.length / PART];
    boolean[] far = new boolean[weights.length];
    for (int i = 0; i < far.length; i++) {
      far[i] = distances[i] >= end;
    }
    return far;
  }
}
