package org.gradmark.initializers.claims;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.LawOfKernel;
import org.gradmark.core.statistics.EmpiricalLaw;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;

/**
 * LAW-01, LAW-02: the distribution function is the law's everywhere, to within the band of
 * Dvoretzky, Kiefer and Wolfowitz; no draw leaves the support. With them TYPE-01 ({@link
 * Resolution}).
 */
public final class Distribution {

  static final String LAW = "the distribution is not the paper's";
  private static final String SUPPORT = "a weight is outside the support";

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
        Resolution.claim(
            system,
            probe -> {
              Kernel kernel = Kernels.large(probe.subject());
              return Resolution.check(probe, probe.sorted(kernel), probe.law(kernel));
            }));
  }

  /** LAW-01. */
  static Outcome law(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    double[] draws = probe.sorted(kernel);
    Law law = probe.law(kernel);
    EmpiricalLaw found = EmpiricalLaw.of(draws, law);
    double band = band(probe, found);
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

  /** Rounding moves a draw by one cell at most. */
  private static double band(Probe probe, EmpiricalLaw found) {
    return found.band(Statement.ALPHA) + Math.scalb(1, 1 - probe.bits());
  }

  /** Whether the weights of a large kernel may be of a law; true of who fills none. */
  static boolean isOf(Probe probe, LawOfKernel law) {
    if (Diagnosis.large(probe).isEmpty()) {
      return true;
    }
    Kernel kernel = Kernels.large(probe.subject());
    EmpiricalLaw found = EmpiricalLaw.of(probe.sorted(kernel), law.of(kernel, probe.settings()));
    return found.distance() <= band(probe, found);
  }

  private static Outcome support(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    Law law = probe.law(kernel);
    double[] weights = probe.fill(kernel);
    String outside = outside(probe, law, weights);
    double worst = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    double end = Math.max(Math.abs(law.low()), Math.abs(law.high()));
    return outside.isEmpty()
        ? Outcome.pass(
            worst,
            end,
            "the largest weight has size " + Findings.brief(worst) + ", the end is " + end)
        : Outcome.fail(worst, end, SUPPORT + ": " + outside + " on " + kernel);
  }

  /** The first weight outside the support, and the end that it is beyond; or an empty string. */
  static String outside(Probe probe, Law law, double[] weights) {
    double rounding = ROUNDINGS * Math.scalb(1.0, 1 - probe.bits());
    for (double x : weights) {
      double end = x < law.mean() ? law.low() : law.high();
      double size = Math.abs(law.mean()) + Math.abs(end - law.mean());
      double allowed = rounding * size;
      if (!Double.isFinite(x) || x > law.high() + allowed || x < law.low() - allowed) {
        return x + ", beyond " + end + ",";
      }
    }
    return "";
  }
}
