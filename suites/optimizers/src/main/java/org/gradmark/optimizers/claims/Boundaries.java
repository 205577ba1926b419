package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * TRAJ-06: the rule is followed where programs take a shortcut: at steps at which no parameter has
 * a gradient, and with each hyperparameter that may be zero at zero. A rate of zero is STEP-06's.
 * What is compared with is the exact rule.
 */
public final class Boundaries {

  private static final int STEPS = 24;

  /** Steps without any gradient, counted from 1: a few, one alone, and all of the end. */
  private static final Set<Integer> WITHOUT = Set.of(5, 6, 7, 12, 20, 21, 22, 23, 24);

  /**
   * As in a long run, but for a first moment that counts where the second is not kept, and an
   * accumulator that hides no ε.
   */
  private static final Map<String, Double> ODD = odd();

  private static final int SIZE = 4;
  private static final Scenario VANISHING = vanishing();
  private static final Scenario TINY = tiny();
  private static final Mistake LAZY = Mistake.lazySteps();

  private Boundaries() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    Set<String> dialects = new TreeSet<>();
    List<Rejection<OptimizerSubject>> rejections = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      dialects.add(dialect.id());
      List<Mistake> mistakes = new ArrayList<>(List.of(CommonMistakes.DRIFT));
      if (system.mistakes(dialect.id()).containsAll(List.of(CommonMistakes.ofState()))) {
        mistakes.add(LAZY);
      }
      for (Hyperparameter one : zeros(system, dialect.rule())) {
        if (one.defaultValue() != 0) {
          mistakes.add(Mistake.zeroNotSet(one));
        }
      }
      for (Mistake mistake : mistakes) {
        rejections.add(system.rejection(dialect.id(), mistake, mistake.cause()));
      }
    }
    return List.of(
        new Claim<>(
            "TRAJ-06",
            "boundaries",
            Level.MUST,
            Kind.TRAJECTORY,
            "At steps at which all gradients are zero, and with any hyperparameter at zero that may be, the parameters follow the dialect's rule.",
            "the dialect's rule in 50 digits",
            false,
            dialects,
            trial -> check(system, trial),
            rejections));
  }

  /** The hyperparameters that a rule knows and that may be zero. */
  private static List<Hyperparameter> zeros(OptimizerSystem system, Rule rule) {
    return rule.hyperparameters(system.hyperparameters()).stream()
        .filter(one -> one.low() == 0 && !one.name().equals(Hyperparameter.LEARNING_RATE.name()))
        .toList();
  }

  private static Outcome check(OptimizerSystem system, Trial<OptimizerSubject> trial) {
    OptimizerSubject subject = trial.subject();
    Rule rule = system.dialect(subject.dialect()).rule();
    Map<String, Double> fixed = subject.fixed();
    Map<String, Double> odd = new HashMap<>(Settings.of(system, subject.dialect(), ODD));
    odd.replaceAll((name, value) -> fixed.getOrDefault(name, value));
    Outcome outcome = follows(system, trial, VANISHING, odd, List.of(CommonMistakes.DRIFT, LAZY));
    double worst = outcome.measured();
    List<String> left = new ArrayList<>();
    for (Hyperparameter zero : zeros(system, rule)) {
      if (outcome.result() != Result.PASS) {
        return outcome;
      }
      Map<String, Double> settings = settings(odd, zero, fixed);
      String obstacle =
          fixed.containsKey(zero.name())
              ? "is fixed at " + fixed.get(zero.name())
              : refusal(trial, settings);
      if (!obstacle.isEmpty()) {
        left.add(zero.name() + " " + obstacle);
        continue;
      }
      Outcome here = follows(system, trial, TINY, settings, List.of(Mistake.zeroNotSet(zero)));
      outcome = here.result() == Result.SKIPPED ? outcome : here;
      worst = Math.max(worst, outcome.measured());
    }
    return outcome.result() == Result.PASS
        ? Outcome.pass(worst, 1, "follows the exact rule at its boundaries").with("left_out", left)
        : outcome;
  }

  /**
   * One hyperparameter at zero. Where there is no momentum there is nothing to dampen: PyTorch's
   * documented rule then has no velocity at all.
   */
  private static Map<String, Double> settings(
      Map<String, Double> odd, Hyperparameter zero, Map<String, Double> fixed) {
    Map<String, Double> settings = new TreeMap<>(odd);
    settings.put(zero.name(), 0.0);
    String dampening = Hyperparameter.DAMPENING.name();
    if (zero.name().equals(Hyperparameter.MOMENTUM.name()) && !fixed.containsKey(dampening)) {
      settings.computeIfPresent(dampening, (name, value) -> 0.0);
    }
    return settings;
  }

  /**
   * What a subject says that does not take these settings, as a library may; empty if it does. Who
   * breaks, or fails later, has not refused.
   */
  private static String refusal(Trial<OptimizerSubject> trial, Map<String, Double> settings) {
    try (Optimizer optimizer = trial.subject().open(trial.backend(), Map.copyOf(settings))) {
      Trajectory.run(optimizer, TINY, 1, 1);
      return "";
    } catch (SubjectFailure | IllegalArgumentException e) {
      if (e.getCause() != null) {
        throw e;
      }
      return "= 0 is refused: " + e.getMessage();
    }
  }

  private static Outcome follows(
      OptimizerSystem system,
      Trial<OptimizerSubject> trial,
      Scenario scenario,
      Map<String, Double> settings,
      List<Mistake> mistakes) {
    Observation seen = Observation.of(trial, scenario, Map.copyOf(settings));
    Envelope honest = seen.envelope(trial, system.dialect(trial.subject().dialect()).rule());
    Comparison comparison = Comparison.of(seen.trajectory(), honest.exact(), honest::at);
    return new Judgement(system, trial, seen, mistakes)
        .of(comparison, honest.exact(), "follows the exact rule");
  }

  private static Map<String, Double> odd() {
    Map<String, Double> odd = new TreeMap<>(LongRun.UNUSUAL);
    odd.put(Hyperparameter.BETA1.name(), 0.75);
    odd.put(Hyperparameter.INITIAL_ACCUMULATOR.name(), 0x1p-56);
    return Map.copyOf(odd);
  }

  private static Scenario vanishing() {
    List<Values> vector = Streams.random(301, STEPS, SIZE);
    List<Values> single = Streams.random(302, STEPS, 1);
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      double factor = WITHOUT.contains(t + 1) ? 0 : 1;
      Values scalar = new Values(Shape.SCALAR, factor * single.get(t).get(0));
      Values g = vector.get(t).map(x -> x * factor + 0.0); // no zero has a sign
      stages.add(new Scenario.Stage(1, Oracle.fixed(List.of(g, scalar.map(x -> x + 0.0)))));
    }
    return new Scenario(
        "vanishing gradients",
        List.of(
            new Scenario.Parameter("x", 1, Streams.start(SIZE)),
            new Scenario.Parameter("y", 1, new Values(Shape.SCALAR, 0.5))),
        stages);
  }

  /** Some gradients are so small that the usual ε counts. */
  private static Scenario tiny() {
    List<Values> gradients = new ArrayList<>();
    for (Values g : Streams.random(303, STEPS / 2, SIZE)) {
      double[] scaled = g.toArray();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = Math.scalb(scaled[i], -9 * i);
      }
      gradients.add(new Values(g.shape(), scaled));
    }
    return Scenario.openLoop("a hyperparameter at zero", Streams.start(SIZE), gradients);
  }
}
