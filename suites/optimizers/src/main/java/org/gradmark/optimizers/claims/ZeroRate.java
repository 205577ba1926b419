package org.gradmark.optimizers.claims;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Values;

/**
 * STEP-06: a learning rate of zero moves nothing, as at the first step of a warm-up. Tried from
 * zero, where the smallest movement is seen, and from an ordinary point.
 */
public final class ZeroRate {

  private static final int SIZE = 4;
  private static final int STEPS = 5;

  private ZeroRate() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    Mistake[] replaced =
        system.mistakes(OptimizerSystem.PAPER).stream()
            .filter(mistake -> mistake.seen() == Mistake.Seen.AT_RATE_ZERO)
            .toArray(Mistake[]::new);
    return List.of(
        Metamorphic.claim(
                "STEP-06",
                "zero-rate",
                "While the learning rate has been 0 since the start, no parameter changes.",
                "every term of the update has the rate or the schedule as a factor")
            .needs(Capability.SCHEDULE)
            .rejecting("moves although the learning rate is 0", replaced)
            .rejecting("moves although the learning rate is 0", Mistake.scheduleIgnored())
            .of(system, ZeroRate::check));
  }

  private static Outcome check(Metamorphic.Runs runs) {
    for (Values start : List.of(Streams.start(SIZE).map(x -> 0), Streams.start(SIZE))) {
      Scenario still =
          new Scenario(
              "rate 0",
              List.of(new Scenario.Parameter("x", 1, start)),
              Streams.random(6, STEPS, SIZE).stream()
                  .map(g -> new Scenario.Stage(0, Oracle.fixed(List.of(g))))
                  .toList());
      Observation seen = runs.of(still);
      for (int t = 1; t <= STEPS; t++) {
        for (int i = 0; i < SIZE; i++) {
          double moved = Math.abs(seen.trajectory().after(t, 0, i) - start.get(i));
          if (moved != 0) {
            return Outcome.fail(
                moved,
                0,
                "moves although the learning rate is 0: by "
                    + Text.format(moved, 3)
                    + " at "
                    + seen.place(t, 0, i));
          }
        }
      }
    }
    return Outcome.pass(0, 0, "nothing moves in " + STEPS + " steps");
  }
}
