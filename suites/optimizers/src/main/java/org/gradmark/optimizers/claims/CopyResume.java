package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Values;

/**
 * STEP-07: an optimization that was copied (saved and loaded) goes on as if nothing had happened,
 * and so does the original; whether the copy is made early or late, and of the original or of a
 * copy.
 */
public final class CopyResume {

  /**
   * After these steps a copy is made: early, in between, and when hundreds and powers of two at
   * which people tidy up are behind.
   */
  private static final List<Integer> PAUSES = List.of(3, 22, 131);

  /** So many steps a copy takes before it is copied itself, and again afterwards. */
  private static final int LAP = 5;

  private static final int STEPS = 131 + 2 * LAP;

  /** The rate changes so often: within every lap. */
  private static final int PERIOD = 4;

  private static final int SIZE = 6;
  private static final Scenario STEADY = scenario(1);
  private static final Scenario HALVED = scenario(0.5);
  private static final String COPY = "the copy does not go on where the original stood";
  private static final String SECOND_COPY = "a copy of a copy does not go on where that stood";
  private static final String ORIGINAL = "stepping the copy changes the original";

  private static final String SAME = "copies and original go on with the same bits";

  private CopyResume() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    List<Rejection<OptimizerSubject>> impostors = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      RuleSubject right = WrappedSubject.right(system, dialect);
      impostors.add(
          new Rejection<>(
              new WrappedSubject(right, "copy-lags", o -> copying(o, c -> new Lagging(c.copy()))),
              COPY));
      impostors.add(
          new Rejection<>(
              new WrappedSubject(right, "copy-is-the-original", o -> copying(o, c -> c)),
              ORIGINAL));
      impostors.add(
          new Rejection<>(
              new WrappedSubject(right, "copy-missing", o -> copying(o, c -> missing())),
              "declares [COPY], but does not have it"));
      for (String slot : dialect.rule().slots()) {
        impostors.add(
            new Rejection<>(
                LossyCopy.subject(
                    right,
                    "copy-after-step-40-loses-" + slot,
                    (step, generation) -> step > 40,
                    step -> LossyCopy.slot(slot, step)),
                COPY + " after step 131"));
      }
      if (system.mistakes(dialect.id()).containsAll(List.of(CommonMistakes.ofCounters()))) {
        impostors.add(
            new Rejection<>(
                LossyCopy.subject(
                    right,
                    "copy-of-copy-loses-counter",
                    (step, generation) -> generation == 2,
                    LossyCopy::counter),
                SECOND_COPY + " after step 8"));
      }
    }
    return List.of(
        Metamorphic.claim(
                "STEP-07",
                "copy-resume",
                "A copied (saved and loaded) optimization goes on with the same bits, and leaves the original alone: after 3, 22 and 131 steps, and a copy of the copy, too.",
                "the state is all there is")
            .needs(Capability.COPY)
            .with("momentum", 0.5)
            .with("beta1", 0.75)
            .with("beta2", 0.9375)
            .with("rho", 0.75)
            .with("epsilon", 0.125)
            .of(system, CopyResume::check, impostors));
  }

  /**
   * Two tensors of one shape; the rate changes: a copy has to take that over, too. Where copies go
   * on, gradients are larger than ever: a maximum over all steps would hide a lost average.
   */
  private static Scenario scenario(double factor) {
    List<Values> first = Streams.random(7, STEPS, SIZE);
    List<Values> second = Streams.random(12, STEPS, SIZE);
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      double scale = scale(t);
      UnaryOperator<Values> scaled = g -> g.map(x -> scale * x);
      Oracle oracle =
          Oracle.fixed(List.of(scaled.apply(first.get(t)), scaled.apply(second.get(t))));
      stages.add(new Scenario.Stage(t / PERIOD % 2 == 0 ? 1 : factor, oracle));
    }
    Scenario.Parameter x = new Scenario.Parameter("x", 1, Streams.start(SIZE));
    Scenario.Parameter y = new Scenario.Parameter("y", 1, Streams.start(SIZE));
    return new Scenario("random gradients", List.of(x, y), stages);
  }

  /** Twice, 4 and 8 times the usual size in the laps of the copies, after their first steps. */
  private static double scale(int step) {
    double scale = 1;
    for (int i = 0; i < PAUSES.size(); i++) {
      int pause = PAUSES.get(i);
      scale = pause < step && step < pause + 2 * LAP ? Math.scalb(1.0, i + 1) : scale;
    }
    return scale;
  }

  private static Outcome check(Metamorphic.Runs runs) {
    boolean scheduled = runs.trial().subject().capabilities().contains(Capability.SCHEDULE);
    Scenario scenario = scheduled ? HALVED : STEADY;
    Way straight = new Way(scenario, runs.of(scenario).trajectory());
    int at = 0;
    try (Optimizer original = runs.open()) {
      String moved = "two runs on the same inputs differ";
      for (int pause : PAUSES) {
        Outcome outcome = straight.same(original, at, pause, moved);
        outcome = outcome.result().isGood() ? copied(straight, original, pause) : outcome;
        if (!outcome.result().isGood()) {
          return outcome;
        }
        at = pause;
        moved = ORIGINAL + " after step " + pause;
      }
      Outcome outcome = straight.same(original, at, STEPS, moved);
      return outcome.result().isGood() ? Outcome.pass(0, 0, SAME) : outcome;
    }
  }

  /** A copy takes a lap; then a copy of the copy takes one, and the copy another. */
  private static Outcome copied(Way straight, Optimizer original, int pause) {
    int later = pause + LAP;
    int end = later + LAP;
    try (Optimizer copy = original.copy()) {
      Outcome outcome = straight.same(copy, pause, later, COPY + " after step " + pause);
      if (!outcome.result().isGood()) {
        return outcome;
      }
      try (Optimizer second = copy.copy()) {
        outcome = straight.same(second, later, end, SECOND_COPY + " after step " + later);
      }
      return outcome.result().isGood()
          ? straight.same(copy, later, end, ORIGINAL + ", a copy, after step " + later)
          : outcome;
    }
  }

  /** Where an optimizer goes that nobody copies. */
  private record Way(Scenario scenario, Trajectory due) {
    /** Takes the steps after one up to another, and compares. */
    Outcome same(Optimizer optimizer, int after, int last, String complaint) {
      Trajectory seen = Trajectory.run(optimizer, scenario, after + 1, last);
      Trajectory same = new Trajectory(due.steps().subList(after, last));
      return Metamorphic.Runs.identical(seen, same, SAME, complaint);
    }
  }

  private static Optimizer missing() {
    throw new UnsupportedOperationException("not written yet");
  }

  private static Optimizer copying(Optimizer optimizer, UnaryOperator<Optimizer> copier) {
    return new Forwarding(optimizer) {
      @Override
      public Optimizer copy() {
        return copier.apply(optimizer);
      }
    };
  }

  /**
   * A copy that missed the last step: its first answer is thrown away, as by a state that is one
   * step old.
   */
  private static final class Lagging extends Forwarding {
    private List<Values> late;

    Lagging(Optimizer optimizer) {
      super(optimizer);
    }

    @Override
    public List<Values> step(double schedule, Oracle oracle) {
      List<Values> now = super.step(schedule, oracle);
      List<Values> answer =
          late == null ? now.stream().map(v -> v.map(x -> 0.5 * x)).toList() : late;
      late = now;
      return answer;
    }
  }
}
