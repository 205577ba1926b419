package org.gradmark.initializers.claims;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.Sorting;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Precision;

/**
 * TYPE-01: no value comes up more often than the format's resolution makes it; in double none is a
 * float by chance, and the random numbers behind the weights are finer than 32 bits. Those are
 * found again as the law's distribution function of a weight, to within 1e-15: in units of 2^-32
 * their fractions are uniform, or all the same if there are no more bits.
 */
public final class Resolution {

  private static final String RESOLUTION = "the values do not have the resolution of their format";

  /** What generators of at most 32 bits divide by; coarser powers of two are on the same grid. */
  private static final double[] CELLS = {0x1p32, 0x1p32 - 1, 0x1p31 - 1};

  /** Fractions are counted in so many parts of a cell: a distance of 2^-38, far above rounding. */
  private static final int PARTS = 64;

  /** Draws whose fractions are looked at: enough by far, and distribution functions take time. */
  private static final int LOOKS = 4_096;

  private Resolution() {}

  /** The claim for a system. */
  public static Claim<InitializerSubject> claim(
      InitializerSystem system, Statement.Question question) {
    List<String> uniform = Generators.uniformDialects(system);
    Statement statement =
        Statement.claim(
                "TYPE-01",
                "resolution",
                "Weights use the whole resolution of their format, and no more.",
                "a value recurs with at most the probability of its rounding cell; fractions of"
                    + " fine cells are uniform")
            .rejecting(RESOLUTION, CommonMistakes.SIXTEEN_BITS)
            .rejecting(RESOLUTION, CommonMistakes::wrongFormat);
    if (!uniform.isEmpty()) {
      statement.rejectingIn(uniform, RESOLUTION, Generators.FEW_BITS, Generators.MODULO);
    }
    return statement.of(system, question);
  }

  /**
   * Puts the claim to draws.
   *
   * @param draws in any order; not changed
   * @param law that they have, with a continuous distribution function besides its point masses
   */
  public static Outcome check(Probe probe, double[] draws, Law law) {
    Precision precision = probe.trial().precision();
    for (double x : draws) {
      if (Double.compare(precision.nearest(x), x) != 0) {
        return Outcome.fail(
            x, 0, RESOLUTION + ": " + x + " is no " + precision.dtype() + " number");
      }
    }
    Set<Double> masses = law.masses().keySet();
    double[] loose =
        masses.isEmpty() ? draws : Arrays.stream(draws).filter(x -> !masses.contains(x)).toArray();
    boolean fine = probe.bits() >= Precision.FLOAT64.bits();
    Findings findings = new Findings(fine ? 2 + CELLS.length : 1);
    recurrences(probe, findings, loose, law, "");
    if (fine && findings.good()) {
      floats(findings, loose);
      int stride = Math.max(1, loose.length / LOOKS);
      double[] shares =
          IntStream.range(0, loose.length / stride)
              .mapToDouble(i -> law.cdf(loose[i * stride]))
              .toArray();
      for (double cells : CELLS) {
        fractions(findings, shares, cells);
      }
    }
    return findings.outcome("the values have the resolution of their format", RESOLUTION);
  }

  /** How often a value comes up again. */
  static void recurrences(Probe probe, Findings findings, double[] draws, Law law, String where) {
    double[] sorted = draws.clone();
    Sorting.sort(sorted);
    int again = 0;
    int row = 0;
    int most = 0;
    double often = Double.NaN;
    for (int i = 0; i < sorted.length; i++) {
      row = i > 0 && sorted[i] == sorted[i - 1] ? row + 1 : 1;
      again += row > 1 ? 1 : 0;
      often = row > most ? sorted[i] : often;
      most = Math.max(most, row);
    }
    int n = sorted.length;
    double cell = cell(law, probe.bits());
    // Given the draws before it, a draw repeats one of them with at most n times the probability of
    // the most likely cell. Where that bounds nothing, since a format has few values, the fullest
    // cell is left: the others fall into the one of a given draw with that probability at most.
    findings.add(
        n * cell <= 0.5
            ? ExactBinomial.atLeast(again, n, n * cell)
            : Math.min(1, n * ExactBinomial.atLeast(most - 1, n - 1, Math.min(0.5, cell))),
        where
            + again
            + " of "
            + n
            + " draws had occurred before"
            + (most > 1 ? ", " + often + " " + most + " times in all" : ""));
  }

  /**
   * The probability of the most likely value, at most. A cell is 2^(1-bits) of its value wide, and
   * |x - m| f(x) is bounded; |m| f(x) is at most twice that bound times |m| / deviation. Twice that
   * again: most rules round more than once.
   */
  static double cell(Law law, int bits) {
    double offset = 1 + Math.abs(law.mean()) / Math.sqrt(law.variance()) * 2;
    return law.crowding() * offset * Math.scalb(1, 2 - bits);
  }

  /** The last 29 bits of a double are zero with probability 2^-29, give or take some near zero. */
  private static void floats(Findings findings, double[] draws) {
    int floats = (int) Arrays.stream(draws).filter(x -> (float) x == x).count();
    findings.add(
        ExactBinomial.atLeast(floats, draws.length, 0x1p-27),
        floats + " of " + draws.length + " draws are floats");
  }

  /** The fullest part of a cell, after Bonferroni; the numbers are those of a generator's words. */
  private static void fractions(Findings findings, double[] shares, double cells) {
    int[] counts = new int[PARTS];
    for (double share : shares) {
      double place = share * cells;
      // Half a part on: a lattice is in the middle of a part, rounding does not share it out.
      double fraction = place - Math.floor(place) + 0.5 / PARTS;
      counts[Math.max(0, (int) (fraction * PARTS)) % PARTS]++;
    }
    int fullest = Arrays.stream(counts).max().orElse(0);
    findings.add(
        Math.min(1, PARTS * ExactBinomial.atLeast(fullest, shares.length, 1.0 / PARTS)),
        "in units of 1/"
            + (long) cells
            + ", "
            + fullest
            + " of "
            + shares.length
            + " random numbers have the same fraction");
  }
}
