package org.gradmark.reports;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.gradmark.core.statistics.Holm;
import org.gradmark.core.statistics.SequentialTest;

/**
 * The statistical claims of a run, judged together. Every verdict is decided at its own error rate;
 * this tells a reader how surprising the most surprising of them is among so many.
 */
final class StatisticalClaims {

  private StatisticalClaims() {}

  /** How many there are, their error rate, the smallest adjusted p-value; empty if none. */
  static String sentence(Run run) {
    List<Verdict> tested = run.verdicts().stream().filter(v -> isProbability(pValue(v))).toList();
    if (tested.isEmpty()) {
      return "";
    }
    double[] alphas = tested.stream().mapToDouble(StatisticalClaims::alpha).toArray();
    double largest = Arrays.stream(alphas).max().getAsDouble();
    boolean same = Arrays.stream(alphas).allMatch(alpha -> alpha == largest);
    double[] adjusted =
        Holm.adjust(tested.stream().mapToDouble(StatisticalClaims::pValue).toArray());
    return "%s, alpha %s%s each; the smallest p-value after Holm's adjustment is %s."
        .formatted(
            Wording.count(tested.size(), "statistical claim"),
            same ? "" : "at most ",
            Wording.brief(largest),
            Wording.brief(Arrays.stream(adjusted).min().getAsDouble()));
  }

  private static double pValue(Verdict verdict) {
    return verdict.evidence().get("p_value") instanceof Number p ? p.doubleValue() : Double.NaN;
  }

  private static double alpha(Verdict verdict) {
    return verdict.evidence().get("alpha") instanceof Number alpha
        ? alpha.doubleValue()
        : SequentialTest.ALPHA;
  }

  private static boolean isProbability(double p) {
    return p >= 0 && p <= 1;
  }
}
