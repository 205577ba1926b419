package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;

/**
 * IND-01 to IND-03: weights do not know each other, neither within a kernel nor across parameters
 * or seeds.
 *
 * <p>"Above the median of all" and "further from it than half of them" are fair coins, whatever the
 * law, given how many there are ({@link Halves}). If weights are independent, so are the agreements
 * of the coins of all pairs at one distance, and their number is binomial. A wrong scale is no
 * dependence. Streams that overlap at another place or in another shape are found by {@link
 * CommonRuns}.
 */
public final class Independence {

  /** Of parameters and seeds: twelve places, and common runs beside them. */
  private static final int TESTS = 14;

  /** The cause, too, of what is broken because the coins of a kernel are not independent. */
  static final String INSIDE = "the weights of a kernel depend on each other";

  private static final String PARAMETERS = "two parameters of equal shape depend on each other";
  private static final String SEEDS = "two seeds give weights that depend on each other";

  /** The cause, too, of what is broken because other seeds are taken for other weights. */
  static final String IGNORED = "the seed is ignored: all seeds give the same weights";

  private Independence() {}

  /** The claims for a system whose weights have a continuous symmetric law. */
  public static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "IND-01",
                "independent-weights",
                "Weights at all distances are independent in sign and size, and no run of them"
                    + " occurs twice, neither forwards nor backwards; the last of an odd number of"
                    + " them is none of the others.",
                "agreements of fair coins are binomial")
            .rejecting(
                INSIDE,
                CommonMistakes.ANTITHETIC,
                CommonMistakes.ROW_REPEATED,
                CommonMistakes.COLUMN_REPEATED,
                CommonMistakes.SIZES_IN_PAIRS,
                Generators.SECOND_HALF,
                Generators.SECOND_BACKWARDS,
                Generators.RESTARTED,
                Generators.ROWS_APART,
                LastWeight.REPEATED)
            .of(system, Independence::inside),
        Statement.claim(
                "IND-02",
                "independent-parameters",
                "Two parameters share no stream of random numbers, at no offset, in no shape and"
                    + " kind, neither forwards nor backwards; no two of 300 are the same.",
                "agreements of fair coins are binomial")
            .rejecting(PARAMETERS, CommonMistakes::streamReused)
            .rejecting(Contract.STREAM, SharedStreams::streamOfShape)
            .rejecting(Contract.STREAM, SharedStreams::overlapping)
            .rejecting(Contract.STREAM, SharedStreams::backwards)
            .rejecting(Contract.STREAM, SharedStreams::windowsAlike)
            .rejecting(Contract.STREAM, SharedStreams::moduloByte)
            .of(system, Independence::acrossParameters),
        Statement.claim(
                "IND-03",
                "independent-seeds",
                "Seeds in a row, and seeds 65536 apart, give independent weights, and no parameter of"
                    + " one seed has the stream of another parameter of the next, nor the first of"
                    + " seeds that are 1 to 64, or one of 40 usual factors, on; seeds that differ in"
                    + " one of their last 32 bits give other weights in every kind of kernel.",
                "agreements of fair coins are binomial")
            .rejecting(Contract.STREAM, SharedStreams::seedPlusIndex)
            .rejecting(Contract.STREAM, SharedStreams::seedPlusMultiple)
            .rejecting(Contract.STREAM, SharedStreams::hashedSeed)
            .rejecting(IGNORED, CommonMistakes::seedIgnored)
            .rejecting(SEEDS, CommonMistakes::seedHalved)
            .rejecting(SEEDS, Generators::shortSeed)
            .rejecting(Contract.STREAM, Generators::twentyBits)
            .rejecting(Contract.STREAM, SharedStreams::windowsUnseeded)
            .of(system, Independence::acrossSeeds));
  }

  private static Outcome inside(Probe probe) {
    Findings findings = new Findings(2 * Kernels.LARGE_SIZE + 2);
    addCoins(findings, probe);
    LastWeight.add(findings, probe);
    Outcome outcome = findings.outcome("weights are independent at all distances", INSIDE);
    return findings.good() ? outcome : outcome.with("cause", INSIDE);
  }

  /** Whether the coins of a kernel are independent of each other. */
  static boolean within(Probe probe) {
    Findings findings = new Findings(2 * Kernels.LARGE_SIZE + 1);
    addCoins(findings, probe);
    return findings.good();
  }

  private static void addCoins(Findings findings, Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    double[] weights = probe.fill(kernel);
    Halves signs = Halves.ofSigns(weights, probe.sorted(kernel));
    signs.compareAtAllDistances(findings, "the sign");
    signs.ofSizes(weights).compareAtAllDistances(findings, "the size");
    Values values = new Values(kernel.shape(), weights);
    CoinMemory.Found twice = CommonRuns.within("the kernel", kernel, values, probe);
    findings.add(twice.pValue(), twice.sentence());
  }

  /** IND-02. */
  static Outcome acrossParameters(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(64, 96));
    Kernel other = Kernels.accepted(probe.subject(), Kernel.dense(20, 28));
    List<Kernel> kernels = List.of(kernel, kernel, kernel, other);
    List<Values> filled = probe.fill(kernels, probe.seed(0));
    List<String> names = new ArrayList<>();
    for (int p = 0; p < kernels.size(); p++) {
      names.add("parameter " + p + " (" + kernels.get(p) + ")");
    }
    CoinMemory.Found runs = CommonRuns.among(names, kernels, filled, probe, 1);
    Outcome places = among(filled.subList(0, 3), "parameters", PARAMETERS);
    Outcome outcome = both(probe, places, runs, () -> Copies.ofParameters(probe));
    return outcome.result().isGood() ? acrossKinds(probe, outcome) : outcome;
  }

  /** The kernels of {@link Moments}, which are there: none has a stream in common with another. */
  private static Outcome acrossKinds(Probe probe, Outcome good) {
    List<Kernel> kernels = Kernels.everyKind(probe.subject());
    List<String> names = new ArrayList<>();
    kernels.forEach(kernel -> names.add("parameter " + names.size() + " (" + kernel + ")"));
    List<Values> filled = probe.fill(kernels, probe.seed(0));
    CoinMemory.Found runs = CommonRuns.among(names, kernels, filled, probe, 1);
    return both(probe, good, runs, () -> "");
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
    if (Collections.frequency(first, first.get(0)) == first.size()) {
      return ignored(first.size());
    }
    int each = kernels.size();
    CoinMemory.Found runs = CommonRuns.among(names, all, filled, probe, each);
    return both(probe, among(first, "seeds", SEEDS), runs, () -> Copies.ofSeeds(probe));
  }

  private static Outcome ignored(int seeds) {
    String message = IGNORED + ", " + seeds + " that were tried";
    return Outcome.fail(1, 0, message).with("cause", IGNORED);
  }

  /** Whether the seed changes nothing, on a kernel of thousands of weights. */
  static boolean seedIsIgnored(Probe probe) {
    List<Kernel> kernel = List.of(Kernels.accepted(probe.subject(), Kernel.dense(64, 96)));
    return probe.fill(kernel, probe.seed(0)).equals(probe.fill(kernel, probe.seed(3)));
  }

  /**
   * The coins at the same place decide first: who shares a whole parameter is told so. Coins that
   * depend on each other within a kernel do so across parameters, too, without a common stream.
   */
  private static Outcome both(
      Probe probe, Outcome places, CoinMemory.Found found, Supplier<String> copies) {
    Findings runs = new Findings(TESTS);
    runs.add(found.pValue(), found.sentence());
    Outcome outcome = places;
    if (places.result().isGood()) {
      String copied = runs.good() ? copies.get() : "";
      outcome = runs.good() ? places : runs.outcome("", Contract.STREAM);
      outcome = copied.isEmpty() ? outcome : Outcome.fail(1, 0, Contract.STREAM + ": " + copied);
    }
    return outcome.result().isGood()
        ? outcome
        : outcome.with("cause", within(probe) ? Contract.STREAM : INSIDE);
  }

  /** Every pair of three, at the same place and one place on. */
  private static Outcome among(List<Values> three, String what, String complaint) {
    Findings findings = new Findings(TESTS);
    List<Halves> signs = three.stream().map(v -> Halves.ofSigns(v.toArray())).toList();
    List<Halves> sizes =
        IntStream.range(0, three.size())
            .mapToObj(i -> signs.get(i).ofSizes(three.get(i).toArray()))
            .toList();
    for (int a = 0; a < 3; a++) {
      for (int b = a + 1; b < 3; b++) {
        for (int lag = 0; lag < 2; lag++) {
          String where = what + " " + a + " and " + b + " at distance " + lag;
          signs.get(a).compare(findings, signs.get(b), lag, where + " the sign");
          sizes.get(a).compare(findings, sizes.get(b), lag, where + " the size");
        }
      }
    }
    return findings.outcome("three " + what + " are independent", complaint);
  }
}
