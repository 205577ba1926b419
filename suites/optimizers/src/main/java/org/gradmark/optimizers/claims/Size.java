package org.gradmark.optimizers.claims;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * STEP-10: a large tensor moves as its elements do in a small one. Fast code takes another way for
 * large arrays (vector units, blocks, threads), and has to mind their ends.
 */
public final class Size {

  private static final int SMALL = 7;

  /** A prime beyond 1024: no vector length or block size divides it. */
  private static final int LARGE = 1031;

  private static final int STEPS = 4;
  private static final List<Values> GRADIENTS = Streams.random(11, STEPS, SMALL);
  private static final Scenario FEW =
      Scenario.openLoop("few elements", Streams.start(SMALL), GRADIENTS);
  private static final Scenario MANY =
      Scenario.openLoop(
          "many elements",
          tiled(Streams.start(SMALL)),
          GRADIENTS.stream().map(Size::tiled).toList());

  private Size() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    String complaint = "elements of a large tensor move otherwise than in a small one";
    return List.of(
        Metamorphic.claim(
                "STEP-10",
                "size",
                "An element moves the same in a tensor of 7 elements and in one of 1031.",
                "the rule is element-wise")
            .rejecting(complaint, remainderForgotten())
            .of(
                system,
                runs -> {
                  Trajectory few = runs.of(FEW).trajectory();
                  List<List<Values>> due =
                      few.steps().stream().map(step -> List.of(tiled(step.get(0)))).toList();
                  return runs.within(
                      runs.of(MANY),
                      new Trajectory(due),
                      (t, p, i) -> 2 * runs.envelope(FEW).at(t, p, i % SMALL),
                      "large and small tensors move alike",
                      complaint);
                }));
  }

  private static Values tiled(Values few) {
    double[] many = new double[LARGE];
    Arrays.setAll(many, i -> few.get(i % few.size()));
    return new Values(Shape.of(LARGE), many);
  }

  /** A vector loop without its remainder. */
  private static Mistake remainderForgotten() {
    return Mistake.gradient(
        "remainder-forgotten",
        "the last few elements of a large tensor are not updated",
        Size::blocks);
  }

  private static Tensor blocks(Tensor g) {
    double[] mask = new double[g.shape().size()];
    Arrays.fill(mask, 0, mask.length < 16 ? mask.length : mask.length - mask.length % 8, 1);
    return g.times(g.backend().tensor(g.shape(), mask));
  }
}
