package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.EmpiricalLaw;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;

/**
 * LAW-05: what LAW-01, LAW-02 and TYPE-01 say of a large dense kernel holds for kernels of every
 * kind, and none of their weights is left at zero. The law's distribution function of its own
 * weights is uniform whatever the kernel, so those of one kind, of one layout and of all windows
 * are one sample each.
 */
final class EveryKindLaw {

  private static final String LAW = "the distribution is not the paper's on every kind of kernel";

  /** Kinds, layouts, windows: as many samples there are at most. */
  private static final int SAMPLES = 10;

  private EveryKindLaw() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    Statement statement =
        Statement.claim(
                "LAW-05",
                "distribution-of-every-kind",
                "On every kind of kernel, in every layout, the distribution function of the weights"
                    + " is the law's; none is outside the support or left at zero, and none recurs"
                    + " more often than the format makes it.",
                "probability integral transform; Dvoretzky-Kiefer-Wolfowitz inequality with"
                    + " Massart's constant; exact binomial tests")
            .ofManyParameters()
            .rejecting(LAW, KindMistakes.all());
    List<String> bounded =
        system.dialects().stream()
            .map(dialect -> dialect.id())
            .filter(id -> !Generators.normalDialects(system).contains(id))
            .toList();
    InitializerMistake outside = KindMistakes.OUTSIDE;
    return List.of(
        (bounded.isEmpty() ? statement : statement.rejectingIn(bounded, LAW, outside))
            .of(system, EveryKindLaw::check));
  }

  private static Outcome check(Probe probe) {
    List<Kernel> kernels = Kernels.everyKind(probe.subject());
    List<Values> filled = probe.fill(kernels, probe.seed(0));
    Map<String, List<double[]>> samples = new LinkedHashMap<>();
    Findings findings = new Findings(kernels.size() + 1);
    int zeros = 0;
    int weights = 0;
    for (int k = 0; k < kernels.size(); k++) {
      Kernel kernel = kernels.get(k);
      Law law = probe.law(kernel);
      double[] w = filled.get(k).toArray();
      String outside = Distribution.outside(probe, law, w);
      if (!outside.isEmpty()) {
        return Outcome.fail(1, 0, LAW + ": " + outside + " on " + kernel);
      }
      zeros += (int) Arrays.stream(w).filter(x -> x == 0).count();
      weights += w.length;
      Resolution.recurrences(probe, findings, w, law, "on " + kernel + " ");
      double[] shares = Arrays.stream(w).map(law::cdf).toArray();
      for (String sample : samples(kernel)) {
        samples.computeIfAbsent(sample, s -> new ArrayList<>()).add(shares);
      }
    }
    // In the coarsest way to draw, from as many equal steps as the format has, zero is one of them.
    findings.add(
        ExactBinomial.atLeast(zeros, weights, Math.scalb(1, 2 - probe.bits())),
        zeros + " of " + weights + " weights are zero");
    Outcome distances = distances(probe, samples);
    return distances.result().isGood() && !findings.good() ? findings.outcome("", LAW) : distances;
  }

  private static List<String> samples(Kernel kernel) {
    List<String> samples = new ArrayList<>();
    samples.add("kind " + kernel.kind().name().toLowerCase(java.util.Locale.ROOT));
    samples.add("layout " + kernel.layout().name().toLowerCase(java.util.Locale.ROOT));
    if (!kernel.extents().isEmpty()) {
      samples.add("any kind with a window");
    }
    return samples;
  }

  private static Outcome distances(Probe probe, Map<String, List<double[]>> samples) {
    double worst = 0;
    double limit = 1;
    String at = "";
    for (Map.Entry<String, List<double[]>> sample : samples.entrySet()) {
      EmpiricalLaw found = EmpiricalLaw.ofShares(sample.getValue());
      double band = found.band(Statement.ALPHA / SAMPLES) + Math.scalb(1, 1 - probe.bits());
      if (!(found.distance() / band <= worst / limit)) {
        worst = found.distance();
        limit = band;
        at = sample.getKey() + ", of " + found.draws() + " weights";
      }
    }
    String found =
        "the distribution function is off by " + Findings.brief(worst) + " on kernels of " + at;
    Outcome outcome =
        worst <= limit
            ? Outcome.pass(worst, limit, found)
            : Outcome.fail(worst, limit, LAW + ": " + found);
    return outcome.with("alpha", Statement.ALPHA);
  }
}
