package org.gradmark.initializers.claims;

import java.util.Arrays;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.statistics.EmpiricalLaw;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;

/**
 * A known mistake that changes scale and form of the law at once breaks many claims, too. It is the
 * cause of a failure if the subject's weights have the law of weights that are mistaken so, and if
 * the claim fails for those as well.
 */
final class LawCause {

  /** Second moments of 6,144 draws stray less than this, in natural logarithms. */
  private static final double NEAR = 0.2;

  private LawCause() {}

  /** The mistake's clause, or an empty string if none is the cause. */
  static String of(Probe probe, Statement.Question question) {
    InitializerRule right = probe.system().dialect(probe.subject().dialect()).rule();
    Kernel small = Kernels.accepted(probe.subject(), Kernel.dense(64, 96));
    Kernel large = Kernels.large(probe.subject());
    double[] draws = probe.fill(large);
    if (Math.abs(ratio(draws, probe.law(large)) - 1) < 0.02) {
      return "";
    }
    double seen = ratio(probe.fill(small), probe.law(small));
    for (InitializerMistake mistake : probe.system().mistakes(probe.subject().dialect())) {
      Probe mistaken = mistaken(probe, mistake.change().apply(right));
      double due = ratio(mistaken.fill(small), probe.law(small));
      if (Math.abs(Math.log(seen / due)) < NEAR
          && distance(draws, mistaken.fill(large))
              <= 2 * EmpiricalLaw.band(draws.length, Statement.ALPHA)
          && !question.check(mistaken).result().isGood()) {
        return mistake.cause();
      }
    }
    return "";
  }

  private static double ratio(double[] draws, Law law) {
    return MomentTest.ofSquares(draws, law).ratio();
  }

  private static Probe mistaken(Probe probe, InitializerRule rule) {
    InitializerSubject subject =
        new RuleInitializer("", probe.system().id(), probe.subject().dialect(), rule);
    Trial<InitializerSubject> trial = probe.trial();
    return new Probe(
        probe.system(),
        new Trial<>(subject, "f64", trial.laboratory(), trial.seed()),
        probe.settings());
  }

  /** Largest difference of two distribution functions of equally many draws. */
  private static double distance(double[] one, double[] other) {
    double[] a = sorted(one);
    double[] b = sorted(other);
    int j = 0;
    int furthest = 0;
    for (int i = 0; i < a.length; i++) {
      while (j < b.length && b[j] <= a[i]) {
        j++;
      }
      furthest = Math.max(furthest, Math.max(Math.abs(i + 1 - j), Math.abs(i - j)));
    }
    return (double) furthest / a.length;
  }

  private static double[] sorted(double[] draws) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
