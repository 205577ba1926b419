package org.gradmark.initializers.claims;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.EmpiricalLaw;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;

/**
 * LAW-01, LAW-02, TYPE-01: the distribution function is the law's everywhere, to within the band of
 * Dvoretzky, Kiefer and Wolfowitz; no draw leaves the support; no value comes up more often than
 * the format's resolution makes it.
 */
public final class Distribution {

  private static final String LAW = "the distribution is not the paper's";
  private static final String SUPPORT = "a weight is outside the support";
  private static final String RESOLUTION = "the values do not have the resolution of their format";

  /** An end is a mean and a distance from it, added up with a few roundings of either. */
  private static final int ROUNDINGS = 8;

  private Distribution() {}

  /** The claims for a system. */
  public static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "LAW-01",
                "distribution",
                "The distribution function of the weights is the law's.",
                "Dvoretzky-Kiefer-Wolfowitz inequality with Massart's constant")
            .tried()
            .rejecting(LAW, CommonMistakes.SIGNS_ONLY, CommonMistakes.ONE_SIDED)
            .rejectingEveryIgnored(system, LAW)
            .of(system, Distribution::law),
        Statement.claim(
                "LAW-02",
                "support",
                "No weight is outside the support of the law, infinite or NaN.",
                "definition of the law")
            .tried()
            .rejecting(SUPPORT, CommonMistakes.NOT_A_NUMBER, CommonMistakes.INFINITE)
            .of(system, Distribution::support),
        Statement.claim(
                "TYPE-01",
                "resolution",
                "Weights use the whole resolution of their format, and no more.",
                "a value recurs with at most the probability of its rounding cell")
            .rejecting(RESOLUTION, CommonMistakes.SIXTEEN_BITS)
            .rejecting(RESOLUTION, CommonMistakes::wrongFormat)
            .of(system, Distribution::resolution));
  }

  /** LAW-01. */
  static Outcome law(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    double[] draws = probe.fill(kernel);
    Law law = probe.law(kernel);
    EmpiricalLaw found = EmpiricalLaw.of(draws, law);
    // Rounding moves a draw by one cell at most.
    double band = found.band(Statement.ALPHA) + Math.scalb(1, 1 - probe.bits());
    String distance =
        "the distribution function of "
            + found.draws()
            + " draws is off by "
            + Findings.brief(found.distance())
            + " at "
            + Findings.brief(found.at());
    Outcome outcome = Outcome.pass(found.distance(), band, distance);
    if (!(found.distance() <= band)) {
      List<String> followed =
          Dialects.followed(
              probe,
              other ->
                  EmpiricalLaw.of(draws, other.of(kernel, probe.settings())).distance() <= band);
      String complaint = LAW + Dialects.clause(followed) + ": " + distance;
      outcome =
          followed.isEmpty()
              ? Outcome.fail(found.distance(), band, complaint)
              : Outcome.deviates(found.distance(), band, complaint);
    }
    return LawEvidence.add(outcome.with("alpha", Statement.ALPHA), kernel.toString(), draws, law);
  }

  private static Outcome support(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    Law law = probe.law(kernel);
    double worst = 0;
    for (double x : probe.fill(kernel)) {
      double end = x < law.mean() ? law.low() : law.high();
      double size = Math.abs(law.mean()) + Math.abs(end - law.mean());
      double allowed = ROUNDINGS * Math.scalb(size, 1 - probe.bits());
      if (!Double.isFinite(x) || x > law.high() + allowed || x < law.low() - allowed) {
        return Outcome.fail(x, end, SUPPORT + ": " + x + " on " + kernel + ", the end is " + end);
      }
      worst = Math.max(worst, Math.abs(x));
    }
    double end = Math.max(Math.abs(law.low()), Math.abs(law.high()));
    return Outcome.pass(
        worst, end, "the largest weight has size " + Findings.brief(worst) + ", the end is " + end);
  }

  private static Outcome resolution(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    Law law = probe.law(kernel);
    double[] sorted = probe.fill(kernel);
    for (double x : sorted) {
      if (Double.compare(probe.trial().precision().nearest(x), x) != 0) {
        String dtype = probe.trial().precision().dtype();
        return Outcome.fail(x, 0, RESOLUTION + ": " + x + " is no " + dtype + " number");
      }
    }
    Arrays.sort(sorted);
    int n = 0;
    int again = 0;
    int row = 0;
    int most = 0;
    double often = Double.NaN;
    for (int i = 0; i < sorted.length; i++) {
      if (!law.masses().containsKey(sorted[i])) {
        n++;
        row = i > 0 && sorted[i] == sorted[i - 1] ? row + 1 : 1;
        again += row > 1 ? 1 : 0;
        often = row > most ? sorted[i] : often;
        most = Math.max(most, row);
      }
    }
    // Given the draws before it, a draw repeats one of them with at most n times the probability
    // of the most likely cell. A cell is 2^(1-bits) of its value wide, and |x - m| f(x) is bounded;
    // |m| f(x) is at most twice that bound times |m| / deviation. Twice that again: most rules
    // round
    // more than once.
    double offset = 1 + Math.abs(law.mean()) / Math.sqrt(law.variance()) * 2;
    double p = Math.min(0.5, n * law.crowding() * offset * Math.scalb(1, 2 - probe.bits()));
    Findings findings = new Findings(1);
    findings.add(
        ExactBinomial.atLeast(again, n, p),
        again
            + " of "
            + n
            + " draws had occurred before"
            + (most > 1 ? ", " + often + " " + most + " times in all" : ""));
    return findings.outcome("the values have the resolution of their format", RESOLUTION);
  }
}
