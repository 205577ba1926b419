package org.gradmark.optimizers.claims;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Values;

/**
 * STEP-01: mirrored inputs give a mirrored run. Every rule here is odd in the pair of parameter and
 * gradient.
 */
public final class SignSymmetry {

  private static final int SIZE = 6;
  private static final List<Values> GRADIENTS = Streams.random(1, 30, SIZE);
  private static final Scenario PLAIN =
      Scenario.openLoop("random gradients", Streams.start(SIZE), GRADIENTS);
  private static final Scenario MIRRORED =
      Scenario.openLoop(
          "negated gradients",
          Streams.start(SIZE).map(x -> -x),
          GRADIENTS.stream().map(g -> g.map(x -> -x)).toList());

  private SignSymmetry() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    String complaint = "negating parameters and gradients does not negate the run";
    return List.of(
        Metamorphic.claim(
                "STEP-01",
                "sign-symmetry",
                "Negated parameters and gradients give the negated trajectory.",
                "the rule is odd")
            .rejecting(complaint, CommonMistakes.ONE_SIDED_CLIP, CommonMistakes.DRIFT)
            .of(
                system,
                runs -> {
                  List<List<Values>> mirror =
                      runs.of(PLAIN).trajectory().steps().stream()
                          .map(step -> step.stream().map(v -> v.map(x -> -x)).toList())
                          .toList();
                  return runs.within(
                      runs.of(MIRRORED),
                      new Trajectory(mirror),
                      "mirrored inputs give the mirrored run",
                      complaint);
                }));
  }
}
