package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Guarantee;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Puts a theorem to a subject. Every step of every instance is checked; a subject may exceed a
 * bound by no more than rounding takes the exact rule away from it.
 */
record TheoremTrial(OptimizerSystem system, Theorem theorem, Trial<OptimizerSubject> trial) {

  /** Branches that a cause has to explain: more would tell nothing new. */
  private static final int EXPLAINED = 8;

  /** The bound holds on all instances. An upper bound also has to be come near to. */
  Outcome bound() {
    return decide(theorem.guarantee() == Guarantee.UPPER || theorem.isTwoSided());
  }

  /** The bound holds on all instances, and the worst one reaches it. */
  Outcome reached() {
    return decide(true);
  }

  private Outcome decide(boolean near) {
    Inequality worst = null;
    for (Instance instance : theorem.instances(trial.laboratory().data())) {
      String obstacle = obstacle(instance);
      if (!obstacle.isEmpty()) {
        return Outcome.skipped(obstacle);
      }
      Inequality inequality = run(instance);
      worst = worst == null ? inequality : worst;
      if (inequality.unchecked() > 0) {
        return Outcome.skipped(
            "arithmetic of "
                + trial.precision().dtype()
                + " is too coarse for "
                + instance.name()
                + ": rounding alone may take the method anywhere");
      }
      if (inequality.violation() > 0) {
        return failed(inequality, inequality.exceeds(inequality.violation()));
      }
    }
    if (near && !(worst.tightness() >= theorem.floor() - worst.slackOfTightness())) {
      return failed(worst, worst.staysUnder(theorem.floor()));
    }
    String held = near ? "" : "the bound holds: ";
    return worst.evidence(Outcome.pass(worst.tightness(), 1, held + worst.reached()));
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
    Tolerances tolerances = trial.laboratory().tolerances();
    double[] deviation =
        tolerances.deviation(
            instance,
            declared,
            settings,
            trial.precision(),
            fresh -> Inequality.excess(instance, instance.run(fresh)));
    Inequality.Right right =
        tolerances.exactly(
            instance,
            declared,
            settings,
            fresh -> Inequality.Right.of(instance, instance.run(fresh)));
    Supplier<Optimizer> subject = () -> trial.subject().open(trial.backend(), settings);
    return new Inequality(instance, instance.run(subject), right, deviation, trial.precision());
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
        new Diagnosis(system, trial.subject().dialect(), mistakes(system, theorem))
            .explain(seen, trial);
    String message = Diagnosis.sentence(causes) + ": " + what;
    Outcome outcome =
        Diagnosis.result(causes) == Result.DEVIATES
            ? Outcome.deviates(tightness, 1, message)
            : Outcome.fail(tightness, 1, message);
    return outcome.with("causes", Diagnosis.sentences(causes));
  }

  /** This theorem's mistakes, then those of the system's others: a cause is not one theorem's. */
  private static List<Mistake> mistakes(OptimizerSystem system, Theorem theorem) {
    Set<Mistake> mistakes = new LinkedHashSet<>(theorem.exceeding());
    mistakes.addAll(theorem.missing());
    mistakes.addAll(mistakes(system));
    return List.copyOf(mistakes);
  }

  /** The mistakes of all theorems of a system. */
  static List<Mistake> mistakes(OptimizerSystem system) {
    Set<Mistake> mistakes = new LinkedHashSet<>(List.of(Theorems.NO_OP));
    for (Claim<OptimizerSubject> claim : system.claims()) {
      if (claim.check() instanceof TheoremCheck other) {
        mistakes.addAll(other.theorem().exceeding());
        mistakes.addAll(other.theorem().missing());
      }
    }
    return List.copyOf(mistakes);
  }

  /** The branches in which the subject parts most from what it declares. */
  private List<Observation> observations(Inequality inequality) {
    Map<String, Double> settings = settings(inequality.instance());
    Rule declared = system.dialect(trial.subject().dialect()).rule();
    List<Observation> seen = new ArrayList<>();
    for (Course course : inequality.courses()) {
      seen.add(Observation.of(course, settings, trial.precision()));
    }
    if (seen.size() > EXPLAINED) {
      Map<Observation, Double> departure = new HashMap<>();
      seen.forEach(one -> departure.put(one, one.departure(declared)));
      seen.sort(Comparator.comparing(departure::get).reversed());
    }
    return seen.stream().limit(EXPLAINED).toList();
  }
}
