package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * STEP-03 and STEP-04: an element-wise rule does not know how elements are grouped into tensors,
 * nor their shape.
 */
public final class Splitting {

  private static final int SIZE = 6;
  private static final int CUT = 2;
  private static final List<Values> GRADIENTS = Streams.random(3, 30, SIZE);
  private static final Scenario WHOLE =
      Scenario.openLoop("random gradients", Streams.start(SIZE), GRADIENTS);
  private static final Scenario SPLIT =
      new Scenario(
          "the same gradients in two tensors",
          List.of(
              new Scenario.Parameter("head", 1, part(Streams.start(SIZE), 0, CUT)),
              new Scenario.Parameter("tail", 1, part(Streams.start(SIZE), CUT, SIZE))),
          GRADIENTS.stream()
              .map(
                  g ->
                      new Scenario.Stage(
                          1, Oracle.fixed(List.of(part(g, 0, CUT), part(g, CUT, SIZE)))))
              .toList());

  private Splitting() {}

  /** The claims for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    String split = "splitting a tensor changes the run";
    String shape = "reshaping a tensor changes the run";
    return List.of(
        Metamorphic.claim(
                "STEP-03",
                "splitting",
                "Splitting a tensor in two, or merging two into one, changes nothing.",
                "the rule is element-wise")
            .rejecting(split, CommonMistakes.NORMALISED, CommonMistakes.LAST_ELEMENT_FORGOTTEN)
            .of(
                system,
                runs -> {
                  Trajectory parts =
                      new Trajectory(
                          runs.of(SPLIT).trajectory().steps().stream()
                              .map(s -> List.of(joined(s)))
                              .toList());
                  return runs.within(
                      runs.of(WHOLE), parts, "one tensor or two: the same run", split);
                }),
        Metamorphic.claim(
                "STEP-04",
                "shape",
                "Reshaping a tensor changes nothing.",
                "the rule is element-wise")
            .rejecting(shape, ShapeMistake.ROWS_ONLY)
            .of(system, runs -> shapes(runs, shape)));
  }

  private static Outcome shapes(Metamorphic.Runs runs, String complaint) {
    Observation flat = runs.of(WHOLE);
    Outcome outcome = null;
    for (Shape shape : List.of(Shape.of(2, 3), Shape.of(6, 1), Shape.of(1, 6), Shape.of(2, 1, 3))) {
      Scenario reshaped =
          Scenario.openLoop(
              "the same gradients as " + shape,
              new Values(shape, Streams.start(SIZE).toArray()),
              GRADIENTS.stream().map(g -> new Values(shape, g.toArray())).toList());
      Trajectory flattened =
          new Trajectory(
              runs.of(reshaped).trajectory().steps().stream()
                  .map(s -> List.of(joined(s)))
                  .toList());
      outcome =
          runs.within(flat, flattened, "any shape: the same run", complaint + " (" + shape + ")");
      if (!outcome.result().isGood()) {
        return outcome;
      }
    }
    return outcome;
  }

  private static Values part(Values values, int from, int to) {
    return new Values(Shape.of(to - from), Arrays.copyOfRange(values.toArray(), from, to));
  }

  private static Values joined(List<Values> parts) {
    List<Double> all = new ArrayList<>();
    for (Values part : parts) {
      Arrays.stream(part.toArray()).forEach(all::add);
    }
    return new Values(Shape.of(all.size()), all.stream().mapToDouble(v -> v).toArray());
  }
}
