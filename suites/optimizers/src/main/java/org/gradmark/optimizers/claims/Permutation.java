package org.gradmark.optimizers.claims;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Values;

/** STEP-02: an element-wise rule does not know where in the array an element stands. */
public final class Permutation {

  private static final int SIZE = 7;
  private static final List<Values> GRADIENTS = Streams.random(2, 30, SIZE);
  private static final Scenario PLAIN =
      Scenario.openLoop("random gradients", Streams.start(SIZE), GRADIENTS);
  private static final Scenario ROTATED =
      Scenario.openLoop(
          "rotated gradients",
          rotate(Streams.start(SIZE)),
          GRADIENTS.stream().map(Permutation::rotate).toList());

  private Permutation() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    String complaint = "permuting the elements does not permute the run";
    return List.of(
        Metamorphic.claim(
                "STEP-02",
                "permutation",
                "Permuted elements give the permuted trajectory.",
                "the rule is element-wise")
            .rejecting(complaint, CommonMistakes.LAST_ELEMENT_FORGOTTEN)
            .of(
                system,
                runs -> {
                  List<List<Values>> rotated =
                      runs.of(PLAIN).trajectory().steps().stream()
                          .map(step -> step.stream().map(Permutation::rotate).toList())
                          .toList();
                  return runs.within(
                      runs.of(ROTATED),
                      new Trajectory(rotated),
                      "permuted inputs give the permuted run",
                      complaint);
                }));
  }

  private static Values rotate(Values values) {
    double[] rotated = new double[values.size()];
    for (int i = 0; i < rotated.length; i++) {
      rotated[(i + 3) % rotated.length] = values.get(i);
    }
    return new Values(values.shape(), rotated);
  }
}
