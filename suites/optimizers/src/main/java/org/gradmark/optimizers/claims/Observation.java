package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Question;

/**
 * What a subject did in a scenario.
 *
 * @param scenario what it was put through
 * @param hyperparameters with which hyperparameters
 * @param precision in which arithmetic
 * @param trajectory where it went
 * @param questions what it asked during each step; empty if nobody wrote that down
 */
record Observation(
    Scenario scenario,
    Map<String, Double> hyperparameters,
    Precision precision,
    Trajectory trajectory,
    List<List<Question>> questions) {

  /** Of which only the trajectory is known. */
  Observation(
      Scenario scenario,
      Map<String, Double> hyperparameters,
      Precision precision,
      Trajectory trajectory) {
    this(scenario, hyperparameters, precision, trajectory, List.of());
  }

  /** Of a run that was written down. */
  static Observation of(Course course, Map<String, Double> hyperparameters, Precision precision) {
    List<List<Question>> questions = new ArrayList<>();
    for (int t = 1; t <= course.steps(); t++) {
      questions.add(course.questions(t));
    }
    return new Observation(
        course.scenario(), hyperparameters, precision, course.trajectory(), questions);
  }

  /** Puts the subject of a trial through a scenario. */
  static Observation of(
      Trial<OptimizerSubject> trial, Scenario scenario, Map<String, Double> hyperparameters) {
    try (Optimizer optimizer = trial.subject().open(trial.backend(), hyperparameters)) {
      return new Observation(
          scenario, hyperparameters, trial.precision(), Trajectory.run(optimizer, scenario));
    }
  }

  /** How far honest arithmetic may take the declared rule in the same scenario. */
  Envelope envelope(Trial<OptimizerSubject> trial, Rule declared) {
    return trial.laboratory().tolerances().envelope(declared, scenario, hyperparameters, precision);
  }

  /** The largest distance from where a rule goes, in plain doubles; infinite if either is lost. */
  double departure(Rule rule) {
    RuleOptimizer quick = new RuleOptimizer(rule, IeeeBackend.F64, hyperparameters);
    Trajectory due = Trajectory.run(quick, scenario);
    double largest = 0;
    for (int t = 1; t <= due.steps().size(); t++) {
      for (int i = 0; i < due.steps().get(t - 1).get(0).size(); i++) {
        double apart = Math.abs(trajectory.after(t, 0, i) - due.after(t, 0, i));
        largest = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(largest, apart);
      }
    }
    return largest;
  }

  /**
   * The largest distance from where a rule goes, in plain doubles, as a share of the element's way.
   */
  double departureOverWay(Rule rule) {
    RuleOptimizer quick = new RuleOptimizer(rule, IeeeBackend.F64, hyperparameters);
    Trajectory due = Trajectory.run(quick, scenario);
    double largest = 0;
    for (int p = 0; p < scenario.parameters().size(); p++) {
      for (int i = 0; i < scenario.parameters().get(p).initial().size(); i++) {
        double way = 0;
        for (int t = scenario.parameters().get(p).since(); t <= due.steps().size(); t++) {
          way += Math.abs(due.after(t, p, i) - due.before(scenario, t, p, i));
          double share = Math.abs(trajectory.after(t, p, i) - due.after(t, p, i)) / way;
          largest = share > largest && share < Double.POSITIVE_INFINITY ? share : largest;
        }
      }
    }
    return largest;
  }

  /** "step 3 of case mixed, w[1]": where a value stands, for messages. */
  String place(int step, int parameter, int element) {
    String name = scenario.parameters().get(parameter).name();
    return "step " + step + " of " + scenario + ", " + name + "[" + element + "]";
  }

  /** Hyperparameters that a subject's user cannot set to what is needed; empty if all can. */
  static List<String> unsettable(OptimizerSubject subject, Map<String, Double> hyperparameters) {
    List<String> clashes = new ArrayList<>();
    subject
        .fixed()
        .forEach(
            (name, value) -> {
              Double needed = hyperparameters.get(name);
              if (needed != null && !needed.equals(value)) {
                clashes.add(name + " is fixed at " + value + ", needed is " + needed);
              }
            });
    return clashes;
  }
}
