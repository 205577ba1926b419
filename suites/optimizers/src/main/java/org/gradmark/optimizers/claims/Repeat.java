package org.gradmark.optimizers.claims;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;

/**
 * STEP-05: the same inputs give the same bits. Racing state and state shared between optimizers
 * break it.
 */
public final class Repeat {

  private static final Scenario PLAIN =
      Scenario.openLoop("random gradients", Streams.start(6), Streams.random(5, 30, 6));

  private static final int REPEATS = 3;

  private Repeat() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    String complaint = "two runs on the same inputs differ";
    return List.of(
        Metamorphic.claim(
                "STEP-05",
                "repeat",
                "The same inputs give the same bits, run after run.",
                "the rule is deterministic")
            .rejecting(complaint, sharedState())
            .of(
                system,
                runs -> {
                  Observation first = runs.of(PLAIN);
                  for (int run = 2; run < REPEATS; run++) {
                    runs.of(PLAIN);
                  }
                  return Metamorphic.Runs.identical(
                      runs.of(PLAIN).trajectory(),
                      first.trajectory(),
                      "the same bits in " + REPEATS + " runs",
                      complaint);
                }));
  }

  /**
   * A counter that all optimizers of the process share, as a static field would be. It changes the
   * result: a rule that takes the gradient's sign would not see its scale.
   */
  private static Mistake sharedState() {
    AtomicLong calls = new AtomicLong();
    return Mistake.result(
        "shared-state",
        "optimizers share a counter",
        (s, x) -> x.plus(calls.incrementAndGet() / 1024.0));
  }
}
