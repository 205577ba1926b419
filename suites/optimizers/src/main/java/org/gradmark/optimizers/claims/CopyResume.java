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
 * and so does the original.
 */
public final class CopyResume {

  private static final int STEPS = 32;
  private static final int PAUSE = 22;
  private static final int SIZE = 6;
  private static final Scenario STEADY = scenario(STEPS);
  private static final Scenario HALVED = scenario(PAUSE + 5);
  private static final String COPY = "the copy does not go on where the original stood";
  private static final String ORIGINAL = "stepping the copy changes the original";

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
    }
    return List.of(
        Metamorphic.claim(
                "STEP-07",
                "copy-resume",
                "A copied (saved and loaded) optimization goes on with the same bits, and leaves the original alone.",
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
   * Two tensors of one shape; after some steps the rate is halved: a copy has to take that over,
   * too.
   */
  private static Scenario scenario(int steady) {
    List<Values> first = Streams.random(7, STEPS, SIZE);
    List<Values> second = Streams.random(12, STEPS, SIZE);
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      Oracle oracle = Oracle.fixed(List.of(first.get(t), second.get(t)));
      stages.add(new Scenario.Stage(t < steady ? 1 : 0.5, oracle));
    }
    Scenario.Parameter x = new Scenario.Parameter("x", 1, Streams.start(SIZE));
    Scenario.Parameter y = new Scenario.Parameter("y", 1, Streams.start(SIZE));
    return new Scenario("random gradients", List.of(x, y), stages);
  }

  private static Outcome check(Metamorphic.Runs runs) {
    boolean scheduled = runs.trial().subject().capabilities().contains(Capability.SCHEDULE);
    Scenario scenario = scheduled ? HALVED : STEADY;
    Trajectory straight = runs.of(scenario).trajectory();
    Trajectory rest = new Trajectory(straight.steps().subList(PAUSE, STEPS));
    try (Optimizer original = runs.open()) {
      Trajectory.run(original, scenario, 1, PAUSE);
      try (Optimizer copy = original.copy()) {
        Trajectory resumed = Trajectory.run(copy, scenario, PAUSE + 1, STEPS);
        Outcome outcome = Metamorphic.Runs.identical(resumed, rest, "", COPY);
        if (!outcome.result().isGood()) {
          return outcome;
        }
      }
      return Metamorphic.Runs.identical(
          Trajectory.run(original, scenario, PAUSE + 1, STEPS),
          rest,
          "copy and original both go on with the same bits",
          ORIGINAL);
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
