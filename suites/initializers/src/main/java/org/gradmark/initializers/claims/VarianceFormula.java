package org.gradmark.initializers.claims;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.initializer.Settings;

/**
 * What formula the variance of weights follows where no known mistake explains it: a number over a
 * reading of the fans ({@link FanFormula}). It is named only if it fits every kernel within what
 * chance does in one of a thousand, and no other reading fits even within one of 1e9. Where only
 * some kinds are wrong, it may be a known mistake that is made with those only, or the number that
 * is due over a wrong reading; if all of that fails, the kinds are named.
 *
 * <p>A name for what was found already: it accuses nobody.
 */
final class VarianceFormula {

  /** The numerator that fits best, its error as a share of it, and how badly it fits. */
  private record Fit(double number, double error, double chiSquare, int degrees) {}

  /** What a law has: a number over a formula. */
  private record Due(double number, FanFormula formula) {}

  private static final double EQUAL = 1e-9;

  private VarianceFormula() {}

  /**
   * A clause such as {@code the variance is 4 / fan_in, due is 2 / fan_in}, or an empty string.
   *
   * <p>All claims about a subject are told the same: of the default settings, unless nothing is
   * wrong with those.
   */
  static String of(Probe probe) {
    try {
      String clause = at(Probe.of(probe.system(), probe.trial(), Settings.DEFAULTS));
      return clause.isEmpty() ? at(probe) : clause;
    } catch (SubjectFailure | UnsupportedOperationException e) {
      // It cannot be asked once more, perhaps. A name must not turn a verdict into an error.
      return "";
    }
  }

  private static String at(Probe probe) {
    List<SeenVariance> all = SeenVariance.of(probe);
    if (all.stream().allMatch(s -> s.may(probe.law(s.kernel()).variance()))) {
      return "";
    }
    Due due = due(probe, all);
    String everywhere = named(due, all, "");
    List<WrongKernels> some = WrongKernels.of(probe, all);
    WrongKernels widest = some.get(some.size() - 1);
    if (!everywhere.isEmpty() || widest.seen().size() == all.size()) {
      return everywhere;
    }
    for (WrongKernels wrong : some) {
      String where = "on kernels of " + wrong.name() + " ";
      String clause = wrong.known(probe);
      clause = clause.isEmpty() ? named(due, wrong.seen(), where) : clause;
      clause = clause.isEmpty() ? ofDue(due, wrong.seen(), where) : clause;
      if (!clause.isEmpty()) {
        return clause;
      }
    }
    boolean few = 2 * widest.seen().size() < all.size();
    return few && !isWrongElsewhere(probe, widest) ? some.get(0).ratios(probe) : "";
  }

  /** What is little may show only where the other side of a layer is wide. */
  private static boolean isWrongElsewhere(Probe probe, WrongKernels wrong) {
    return SeenVariance.ofWide(probe).stream()
        .anyMatch(s -> !wrong.areOfKind(s.kernel()) && !s.may(probe.law(s.kernel()).variance()));
  }

  private static String named(Due due, List<SeenVariance> seen, String where) {
    FanFormula found = null;
    Fit best = null;
    for (FanFormula formula : FanFormula.ALL) {
      Fit fit = fit(seen, formula::value);
      if (fit.degrees >= 2 && SeenVariance.mayBe(fit.chiSquare, fit.degrees)) {
        if (found != null && !alike(seen, found, formula)) {
          return "";
        }
        if (found == null || formula.text().isEmpty()) {
          found = formula;
          best = fit;
        }
      }
    }
    return found == null || !SeenVariance.isUsual(best.chiSquare, best.degrees)
        ? ""
        : clause(due, where, Share.of(best.number, best.error, found.text()), found);
  }

  /** The number that is due over another formula. */
  private static String ofDue(Due due, List<SeenVariance> seen, String where) {
    FanFormula found = null;
    double[] variances = {};
    for (FanFormula formula : due == null ? List.<FanFormula>of() : FanFormula.ALL) {
      double[] of =
          seen.stream().mapToDouble(s -> due.number / formula.value(s.kernel())).toArray();
      if (SeenVariance.mayBe(SeenVariance.chiSquare(seen, of), seen.size())) {
        if (found != null && !same(seen, found, formula)) {
          return "";
        }
        if (found == null || formula.text().isEmpty()) {
          found = formula;
          variances = of;
        }
      }
    }
    return found == null || !SeenVariance.areUsual(seen, variances)
        ? ""
        : clause(due, where, Share.of(due.number, 0, found.text()), found);
  }

  private static String clause(Due due, String where, String variance, FanFormula found) {
    return where
        + "the variance is "
        + variance
        + (found.text().isEmpty() ? " whatever the fans" : "")
        + (due == null ? "" : ", due is " + Share.of(due.number, 0, due.formula.text()));
  }

  /** The law's own variance; null if it is none of these formulas. */
  private static Due due(Probe probe, List<SeenVariance> seen) {
    for (FanFormula formula : FanFormula.ALL) {
      double[] numbers =
          seen.stream()
              .mapToDouble(s -> probe.law(s.kernel()).variance() * formula.value(s.kernel()))
              .toArray();
      if (Arrays.stream(numbers).allMatch(n -> Math.abs(n / numbers[0] - 1) < EQUAL)) {
        return new Due(numbers[0], formula);
      }
    }
    return null;
  }

  /** Whether two formulas are the same on these kernels, but for a number. */
  private static boolean alike(List<SeenVariance> seen, FanFormula one, FanFormula other) {
    Kernel first = seen.get(0).kernel();
    double ratio = one.value(first) / other.value(first);
    return same(seen, one, new FanFormula("", k -> ratio * other.value(k)));
  }

  private static boolean same(List<SeenVariance> seen, FanFormula one, FanFormula other) {
    return seen.stream()
        .allMatch(s -> Math.abs(one.value(s.kernel()) / other.value(s.kernel()) - 1) < EQUAL);
  }

  private static Fit fit(List<SeenVariance> seen, ToDoubleFunction<Kernel> denominator) {
    double weights = 0;
    double sum = 0;
    for (SeenVariance s : seen) {
      weights += s.weight();
      sum += s.weight() * (s.log() + Math.log(denominator.applyAsDouble(s.kernel())));
    }
    double number = Math.exp(sum / weights);
    double[] variances =
        seen.stream().mapToDouble(s -> number / denominator.applyAsDouble(s.kernel())).toArray();
    double chiSquare = SeenVariance.chiSquare(seen, variances);
    return new Fit(number, Math.sqrt(1 / weights), chiSquare, seen.size() - 1);
  }
}
