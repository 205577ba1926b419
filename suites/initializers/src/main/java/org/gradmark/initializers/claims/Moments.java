package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.LawOfKernel;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;

/**
 * FAN-01, MOM-01, MOM-02: variance and mean are the law's, on every kind of kernel and to within
 * 0.5 % of scale on large ones. (That error is found with probability 0.99 in 1,638,400 normal
 * draws at alpha 1e-9; on the small kernels, of 2,000 draws or more, one of 15 %.)
 */
public final class Moments {

  static final String VARIANCE = "the variance is not the paper's";

  /** The cause, too: a mistake that is made where a side is long breaks no other claim. */
  private static final String WIDE = VARIANCE + " where a layer is wide";

  private static final String RATIO = "times what is due";
  private static final InitializerMistake[] NONE = {};
  static final String MEAN = "the mean is not the paper's";

  private Moments() {}

  /** The claims for a system. */
  public static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    List<String> fans = dialectsWithFans(system);
    return List.of(
        Statement.claim(
                "FAN-01",
                "fans",
                "On every kind of kernel, in every layout, the variance is that of the paper's fans,"
                    + " also of fans above 4,096 and of an embedding of 10,100 rows.",
                "fan-in: weights that meet in an output; fan-out: weights that leave an input")
            .rejectingEveryDeclared(system)
            .rejecting(RATIO, Gates.NARROW)
            .rejectingIn(fans, RATIO, fans.isEmpty() ? NONE : ShapeMistakes.all())
            .of(system, Moments::everyKind),
        Statement.claim(
                "MOM-01",
                "variance",
                "The variance of large kernels is the law's.",
                "chi-square test of normal laws, Bernstein's inequality for bounded ones")
            .tried()
            .rejecting(VARIANCE, CommonMistakes.TOO_WIDE, CommonMistakes.SLOPE_OF_A_TENTH)
            .of(system, Moments::large),
        Statement.claim(
                "MOM-02",
                "mean",
                "The mean of a large kernel is the law's.",
                "normal law of the mean, Bernstein's inequality for bounded ones")
            .tried()
            .rejecting(MEAN, CommonMistakes.SHIFTED)
            .of(system, Moments::mean));
  }

  /** The dialects whose law is one of the fans. */
  private static List<String> dialectsWithFans(InitializerSystem system) {
    return system.dialects().stream()
        .map(dialect -> dialect.id())
        .filter(id -> variance(system, id, 2) != variance(system, id, 200))
        .toList();
  }

  private static double variance(InitializerSystem system, String dialect, int side) {
    return system
        .law(dialect)
        .map(law -> law.of(Kernel.dense(side, side), Settings.DEFAULTS).variance())
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Outcome everyKind(Probe probe) {
    List<Kernel> kinds = Kernels.everyKind(probe.subject());
    List<Values> filled = probe.fill(kinds, probe.seed(0));
    List<Kernel> kernels = new ArrayList<>(kinds);
    List<Values> all = new ArrayList<>(filled);
    List<Kernel> wide = Kernels.wide(probe.subject());
    kernels.addAll(wide);
    all.addAll(probe.fillOnce(probe.blueprint(wide, probe.seed(0))));
    LawOfKernel law = (kernel, settings) -> probe.law(kernel);
    Findings findings = everyKind(probe, kernels, all, law);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < kernels.size(); i++) {
      ratios.add(MomentTest.ofSquares(all.get(i).toArray(), probe.law(kernels.get(i))).ratio());
    }
    Outcome outcome;
    if (findings.good()) {
      outcome = findings.outcome("the variance of " + kernels.size() + " kernels is right", "");
    } else if (everyKind(probe, kinds, filled, law).good()) {
      outcome = findings.outcome("", WIDE).with("cause", WIDE);
    } else {
      List<String> followed =
          Dialects.followed(
              probe,
              other ->
                  everyKind(probe, kernels, all, other).good() && Distribution.isOf(probe, other));
      String complaint =
          Diagnosis.complaint(probe, kinds, filled, VARIANCE + Dialects.clause(followed));
      outcome = followed.isEmpty() ? findings.outcome("", complaint) : findings.deviates(complaint);
    }
    return outcome
        .with("kernels", kernels.stream().map(Kernel::toString).toList())
        .with("variance_ratios", ratios);
  }

  private static Findings everyKind(
      Probe probe, List<Kernel> kernels, List<Values> filled, LawOfKernel law) {
    Findings findings = new Findings(kernels.size() + Gates.COUNT);
    for (int i = 0; i < kernels.size(); i++) {
      Kernel kernel = kernels.get(i);
      Law due = law.of(kernel, probe.settings());
      add(findings, MomentTest.ofSquares(filled.get(i).toArray(), due), kernel);
    }
    Gates.add(findings, probe, kernels, filled, law);
    return findings;
  }

  private static Outcome large(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    int weights = LargeSample.WEIGHTS;
    double squares = LargeSample.of(probe).squares();
    Findings findings = new Findings(1);
    add(findings, MomentTest.ofSquares(squares, weights, probe.law(kernel)), kernel);
    return findings.outcome("the variance is the paper's", VARIANCE).with("draws", weights);
  }

  private static void add(Findings findings, MomentTest test, Kernel kernel) {
    findings.add(
        test.pValue(),
        "on " + kernel + " it is " + Findings.brief(test.ratio()) + " times what is due");
  }

  /** MOM-02. */
  static Outcome mean(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    MomentTest test = MomentTest.ofMean(probe.fill(kernel), probe.law(kernel));
    Findings findings = new Findings(1);
    findings.add(
        test.pValue(),
        "on "
            + kernel
            + " it is off by "
            + Findings.brief(test.ratio())
            + " standard deviations of a weight");
    return findings.outcome("the mean is the paper's", MEAN);
  }
}
