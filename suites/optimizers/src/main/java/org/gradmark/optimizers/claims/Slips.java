package org.gradmark.optimizers.claims;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.slip.RuleSlips;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Values;

/**
 * Names what no known mistake explains: a change at one place of the rule's formula that reproduces
 * all that was observed. The numbers here bound the search and what is told of it; that a slip
 * explains something is decided by derived tolerances, and no verdict depends on it.
 */
final class Slips {

  /** Off by less than this share of the way, a closer look decides. */
  private static final double COARSE = 1e-2;

  private static final int ULPS = 64;

  /** Formulas that say the same are many; so many of the shortest are told. */
  private static final int TOLD = 2;

  /** Fewer values than that are soon explained by something. */
  private static final int VALUES = 12;

  /** So many steps are compared at a glance after the first that goes astray. */
  private static final int MORE = 1;

  /** A formula that is wrong is wrong soon; what shows later is a counter's or a memory's fault. */
  private static final int LATEST = 8;

  /** What a subject did along the references of a rule. */
  private record Question(Rule right, List<Observation> references) {}

  private static final Recent<Question, Map<Rule, String>> MEMORY = new Recent<>();

  private final OptimizerSystem system;
  private final Rule right;

  Slips(OptimizerSystem system, Rule right) {
    this.system = system;
    this.right = right;
  }

  /**
   * What is wrong, in one clause each; the shortest first. Empty if nothing explains all.
   *
   * @param observations of the claim that failed
   * @param references what the subject does along the references
   */
  List<String> explaining(
      List<Observation> observations, List<Observation> references, double slack) {
    Set<Observation> both = new LinkedHashSet<>(references);
    both.addAll(observations);
    List<Observation> all = List.copyOf(both);
    boolean shows =
        references.stream()
            .anyMatch(one -> astrayAt(right, one, one.scenario().stages().size()) > 0);
    // All claims of a subject have its references in common: what explains these is found once.
    Map<Rule, String> slips =
        shows
            ? MEMORY.get(new Question(right, references), () -> explaining(references, slack))
            : explaining(all, slack);
    return slips.entrySet().stream()
        .filter(slip -> !shows || Reproduction.of(slip.getKey(), all, slack))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(String::length))
        .limit(TOLD)
        .toList();
  }

  private Map<Rule, String> explaining(List<Observation> observations, double slack) {
    List<Observation> telling =
        observations.stream()
            .filter(one -> one.questions().isEmpty())
            .sorted(Comparator.comparing(Slips::size))
            .toList();
    if (telling.stream().mapToInt(Slips::size).sum() < VALUES) {
      return Map.of();
    }
    Observation first = null;
    int earliest = LATEST + 1;
    for (Observation one : telling) {
      int astray = astrayAt(right, one, LATEST);
      if (astray > 0 && astray < earliest && moves(one)) {
        first = one;
        earliest = astray;
      }
    }
    if (first == null) {
      return Map.of();
    }
    Map<Rule, String> slips = explaining(first, observations, slack, earliest, 1);
    // A rule that begins right may begin otherwise than it goes on.
    return slips.isEmpty() && earliest > 1
        ? explaining(first, observations, slack, earliest, 2)
        : slips;
  }

  /**
   * The slips that explain everything.
   *
   * @param telling where they have to show
   * @param astray its first step that is wrong
   * @param since the step from which on they are made
   */
  private Map<Rule, String> explaining(
      Observation telling, List<Observation> all, double slack, int astray, int since) {
    Map<Rule, String> slips = new LinkedHashMap<>();
    RuleSlips.of(
            right,
            right.hyperparameters(system.hyperparameters()),
            telling.scenario(),
            telling.hyperparameters(),
            since)
        .forEach(
            (rule, sentence) -> {
              if (astrayAt(rule, telling, astray + MORE) == 0
                  && Reproduction.of(rule, all, slack)) {
                slips.put(rule, sentence);
              }
            });
    return slips;
  }

  private static int size(Observation one) {
    return one.trajectory().steps().stream()
        .mapToInt(step -> step.stream().mapToInt(v -> v.size()).sum())
        .sum();
  }

  /** Whether it goes anywhere: who stands still, or is nowhere, does what many formulas do. */
  private static boolean moves(Observation one) {
    for (int p = 0; p < one.trajectory().steps().get(0).size(); p++) {
      Values start = one.scenario().parameters().get(p).initial();
      for (int i = 0; i < start.size(); i++) {
        double first = one.trajectory().after(1, p, i);
        if (Double.isFinite(first) && first != start.get(i)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The first step of the first {@code last} after which a rule is elsewhere; 0 if none is. */
  private static int astrayAt(Rule rule, Observation seen, int last) {
    int steps = Math.min(last, seen.trajectory().steps().size());
    RuleOptimizer optimizer = new RuleOptimizer(rule, IeeeBackend.F64, seen.hyperparameters());
    Trajectory way;
    try {
      way = Trajectory.run(optimizer, seen.scenario(), 1, steps);
    } catch (UnsupportedOperationException | SubjectFailure e) {
      return 1;
    }
    for (int t = 1; t <= steps; t++) {
      for (int p = 0; p < way.steps().get(t - 1).size(); p++) {
        double[] start = seen.scenario().parameters().get(p).initial().toArray();
        for (int i = 0; i < start.length; i++) {
          double moved = way.after(t, p, i) - start[i];
          double off = Math.abs(way.after(t, p, i) - seen.trajectory().after(t, p, i));
          double allowed =
              COARSE * Math.abs(moved) + ULPS * seen.precision().ulp(way.after(t, p, i));
          boolean same = Double.compare(way.after(t, p, i), seen.trajectory().after(t, p, i)) == 0;
          if (!same && !(off <= allowed)) {
            return t;
          }
        }
      }
    }
    return 0;
  }
}
