package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Medley;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Branch;
import org.gradmark.core.theorem.Guarantee;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * TRAJ-05: on the instances of its theorems, and on a {@link Medley} with odd settings and changing
 * rates, a method goes where its rule goes in 50 digits. For methods that no library has: a theorem
 * sees one number of a run, and mistakes that do not change it; this sees all of them. That the
 * rule is the paper's is what the theorems say.
 */
public final class WholeWay {

  private static final int STEPS = 30;

  /** Of the ways that chance may go in an instance. */
  private static final int BRANCHES = 4;

  private static final double[] RATES = {1, 0.7, 1.3, 0.45};
  private static final Map<String, Double> ODD =
      Map.ofEntries(
          Map.entry("learning_rate", 0.137),
          Map.entry("momentum", 0.83),
          Map.entry("smoothness", 3.7),
          Map.entry("strong_convexity", 0.3),
          Map.entry("horizon", (double) STEPS),
          Map.entry("minimum", -2.3),
          Map.entry("clip_norm", 0.9),
          Map.entry("initial_distance", 0.07),
          Map.entry("norm_power", 0.6),
          Map.entry("robustness", 0.35),
          Map.entry("extrapolation", 1.3),
          Map.entry("initial_curvature", 1.9),
          Map.entry("initial_accumulator", 0.23),
          Map.entry("epoch_length", 7.0),
          Map.entry("epsilon", 1e-3));

  private static final Scenario STEADY = scenario(false);
  private static final Scenario SCHEDULED = scenario(true);

  /** One run and what it is held to. */
  private record Way(Scenario scenario, Map<String, Double> settings) {}

  private WholeWay() {}

  /** The claim for a system with theorems, which is one of {@code system.claims()} later. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    Set<String> dialects = new TreeSet<>();
    List<Rejection<OptimizerSubject>> rejections = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      dialects.add(dialect.id());
      for (Mistake mistake : system.mistakes(dialect.id())) {
        rejections.add(system.rejection(dialect.id(), mistake, mistake.cause()));
      }
      rejections.add(system.rejection(dialect.id(), Theorems.NO_OP, Theorems.NO_OP.cause()));
    }
    return List.of(
        new Claim<>(
            "TRAJ-05",
            "whole-way",
            Level.MUST,
            Kind.TRAJECTORY,
            "On the instances of its theorems, and over 30 steps of a problem that answers every question, the parameter goes where the rule goes in 50 digits.",
            "the rule, which the theorems hold to its paper",
            true,
            dialects,
            trial -> check(system, trial),
            rejections));
  }

  private static Outcome check(OptimizerSystem system, Trial<OptimizerSubject> trial) {
    Rule declared = system.dialect(trial.subject().dialect()).rule();
    double worst = 0;
    int values = 0;
    int ways = 0;
    for (Way way : ways(system, trial)) {
      boolean obstacle =
          way.scenario.hasSchedule() && !can(trial, Capability.SCHEDULE)
              || !Observation.unsettable(trial.subject(), way.settings).isEmpty();
      if (obstacle) {
        continue;
      }
      Observation seen = Observation.of(trial, way.scenario, way.settings);
      Trajectory due = trial.laboratory().tolerances().exact(declared, way.scenario, way.settings);
      Envelope honest = seen.envelope(trial, declared);
      Comparison comparison = Comparison.of(seen.trajectory(), due, honest::at);
      if (comparison.compared() > 0 && !comparison.agrees()) {
        return new Judgement(system, trial, seen, TheoremTrial.mistakes(system))
            .of(comparison, due, "");
      }
      worst = Math.max(worst, comparison.compared() == 0 ? 0 : comparison.worst());
      values += comparison.compared();
      ways++;
    }
    return values == 0
        ? Outcome.skipped("every value is out of the range of " + trial.precision().dtype())
        : Outcome.pass(worst, 1, "it goes the rule's way in " + ways + " runs")
            .with("runs", ways)
            .with("values", values);
  }

  private static boolean can(Trial<OptimizerSubject> trial, Capability capability) {
    return trial.subject().capabilities().contains(capability);
  }

  private static List<Way> ways(OptimizerSystem system, Trial<OptimizerSubject> trial) {
    String dialect = trial.subject().dialect();
    List<Way> ways = new ArrayList<>();
    Map<String, Double> odd = Settings.of(system, dialect, ODD);
    ways.add(new Way(STEADY, odd));
    ways.add(new Way(SCHEDULED, odd));
    for (Claim<OptimizerSubject> claim : system.claims()) {
      if (claim.check() instanceof TheoremCheck check
          && check.part() == TheoremCheck.Part.BOUND
          && claim.dialects().contains(dialect)) {
        ways.addAll(ways(system, check.theorem(), trial));
      }
    }
    return ways;
  }

  private static List<Way> ways(
      OptimizerSystem system, Theorem theorem, Trial<OptimizerSubject> trial) {
    List<Way> ways = new ArrayList<>();
    if (theorem.guarantee() != Guarantee.STATISTICAL) {
      for (Instance instance : theorem.instances(trial.laboratory().data())) {
        Map<String, Double> settings =
            Settings.of(system, trial.subject().dialect(), instance.hyperparameters());
        int stride = Math.max(1, instance.branches().size() / BRANCHES);
        for (int i = stride - 1; i < instance.branches().size(); i += stride) {
          Branch branch = instance.branches().get(i);
          ways.add(new Way(branch.scenario(), settings));
        }
      }
    }
    return ways;
  }

  private static Scenario scenario(boolean scheduled) {
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 1; t <= STEPS; t++) {
      double rate = scheduled ? RATES[t % RATES.length] : 1;
      stages.add(new Scenario.Stage(rate, new Medley(t * t % 3)));
    }
    Values start = new Values(Shape.of(6), 0.31, 0.05, 0.27, 0.11, 0.19, 0.07);
    String name = scheduled ? "a medley, changing rates" : "a medley";
    return new Scenario(name, List.of(new Scenario.Parameter("x", 1, start)), stages);
  }
}
