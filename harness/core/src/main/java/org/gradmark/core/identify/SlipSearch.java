package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.slip.RuleSlips;
import org.gradmark.core.system.SystemSpec;

/**
 * Looks for a dialect with a change at one place of its formula: in the declared dialect first,
 * then in those that come nearest.
 */
final class SlipSearch {

  /** A wrong formula shows within so many steps, or it is not this one. */
  private static final int GLANCE = 4;

  /** Formulas that say the same are many; so many of the shortest are told. */
  private static final int TOLD = 2;

  private final LineUp<OptimizerSubject> lineUp;
  private final List<Sighting> seen;

  SlipSearch(LineUp<OptimizerSubject> lineUp, List<Sighting> seen) {
    this.lineUp = lineUp;
    this.seen = seen;
  }

  /**
   * What explains everything; empty if nothing does.
   *
   * @param near candidates to begin with, after the declared one
   */
  List<Explanation> explanations(OptimizerSubject subject, List<Suspect> near) {
    Set<Candidate<OptimizerSubject>> dialects = new LinkedHashSet<>();
    lineUp.declared(subject).ifPresent(dialects::add);
    near.forEach(one -> lineUp.declared(one.candidate().subject()).ifPresent(dialects::add));
    for (Candidate<OptimizerSubject> dialect : dialects) {
      List<Explanation> found = explanations(dialect);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<Explanation> explanations(Candidate<OptimizerSubject> dialect) {
    if (!(dialect.subject() instanceof RuleSubject right)) {
      return List.of();
    }
    Sighting first = seen.get(0);
    Sighting glance = glance(first);
    // Thousands are run once and never again: nothing of them is remembered.
    Resemblance resemblance = new Resemblance(lineUp);
    List<Suspect> suspects = new ArrayList<>();
    List<Hyperparameter> hyperparameters =
        lineUp.system(right.system()).map(SystemSpec::hyperparameters).orElse(List.of());
    if (resemblance.run(new Suspect(dialect, hyperparameters, Map.of()), glance).isEmpty()) {
      return List.of(); // It asks for what the probe does not have.
    }
    RuleSlips.of(
            right.rule(),
            right.rule().hyperparameters(hyperparameters),
            first.probe().scenario(),
            first.settings(),
            1)
        .forEach(
            (wrong, sentence) -> {
              RuleSubject slip =
                  new RuleSubject(right.id() + "!slip", right.system(), right.dialect(), wrong);
              suspects.add(
                  new Suspect(new Candidate<>(slip, false, sentence), hyperparameters, Map.of()));
            });
    return suspects.parallelStream()
        .filter(one -> resemblance.near(one, glance))
        .filter(one -> seen.stream().allMatch(probe -> resemblance.near(one, probe)))
        .filter(
            one ->
                seen.stream()
                    .allMatch(probe -> OptimizerIdentifier.agrees(resemblance, one, probe)))
        .sorted(Comparator.comparing(one -> one.candidate().says().length()))
        .limit(TOLD)
        .map(one -> new Explanation(one, List.of()))
        .toList();
  }

  /** The first steps of what was seen. */
  private static Sighting glance(Sighting seen) {
    Scenario whole = seen.probe().scenario();
    int steps = Math.min(GLANCE, whole.stages().size());
    Scenario begin =
        new Scenario(whole.name(), whole.parameters(), whole.stages().subList(0, steps));
    return new Sighting(
        new Probe(begin, seen.probe().values()),
        seen.settings(),
        seen.precision(),
        new Trajectory(seen.trajectory().steps().subList(0, steps)));
  }
}
