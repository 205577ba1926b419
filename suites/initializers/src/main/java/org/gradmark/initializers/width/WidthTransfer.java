package org.gradmark.initializers.width;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * ABC-01, ABC-02: deviations follow the power of the width; only a + b is seen by a forward pass.
 */
final class WidthTransfer {

  private static final String POWER = "the deviation is not the power of the width";
  private static final String SYMMETRY = "a shift from b to a changes the weights";
  private static final List<Integer> WIDTHS = List.of(64, 256, 1024);

  /** The right scale at width 256, and only there. */
  private static final InitializerMistake FIXED =
      InitializerMistake.fans("width-is-256", "the width is always 256", k -> 256, k -> 256);

  /** Nothing changes while a is 0, as it is by default. */
  private static final InitializerMistake A_TWICE =
      InitializerMistake.result(
          "a-twice",
          "the multiplier is used twice",
          (s, w) -> w.times(s.fanIn().log().times(s.get(AbcParametrization.A)).negate().exp()));

  private WidthTransfer() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "ABC-01",
                "width-transfer",
                "From width 64 to 1024, the deviation is the width to the power -(a + b).",
                "definition; chi-square law")
            .tried()
            .rejecting(POWER, FIXED, A_TWICE, InitializerMistake.hardCoded(AbcParametrization.A, 0))
            .of(system, WidthTransfer::power),
        Statement.claim(
                "ABC-02",
                "shift-symmetry",
                "A shift of 1/2 from b to a leaves every weight as it is, but for rounding.",
                "n^-(a + 1/2) n^-(b - 1/2) = n^-a n^-b")
            .kind(Kind.METAMORPHIC)
            .tried()
            .rejecting(
                SYMMETRY,
                A_TWICE,
                InitializerMistake.hardCoded(AbcParametrization.A, 0),
                InitializerMistake.hardCoded(AbcParametrization.B, 0.5))
            .of(system, WidthTransfer::symmetry));
  }

  static List<Claim<InitializerSubject>> oneStep(InitializerSystem system) {
    return OneStep.features(
        system,
        FIXED,
        A_TWICE,
        InitializerMistake.hardCoded(AbcParametrization.A, 0),
        InitializerMistake.hardCoded(AbcParametrization.B, 0.5));
  }

  private static List<Kernel> kernels(Probe probe) {
    boolean input = probe.subject().dialect().equals("input");
    List<Kernel> kernels = new ArrayList<>();
    WIDTHS.forEach(
        n -> kernels.add(Kernels.accepted(probe.subject(), AbcParametrization.kernel(n, input))));
    return kernels;
  }

  private static Outcome power(Probe probe) {
    List<Kernel> kernels = kernels(probe);
    List<Values> filled = probe.fill(kernels, probe.seed(31));
    Findings findings = new Findings(kernels.size());
    for (int i = 0; i < kernels.size(); i++) {
      double variance = AbcParametrization.variance(WIDTHS.get(i), probe.settings());
      MomentTest test =
          MomentTest.ofSquares(filled.get(i).toArray(), Law.normal(0, Math.sqrt(variance)));
      findings.add(
          test.pValue(),
          "at width "
              + WIDTHS.get(i)
              + " the variance is "
              + Findings.brief(test.ratio())
              + " times what is due");
    }
    return findings.outcome("the deviation is the power of the width", POWER);
  }

  private static Outcome symmetry(Probe probe) {
    Settings own = probe.settings();
    Map<String, Double> shifted = new HashMap<>(own.values());
    shifted.put(AbcParametrization.A.name(), own.get(AbcParametrization.A) + 0.5);
    shifted.put(AbcParametrization.B.name(), own.get(AbcParametrization.B) - 0.5);
    List<Kernel> kernels = kernels(probe);
    List<Values> first = probe.fill(kernels, probe.seed(32));
    List<Values> second = probe.raw(Blueprint.of(kernels, shifted, probe.seed(32)));
    double worst = 0;
    for (int k = 0; k < kernels.size(); k++) {
      for (int i = 0; i < first.get(k).size(); i++) {
        double off = Math.abs(second.get(k).get(i) - first.get(k).get(i));
        double share = off / Math.abs(first.get(k).get(i));
        worst = share <= worst ? worst : share;
      }
    }
    double tolerance = 128 * Math.scalb(1, -probe.bits());
    String found = "weights differ by a share of " + Findings.brief(worst);
    return worst <= tolerance
        ? Outcome.pass(worst, tolerance, found)
        : Outcome.fail(worst, tolerance, SYMMETRY + ": " + found);
  }
}
