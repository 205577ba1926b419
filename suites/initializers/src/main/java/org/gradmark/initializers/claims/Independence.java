package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;

/**
 * IND-01 to IND-03: weights do not know each other, neither within a kernel nor across parameters
 * or seeds.
 *
 * <p>For a continuous symmetric law, "above the mean" and "further from the mean than the median
 * distance" are fair coins. If weights are independent, so are the agreements of the coins of all
 * pairs at one distance, and their number is binomial. So nothing is approximate. Streams that
 * overlap at another place or in another shape are found by {@link CommonRuns}.
 */
public final class Independence {

  private static final int[] LAGS = {1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 64, 128};
  private static final String INSIDE = "the weights of a kernel depend on each other";
  private static final String PARAMETERS = "two parameters of equal shape depend on each other";
  private static final String SEEDS = "two seeds give weights that depend on each other";

  private Independence() {}

  /** The claims for a system whose weights have a continuous symmetric law. */
  public static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "IND-01",
                "independent-weights",
                "Weights at small distances, in a row or in a column, and half of the weights apart,"
                    + " are independent in sign and size.",
                "agreements of fair coins are binomial")
            .rejecting(
                INSIDE,
                CommonMistakes.ANTITHETIC,
                CommonMistakes.ROW_REPEATED,
                CommonMistakes.COLUMN_REPEATED,
                CommonMistakes.SIZES_IN_PAIRS,
                Generators.SECOND_HALF)
            .of(system, Independence::inside),
        Statement.claim(
                "IND-02",
                "independent-parameters",
                "Two parameters share no stream of random numbers, at no offset and in no shape.",
                "agreements of fair coins are binomial")
            .rejecting(PARAMETERS, CommonMistakes::streamReused)
            .rejecting(Contract.STREAM, SharedStreams::streamOfShape)
            .rejecting(Contract.STREAM, SharedStreams::overlapping)
            .of(system, Independence::acrossParameters),
        Statement.claim(
                "IND-03",
                "independent-seeds",
                "Seeds in a row, and seeds 65536 apart, give independent weights, and no parameter of"
                    + " one seed has the stream of another parameter of the next.",
                "agreements of fair coins are binomial")
            .rejecting(Contract.STREAM, SharedStreams::seedPlusIndex)
            .rejecting(SEEDS, CommonMistakes::seedIgnored)
            .rejecting(SEEDS, CommonMistakes::seedHalved)
            .rejecting(SEEDS, Generators::shortSeed)
            .of(system, Independence::acrossSeeds));
  }

  private static Outcome inside(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    int columns = kernel.matrix().columns();
    List<Integer> lags = new ArrayList<>();
    for (int lag : LAGS) {
      lags.add(lag);
    }
    int half = Kernels.LARGE_SIZE / 2;
    lags.addAll(List.of(columns - 1, columns, columns + 1, 2 * columns, 17 * columns, half));
    Findings findings = new Findings(2 * lags.size());
    Halves weights = Halves.of(probe.fill(kernel), probe.law(kernel));
    for (int lag : lags) {
      compare(findings, weights, weights, lag, "at distance " + lag);
    }
    return findings.outcome("weights are independent at " + lags.size() + " distances", INSIDE);
  }

  private static Outcome acrossParameters(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(64, 96));
    Kernel other = Kernels.accepted(probe.subject(), Kernel.dense(20, 28));
    List<Kernel> kernels = List.of(kernel, kernel, kernel, other);
    List<Values> filled = probe.fill(kernels, probe.seed(0));
    List<String> names = new ArrayList<>();
    for (int p = 0; p < kernels.size(); p++) {
      names.add("parameter " + p + " (" + kernels.get(p) + ")");
    }
    Findings runs = CommonRuns.among(names, kernels, filled, probe, (a, b) -> a != b);
    return both(among(filled.subList(0, 3), probe.law(kernel), "parameters", PARAMETERS), runs);
  }

  private static Outcome acrossSeeds(Probe probe) {
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel : List.of(Kernel.dense(64, 96), Kernel.dense(20, 28))) {
      kernels.add(Kernels.accepted(probe.subject(), kernel));
    }
    List<Values> first = new ArrayList<>();
    List<Values> filled = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Kernel> all = new ArrayList<>();
    // From an even seed on: the first two differ in the last bit only.
    for (int i : new int[] {0, 1, 1 << 16}) {
      List<Values> seed = probe.fill(kernels, (probe.seed(0) & ~1L) + i);
      first.add(seed.get(0));
      filled.addAll(seed);
      all.addAll(kernels);
      for (int p = 0; p < seed.size(); p++) {
        names.add("parameter " + p + " of seed s" + (i == 0 ? "" : " + " + i));
      }
    }
    int each = kernels.size();
    Findings runs = CommonRuns.among(names, all, filled, probe, (a, b) -> a / each != b / each);
    return both(among(first, probe.law(kernels.get(0)), "seeds", SEEDS), runs);
  }

  /** The coins at the same place decide first: who shares a whole parameter is told so. */
  private static Outcome both(Outcome places, Findings runs) {
    return places.result().isGood() && !runs.good() ? runs.outcome("", Contract.STREAM) : places;
  }

  /** Every pair of three, at the same place and one place on. */
  private static Outcome among(List<Values> three, Law law, String what, String complaint) {
    // Twelve places, and common runs beside them.
    Findings findings = new Findings(13);
    List<Halves> halves = three.stream().map(v -> Halves.of(v.toArray(), law)).toList();
    for (int a = 0; a < 3; a++) {
      for (int b = a + 1; b < 3; b++) {
        for (int lag = 0; lag < 2; lag++) {
          String where = what + " " + a + " and " + b + " at distance " + lag;
          compare(findings, halves.get(a), halves.get(b), lag, where);
        }
      }
    }
    return findings.outcome("three " + what + " are independent", complaint);
  }

  /**
   * In which half of its law each weight lies, twice: 1 above the mean, and 1 further from it than
   * the median. Bytes, because to compare random truths with branches takes ten times as long.
   */
  private record Halves(byte[] signs, byte[] sizes) {

    static Halves of(double[] weights, Law law) {
      double middle = law.mean();
      double median = medianDistance(law);
      byte[] signs = new byte[weights.length];
      byte[] sizes = new byte[weights.length];
      for (int i = 0; i < weights.length; i++) {
        signs[i] = (byte) (weights[i] > middle ? 1 : 0);
        sizes[i] = (byte) (Math.abs(weights[i] - middle) > median ? 1 : 0);
      }
      return new Halves(signs, sizes);
    }
  }

  private static void compare(Findings findings, Halves a, Halves b, int lag, String where) {
    count(findings, a.signs, b.signs, lag, where + " the sign");
    count(findings, a.sizes, b.sizes, lag, where + " the size");
  }

  private static void count(Findings findings, byte[] a, byte[] b, int lag, String where) {
    int pairs = b.length - lag;
    int agreements = pairs;
    for (int i = 0; i < pairs; i++) {
      agreements -= a[i] ^ b[i + lag];
    }
    findings.add(
        ExactBinomial.pValue(agreements, pairs, 0.5),
        where + " agrees in " + agreements + " of " + pairs + " pairs");
  }

  /** The distance from the mean that half of the weights are within. */
  static double medianDistance(Law law) {
    double low = 0;
    double high = 8 * Math.sqrt(law.variance());
    for (int i = 0; i < 80; i++) {
      double middle = 0.5 * (low + high);
      boolean less = law.cdf(law.mean() + middle) - law.cdf(law.mean() - middle) < 0.5;
      low = less ? middle : low;
      high = less ? high : middle;
    }
    return low;
  }
}
