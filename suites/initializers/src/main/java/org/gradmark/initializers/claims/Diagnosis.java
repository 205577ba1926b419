package org.gradmark.initializers.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.tensor.Values;

/**
 * Which known mistake would give the second moments that were seen; or, if none, which formula of
 * the fans.
 */
final class Diagnosis {

  /** Second moments of 2,000 draws stray less than this, in natural logarithms. */
  private static final double NEAR = 0.2;

  /** All of them together stray less than they may but once in 1e9 times. */
  private static final double RARE = Math.log(1e9);

  private Diagnosis() {}

  /**
   * A complaint, with the mistake that it looks like; or a formula that says it all, in its place.
   */
  static String complaint(Probe probe, List<Kernel> kernels, List<Values> seen, String complaint) {
    List<String> known = known(probe, kernels, seen);
    String formula = known.isEmpty() ? VarianceFormula.of(probe) : "";
    if (!formula.isEmpty()) {
      return formula;
    }
    StringBuilder clause = new StringBuilder(complaint);
    for (String cause : known) {
      clause.append(cause.equals(known.get(0)) ? "; " : ", or ");
      clause.append("it looks as if ").append(cause);
    }
    return clause.toString();
  }

  /** The causes that fit best, several if they cannot be told apart; none if nothing fits. */
  static List<String> causes(Probe probe, List<Kernel> kernels, List<Values> seen) {
    List<String> known = known(probe, kernels, seen);
    String formula = known.isEmpty() ? VarianceFormula.of(probe) : "";
    return formula.isEmpty() ? known : List.of(formula);
  }

  private static List<String> known(Probe probe, List<Kernel> kernels, List<Values> seen) {
    Map<Kernel, Values> filled = large(probe);
    List<Kernel> large = List.copyOf(filled.keySet());
    List<Values> largeSeen = List.copyOf(filled.values());
    InitializerRule right = probe.system().dialect(probe.subject().dialect()).rule();
    Map<String, Double> distances = new LinkedHashMap<>();
    double best = NEAR;
    for (InitializerMistake mistake : probe.system().mistakes(probe.subject().dialect())) {
      InitializerRule wrong = mistake.change().apply(right);
      double distance = distance(probe, kernels, seen, wrong);
      // Small kernels cannot tell mistakes that are a tenth apart; a large one can.
      if (distance < NEAR && (large.isEmpty() || distance(probe, large, largeSeen, wrong) < NEAR)) {
        distances.put(mistake.cause(), distance);
        best = Math.min(best, distance);
      }
    }
    double limit = best + 0.01;
    return distances.keySet().stream().filter(c -> distances.get(c) <= limit).toList();
  }

  /**
   * The large kernel and its weights, if the subject fills it. One that fails to tells nothing
   * here: a name must not turn a verdict into an error.
   */
  static Map<Kernel, Values> large(Probe probe) {
    Map<Kernel, Values> filled = new LinkedHashMap<>();
    for (Kernel.Layout layout : Kernel.Layout.values()) {
      Kernel large = Kernels.LARGE.in(layout);
      if (filled.isEmpty() && probe.subject().accepts(large)) {
        try {
          filled.put(large, probe.fill(List.of(large), probe.seed(0)).get(0));
        } catch (SubjectFailure | UnsupportedOperationException e) {
          return Map.of();
        }
      }
    }
    return filled;
  }

  /**
   * Root mean square of the logarithm of the ratio of second moments; infinite if they stray more
   * than chance lets them. Of n normal draws a second moment strays by the share {@code sqrt(2/n)},
   * and there are two of them; of uniform or cut ones it strays less. So the squares add up to a
   * chi-square of K degrees of freedom, which is beyond {@code K + 2 sqrt(K x) + 2x} with
   * probability {@code e^-x} at most (B. Laurent, P. Massart, Annals of Statistics 28, 2000, lemma
   * 1).
   */
  private static double distance(
      Probe probe, List<Kernel> kernels, List<Values> seen, InitializerRule rule) {
    RuleInitializer known =
        new RuleInitializer("", probe.system().id(), probe.subject().dialect(), rule);
    Blueprint blueprint = Blueprint.of(kernels, probe.settings().values(), probe.seed(0));
    List<Values> expected = known.initialize("f64", blueprint);
    double sum = 0;
    double chiSquare = 0;
    for (int i = 0; i < kernels.size(); i++) {
      Law law = probe.law(kernels.get(i));
      double ratio = Math.log(square(seen.get(i), law) / square(expected.get(i), law));
      sum += ratio * ratio;
      chiSquare += ratio * ratio * seen.get(i).size() / 4;
    }
    int degrees = kernels.size();
    boolean chance = chiSquare <= degrees + 2 * Math.sqrt(degrees * RARE) + 2 * RARE;
    return chance ? Math.sqrt(sum / degrees) : Double.POSITIVE_INFINITY;
  }

  private static double square(Values values, Law law) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += values.get(i) * values.get(i);
    }
    return sum / values.size() + 1e-12 * law.secondMoment();
  }
}
