package org.gradmark.initializers.claims;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;

/**
 * LAW-03: as many weights are far out, on either side, as the law has it. A band around the whole
 * distribution function is too wide to see this: nobody draws beyond three standard deviations, and
 * it moves the function by 0.0014. Rounding may move a weight past the quantile: each side is
 * tested with the probability that is the most, or the least, with a cell more.
 */
public final class Tails {

  private static final String TAILS = "the tails are not those of the paper's law";

  /**
   * The rarest, 3.54 standard deviations of a normal law, still occurs 41 times on either side of
   * two large kernels: none is seen with probability 1e-18.
   */
  private static final double[] LEVELS = {0.1, 0.01, 0.002, 0.0005, 0.0002};

  private Tails() {}

  /** The claim for a system. */
  public static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    List<String> normal = Generators.normalDialects(system);
    Statement statement =
        Statement.claim(
                "LAW-03",
                "tails",
                "On either side, 1 in 10, 100, 500, 2000 and 5000 weights is beyond the law's"
                    + " quantile.",
                "exact binomial test")
            .tried()
            .rejecting(TAILS, CommonMistakes.NO_TAILS);
    if (!normal.isEmpty()) {
      statement.rejectingIn(normal, TAILS, Generators.CUT);
    }
    return List.of(statement.of(system, Tails::check));
  }

  private static Outcome check(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    double[] weights = Kernels.twice(probe, kernel);
    Law law = probe.law(kernel);
    Findings findings = new Findings(2 * LEVELS.length);
    for (double level : LEVELS) {
      double low = quantile(law, level);
      double high = quantile(law, 1 - level);
      int below = 0;
      int above = 0;
      for (double w : weights) {
        below += w < low ? 1 : 0;
        above += w > high ? 1 : 0;
      }
      double cell = cell(probe, law, low);
      double[] due = {law.cdf(low - cell), law.cdf(low), law.cdf(low + cell)};
      add(findings, below, weights.length, due, "below " + Findings.brief(low));
      cell = cell(probe, law, high);
      due = new double[] {1 - law.cdf(high + cell), 1 - law.cdf(high), 1 - law.cdf(high - cell)};
      add(findings, above, weights.length, due, "above " + Findings.brief(high));
    }
    return findings.outcome("the tails are those of the law", TAILS);
  }

  /** How far rounding, of the weight and of what it is made of, may move a weight at a place. */
  private static double cell(Probe probe, Law law, double at) {
    return Math.scalb(Math.abs(law.mean()) + Math.abs(at - law.mean()), 2 - probe.bits());
  }

  /**
   * One tail.
   *
   * @param due its probability: the least that rounding may make it, the law's, and the most
   */
  private static void add(Findings findings, int seen, int weights, double[] due, String where) {
    double few = due[0] > 0 ? ExactBinomial.atMost(seen, weights, due[0]) : 1;
    double many = ExactBinomial.atLeast(seen, weights, Math.min(0.5, due[2]));
    findings.add(
        Math.min(1, 2 * Math.min(few, many)),
        seen
            + (" of " + weights + " weights are " + where)
            + (", due are " + Math.round(weights * due[1])));
  }

  /** Where the distribution function is p, by bisection. */
  private static double quantile(Law law, double p) {
    double low = law.mean() - 10 * Math.sqrt(law.variance());
    double high = law.mean() + 10 * Math.sqrt(law.variance());
    for (int i = 0; i < 100; i++) {
      double middle = 0.5 * (low + high);
      boolean less = law.cdf(middle) < p;
      low = less ? middle : low;
      high = less ? high : middle;
    }
    return low;
  }
}
