package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.tensor.Values;

/**
 * What formula the variance of weights follows where no known mistake explains it: a number over a
 * reading of the fans ({@link FanFormula}). It is named only if it fits every kernel within what
 * chance does in one of a thousand, and no other reading fits even within one of 1e9.
 *
 * <p>A name for what was found already: it accuses nobody. The logarithm of a variance of n draws
 * strays by {@code sqrt((kurtosis - 1) / n)}; the kurtosis is taken to be a normal law's, which is
 * more than that of bounded ones.
 */
final class VarianceFormula {

  private static final double COMMON = Math.log(1e3);
  private static final double RARE = Math.log(1e9);

  /** Standard errors that a kernel may be off and count as right. */
  private static final double RIGHT = 5;

  /** A kernel, the logarithm of its variance, and the number of its weights. */
  private record Seen(Kernel kernel, double log, int size) {
    double weight() {
      return size / 2.0;
    }
  }

  /** The numerator that fits best, its error as a share of it, and how badly it fits. */
  private record Fit(double number, double error, double chiSquare, int degrees) {
    boolean good(double rarity) {
      return chiSquare <= degrees + 2 * Math.sqrt(degrees * rarity) + 2 * rarity;
    }
  }

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
    List<Seen> all = seen(probe);
    List<Seen> wrong = all.stream().filter(s -> !right(probe, s)).toList();
    Set<Kernel.Kind> kinds = EnumSet.noneOf(Kernel.Kind.class);
    wrong.forEach(s -> kinds.add(s.kernel.kind()));
    if (kinds.isEmpty()) {
      return "";
    }
    String everywhere = named(probe, all, "");
    List<Seen> some = all.stream().filter(s -> kinds.contains(s.kernel.kind())).toList();
    if (!everywhere.isEmpty() || some.size() == all.size()) {
      return everywhere;
    }
    String where =
        kinds.stream()
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "on kernels of kind ", " "));
    return named(probe, some, where);
  }

  /** Kernels of every kind, and the large one, which tells small differences. */
  private static List<Seen> seen(Probe probe) {
    List<Kernel> kernels = Kernels.everyKind(probe.subject());
    List<Seen> seen = new ArrayList<>();
    List<Values> filled = probe.fill(kernels, probe.seed(0));
    for (int i = 0; i < kernels.size(); i++) {
      seen.add(seen(kernels.get(i), filled.get(i).toArray()));
    }
    Diagnosis.large(probe).forEach((large, w) -> seen.add(seen(large, w.toArray())));
    return seen;
  }

  private static Seen seen(Kernel kernel, double[] w) {
    double sum = 0;
    double squares = 0;
    for (double x : w) {
      sum += x;
      squares += x * x;
    }
    double mean = sum / w.length;
    return new Seen(kernel, Math.log(squares / w.length - mean * mean), w.length);
  }

  private static boolean right(Probe probe, Seen seen) {
    double off = seen.log - Math.log(probe.law(seen.kernel).variance());
    return Math.abs(off) * Math.sqrt(seen.weight()) <= RIGHT;
  }

  private static String named(Probe probe, List<Seen> seen, String where) {
    FanFormula found = null;
    Fit best = null;
    for (FanFormula formula : FanFormula.ALL) {
      Fit fit = fit(seen, formula::value);
      if (fit.degrees >= 2 && fit.good(RARE) && !(found != null && alike(seen, found, formula))) {
        if (found != null) {
          return "";
        }
        found = formula;
        best = fit;
      }
    }
    if (found == null || !best.good(COMMON)) {
      return "";
    }
    String clause = where + "the variance is " + Share.of(best.number, best.error, found.text());
    return clause + (found.text().isEmpty() ? " whatever the fans" : "") + due(probe, seen);
  }

  /** The law's own variance, as a clause; empty if it is none of these formulas. */
  private static String due(Probe probe, List<Seen> seen) {
    for (FanFormula formula : FanFormula.ALL) {
      double number = 0;
      boolean same = true;
      for (Seen s : seen) {
        Law law = probe.law(s.kernel);
        double mine = law.variance() * formula.value(s.kernel);
        number = number == 0 ? mine : number;
        same &= Math.abs(mine / number - 1) < 1e-9;
      }
      if (same) {
        return ", due is " + Share.of(number, 0, formula.text());
      }
    }
    return "";
  }

  /** Whether two formulas are the same on these kernels, but for a number. */
  private static boolean alike(List<Seen> seen, FanFormula one, FanFormula other) {
    Kernel first = seen.get(0).kernel;
    double ratio = one.value(first) / other.value(first);
    return seen.stream()
        .allMatch(s -> Math.abs(one.value(s.kernel) / other.value(s.kernel) / ratio - 1) < 1e-9);
  }

  private static Fit fit(List<Seen> seen, ToDoubleFunction<Kernel> denominator) {
    double weights = 0;
    double sum = 0;
    for (Seen s : seen) {
      weights += s.weight();
      sum += s.weight() * (s.log + Math.log(denominator.applyAsDouble(s.kernel)));
    }
    double mean = sum / weights;
    double chiSquare = 0;
    for (Seen s : seen) {
      double off = s.log + Math.log(denominator.applyAsDouble(s.kernel)) - mean;
      chiSquare += s.weight() * off * off;
    }
    return new Fit(Math.exp(mean), Math.sqrt(1 / weights), chiSquare, seen.size() - 1);
  }
}
