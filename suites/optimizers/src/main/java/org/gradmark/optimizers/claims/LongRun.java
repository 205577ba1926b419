package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.rule.CounterMistakes;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * TRAJ-04: the rule is kept up for 120 steps, over tensors of ranks 0 to 4 of which some have the
 * same shape, at rates that go up and down, with hyperparameters that nobody uses; then for 2,112
 * steps, more than half precision counts, with the paper's. What is compared with is the exact
 * rule, which the other TRAJ claims have found to be that of independent libraries; no library
 * covers all of this.
 */
public final class LongRun {

  /** Twice what the references have, and more than the 100 at which people cap things. */
  private static final int STEPS = 120;

  /**
   * The steps after which counters stand still or begin anew: a byte's 127 and 255, the 256 of
   * bfloat16, the 2,048 of half precision, the 1,000 of tables and caps, all are in between. The
   * next usual one, 32,767, is out of reach.
   */
  private static final int LASTING_STEPS = 2112;

  /** From here on gradients keep their signs, so that small errors of a late counter add up. */
  private static final int ONE_WAY = 2048;

  private static final int PERIOD = 12;
  private static final List<Shape> SHAPES =
      List.of(Shape.SCALAR, Shape.of(3), Shape.of(3), Shape.of(1, 2, 1, 2));
  private static final List<Double> RATES = List.of(0.375, 1.75, 3.0, 0.0078125, 1.0);

  /** Hyperparameters that nobody uses. */
  static final Map<String, Double> UNUSUAL =
      Map.ofEntries(
          Map.entry("learning_rate", 2.0),
          Map.entry("momentum", 0.3125),
          Map.entry("dampening", 0.75),
          Map.entry("beta1", 0.125),
          Map.entry("beta2", 0.75),
          Map.entry("rho", 0.5),
          Map.entry("epsilon", 0.125),
          Map.entry("weight_decay", 0.03125),
          Map.entry("initial_accumulator", 0.5),
          Map.entry("momentum_decay", 0.25));

  private static final Scenario SCHEDULED = scenario(true);
  private static final Scenario STEADY = scenario(false);
  private static final Scenario LASTING = lasting();

  /** Counters that saturate, states that are cut off, warm-ups that never end. */
  private static final Mistake STOPS = stopsAfter(100);

  private static final Mistake STOPS_LATE = stopsAfter(2000);

  /** What a counter may get wrong later than elsewhere anybody looks. */
  private static final List<Mistake> LATE_COUNTERS =
      List.of(
          CounterMistakes.stopsAt(1000),
          CounterMistakes.stopsAt(2048),
          CounterMistakes.wrapsAt(1024));

  private LongRun() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    Set<String> dialects = new TreeSet<>();
    List<Rejection<OptimizerSubject>> rejections = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      dialects.add(dialect.id());
      rejections.add(system.rejection(dialect.id(), STOPS, "at step 101 of a long run"));
      for (Mistake mistake : Singles.of(dialect.rule())) {
        rejections.add(system.rejection(dialect.id(), mistake, mistake.cause()));
      }
      for (Mistake mistake : system.mistakes(dialect.id())) {
        if (mistake.seen() == Mistake.Seen.IN_A_LONG_RUN) {
          rejections.add(system.rejection(dialect.id(), mistake, mistake.cause()));
        }
      }
      if (system.mistakes(dialect.id()).containsAll(List.of(CommonMistakes.ofLastingCounters()))) {
        for (Mistake mistake : LATE_COUNTERS) {
          rejections.add(system.rejection(dialect.id(), mistake, mistake.cause()));
        }
      }
    }
    String paper = OptimizerSystem.PAPER;
    rejections.add(system.rejection(paper, STOPS_LATE, "at step 2001 of a longer run"));
    return List.of(
        new Claim<>(
            "TRAJ-04",
            "long-run",
            Level.MUST,
            Kind.TRAJECTORY,
            "For 120 steps, on many tensors, at rates that go up and down and with unusual hyperparameters, and for 2112 with the default ones, the parameters follow the dialect's rule.",
            "the dialect's rule in 50 digits",
            false,
            dialects,
            trial -> check(system, trial),
            rejections));
  }

  private static Mistake stopsAfter(int steps) {
    return Mistake.result(
        "stops-after-" + steps,
        "it stops after " + steps + " steps",
        (s, x) -> s.t().greaterThan(s.t().times(0).plus(steps)).where(s.x(), x));
  }

  private static Outcome check(OptimizerSystem system, Trial<OptimizerSubject> trial) {
    OptimizerSubject subject = trial.subject();
    Map<String, Double> settings = new HashMap<>(Settings.of(system, subject.dialect(), UNUSUAL));
    settings.replaceAll((name, value) -> subject.fixed().getOrDefault(name, value));
    boolean scheduled = subject.capabilities().contains(Capability.SCHEDULE);
    Observation seen = Observation.of(trial, scheduled ? SCHEDULED : STEADY, Map.copyOf(settings));
    Outcome wide = follows(system, trial, seen, STEPS);
    if (wide.result() != Result.PASS) {
      return wide;
    }
    Map<String, Double> usual = new HashMap<>(Settings.of(system, subject.dialect(), Map.of()));
    usual.replaceAll((name, value) -> subject.fixed().getOrDefault(name, value));
    Outcome lasting =
        follows(system, trial, Observation.of(trial, LASTING, Map.copyOf(usual)), LASTING_STEPS);
    return lasting.result() == Result.SKIPPED
        ? wide
        : lasting.with("worst_error_in_the_wide_run", wide.measured());
  }

  private static Outcome follows(
      OptimizerSystem system, Trial<OptimizerSubject> trial, Observation seen, int steps) {
    Rule rule = system.dialect(trial.subject().dialect()).rule();
    Envelope honest = seen.envelope(trial, rule);
    Comparison comparison = Comparison.of(seen.trajectory(), honest.exact(), honest::at);
    return new Judgement(system, trial, seen, steps == STEPS ? Singles.of(rule) : LATE_COUNTERS)
        .of(comparison, honest.exact(), "follows the exact rule for " + steps + " steps");
  }

  /**
   * A single tensor of two elements: what is counted, not what is calculated, is in question. It
   * starts at zero, where float32 sees small steps best.
   */
  private static Scenario lasting() {
    List<Values> gradients = new ArrayList<>(Streams.random(200, LASTING_STEPS, 2));
    for (int t = ONE_WAY; t < LASTING_STEPS; t++) {
      Values g = gradients.get(t);
      gradients.set(t, new Values(g.shape(), Math.abs(g.get(0)), -Math.abs(g.get(1))));
    }
    return Scenario.openLoop("a longer run", new Values(Shape.of(2), 0, 0), gradients);
  }

  private static Scenario scenario(boolean scheduled) {
    List<Scenario.Parameter> parameters = new ArrayList<>();
    List<List<Values>> gradients = new ArrayList<>();
    for (Shape shape : SHAPES) {
      int p = parameters.size();
      parameters.add(new Scenario.Parameter("p" + p, 1, start(shape, p)));
      gradients.add(Streams.random(100 + p, STEPS, shape.size()));
    }
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      List<Values> now = new ArrayList<>();
      for (int p = 0; p < SHAPES.size(); p++) {
        now.add(scaled(SHAPES.get(p), gradients.get(p).get(t)));
      }
      double rate = scheduled ? RATES.get(t / PERIOD % RATES.size()) : 1;
      stages.add(new Scenario.Stage(rate, Oracle.fixed(now)));
    }
    return new Scenario("a long run", parameters, stages);
  }

  private static Values start(Shape shape, int p) {
    double[] x = Streams.start(shape.size()).toArray();
    x[0] = p == 3 ? 4096 : x[0];
    return new Values(shape, x);
  }

  /** Elements of one tensor have gradients of different size: 2^-10, 1 and 2^10. */
  private static Values scaled(Shape shape, Values flat) {
    double[] g = flat.toArray();
    for (int i = 0; i < g.length; i++) {
      g[i] = Math.scalb(g[i], 10 * (i % 3) - (g.length > 1 ? 10 : 0));
    }
    return new Values(shape, g);
  }
}
