package org.gradmark.optimizers.claims;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Values;

/**
 * STEP-09 and STEP-11: how steps scale with the gradient. Without epsilon and decay, Adam's family
 * does not see the gradient's scale at all; gradient descent and its momentum forms are
 * proportional to it.
 */
public final class ScaleLaw {

  private static final int SIZE = 4;

  /** A power of two, so that scaling is exact. */
  private static final double FACTOR = 1024;

  private static final Values ZERO = Streams.start(SIZE).map(x -> 0);
  private static final List<Values> GRADIENTS = Streams.random(10, 30, SIZE);
  private static final Scenario PLAIN = Scenario.openLoop("random gradients", ZERO, GRADIENTS);
  private static final Scenario SCALED =
      Scenario.openLoop(
          "gradients times 1024",
          ZERO,
          GRADIENTS.stream().map(g -> g.map(x -> FACTOR * x)).toList());

  private ScaleLaw() {}

  /** STEP-09: scaled gradients give the same steps. */
  public static List<Claim<OptimizerSubject>> invariant(OptimizerSystem system) {
    String complaint = "scaling the gradients changes the steps";
    return List.of(
        law(
                "STEP-09",
                "scale-invariance",
                "Without epsilon and decay, scaling all gradients changes nothing.",
                "numerator and denominator scale alike, or only the sign is used")
            .rejecting(complaint, CommonMistakes.CLIPPED)
            .of(system, runs -> check(runs, 1, complaint)));
  }

  /** STEP-11: scaled gradients give steps scaled as much. */
  public static List<Claim<OptimizerSubject>> proportional(OptimizerSystem system) {
    String complaint = "steps are not proportional to the gradients";
    return List.of(
        law(
                "STEP-11",
                "proportionality",
                "Without decay, steps are proportional to the gradients.",
                "the rule is linear in the gradients")
            .rejecting(complaint, CommonMistakes.CLIPPED)
            .of(system, runs -> check(runs, FACTOR, complaint)));
  }

  private static Metamorphic law(String id, String name, String sentence, String source) {
    return Metamorphic.claim(id, name, sentence, source)
        .onlyWith("epsilon", 0)
        .onlyWith("weight_decay", 0)
        .onlyWith("initial_accumulator", 0);
  }

  private static Outcome check(Metamorphic.Runs runs, double due, String complaint) {
    Trajectory expected =
        new Trajectory(
            runs.of(PLAIN).trajectory().steps().stream()
                .map(step -> step.stream().map(v -> v.map(x -> due * x)).toList())
                .toList());
    return runs.within(
        runs.of(SCALED),
        expected,
        "gradients times " + (int) FACTOR + ": steps times " + (int) due,
        complaint);
  }
}
