package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.statistics.Decision;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.statistics.Ruling;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;

/**
 * Puts a theorem about a mean to a subject: runs it on fresh draws until a sequential test has
 * decided. A right subject fails with probability at most the test's alpha.
 */
record SampledTrial(OptimizerSystem system, Theorem theorem, Trial<OptimizerSubject> trial) {

  /** Repetitions that a cause has to explain. */
  private static final int EXPLAINED = 4;

  Outcome decide() {
    SampledInstance instance = theorem.sampled();
    Map<String, Double> settings =
        Settings.of(system, trial.subject().dialect(), instance.hyperparameters());
    String obstacle = TheoremTrial.obstacle(trial.subject(), instance.hasSchedule(), settings);
    if (!obstacle.isEmpty()) {
      return Outcome.skipped(obstacle);
    }
    Draws draws = Draws.of(trial.seed());
    List<Observation> first = new ArrayList<>();
    Decision decision =
        instance
            .test()
            .run(
                i -> {
                  Course course =
                      instance.run(
                          () -> trial.subject().open(trial.backend(), settings), draws.stream(i));
                  if (first.size() < EXPLAINED) {
                    first.add(Observation.of(course, settings, trial.precision()));
                  }
                  return instance.observed(course);
                });
    return outcome(instance, decision, first);
  }

  private Outcome outcome(SampledInstance instance, Decision decision, List<Observation> first) {
    String what =
        "the mean of "
            + instance.quantity()
            + " on "
            + instance.name()
            + ": "
            + decision.sentence();
    double share = decision.mean() / instance.bound();
    Outcome outcome;
    if (decision.ruling() == Ruling.UPHELD) {
      outcome = Outcome.pass(share, 1, what);
    } else {
      // Undecided, too: the test is long enough for a right subject to be upheld, but for alpha.
      outcome = TheoremTrial.judged(system, theorem, trial, first, share, what);
    }
    outcome = outcome.with("instance", instance.name()).with("quantity", instance.quantity());
    for (Map.Entry<String, Object> fact : decision.evidence().entrySet()) {
      outcome = outcome.with(fact.getKey(), fact.getValue());
    }
    return outcome.with("tightness", share).with("seed", trial.seed());
  }
}
