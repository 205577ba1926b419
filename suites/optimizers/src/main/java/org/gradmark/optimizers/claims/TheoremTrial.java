package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Puts a theorem to a subject. Every step of every instance is checked; a subject may exceed a
 * bound by no more than rounding takes the exact rule away from it.
 */
record TheoremTrial(OptimizerSystem system, Theorem theorem, Trial<OptimizerSubject> trial) {

  /** Branches that a cause has to explain: more would tell nothing new. */
  private static final int EXPLAINED = 8;

  /** The bound holds on all instances, and the worst one comes as near to it as declared. */
  Outcome bound() {
    Inequality worst = null;
    for (Instance instance : theorem.instances(trial.laboratory().data())) {
      String obstacle = obstacle(instance);
      if (!obstacle.isEmpty()) {
        return Outcome.skipped(obstacle);
      }
      Inequality inequality = run(instance);
      worst = worst == null ? inequality : worst;
      if (inequality.checked() == 0) {
        return Outcome.skipped(
            "rounding errors of " + trial.precision().dtype() + " are unbounded");
      }
      if (inequality.violation() > 0) {
        return failed(inequality, inequality.exceeds(inequality.violation()));
      }
    }
    if (!(worst.tightness() >= theorem.floor() - worst.slackOfTightness())) {
      return failed(worst, worst.staysUnder(theorem.floor()));
    }
    return worst.evidence(
        Outcome.pass(worst.tightness(), 1, "the bound holds: " + worst.reached()));
  }

  /** The worst instance reaches the bound. */
  Outcome reached() {
    Instance instance = theorem.worst(trial.laboratory().data());
    String obstacle = obstacle(instance);
    if (!obstacle.isEmpty()) {
      return Outcome.skipped(obstacle);
    }
    Inequality worst = run(instance);
    if (worst.checked() == 0) {
      return Outcome.skipped("rounding errors of " + trial.precision().dtype() + " are unbounded");
    }
    if (worst.violation() > 0) {
      return failed(worst, worst.exceeds(worst.violation()));
    }
    if (!(worst.tightness() >= theorem.floor() - worst.slackOfTightness())) {
      return failed(worst, worst.staysUnder(theorem.floor()));
    }
    return worst.evidence(Outcome.pass(worst.tightness(), 1, worst.reached()));
  }

  private String obstacle(Instance instance) {
    return obstacle(trial.subject(), instance.hasSchedule(), settings(instance));
  }

  /** Why a subject cannot be put through an instance; empty if it can. */
  static String obstacle(
      OptimizerSubject subject, boolean hasSchedule, Map<String, Double> settings) {
    if (hasSchedule && !subject.capabilities().contains(Capability.SCHEDULE)) {
      return "the subject " + Capability.SCHEDULE.absence();
    }
    return String.join("; ", Observation.unsettable(subject, settings));
  }

  private Map<String, Double> settings(Instance instance) {
    return Settings.of(system, trial.subject().dialect(), instance.hyperparameters());
  }

  private Inequality run(Instance instance) {
    Map<String, Double> settings = settings(instance);
    Rule declared = system.dialect(trial.subject().dialect()).rule();
    double[] deviation =
        trial
            .laboratory()
            .tolerances()
            .deviation(
                instance,
                declared,
                settings,
                trial.precision(),
                fresh -> Inequality.excess(instance, instance.run(fresh)));
    Supplier<Optimizer> subject = () -> trial.subject().open(trial.backend(), settings);
    return new Inequality(instance, instance.run(subject), deviation, trial.precision());
  }

  private Outcome failed(Inequality inequality, String what) {
    double tightness = inequality.tightness();
    return inequality.evidence(
        judged(system, theorem, trial, observations(inequality), tightness, what));
  }

  /** The outcome of a subject that breaks a theorem: the cause, as far as it is known. */
  static Outcome judged(
      OptimizerSystem system,
      Theorem theorem,
      Trial<OptimizerSubject> trial,
      List<Observation> seen,
      double tightness,
      String what) {
    List<Diagnosis.Cause> causes =
        new Diagnosis(system, trial.subject().dialect(), mistakes(theorem)).explain(seen);
    String message = Diagnosis.sentence(causes) + ": " + what;
    Outcome outcome =
        Diagnosis.result(causes) == Result.DEVIATES
            ? Outcome.deviates(tightness, 1, message)
            : Outcome.fail(tightness, 1, message);
    return outcome.with("causes", Diagnosis.sentences(causes));
  }

  private static List<Mistake> mistakes(Theorem theorem) {
    Set<Mistake> mistakes = new LinkedHashSet<>(theorem.exceeding());
    mistakes.addAll(theorem.missing());
    mistakes.add(Theorems.NO_OP);
    return List.copyOf(mistakes);
  }

  private List<Observation> observations(Inequality inequality) {
    List<Observation> seen = new ArrayList<>();
    for (Course course : inequality.courses()) {
      if (seen.size() < EXPLAINED) {
        seen.add(
            new Observation(
                course.scenario(),
                settings(inequality.instance()),
                trial.precision(),
                course.trajectory()));
      }
    }
    return seen;
  }
}
