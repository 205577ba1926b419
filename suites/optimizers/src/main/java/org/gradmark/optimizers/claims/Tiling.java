package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Tensors of any shape whose elements are copies of those of one small tensor: what the small one
 * does is due of them. Each begins two elements further than the one before it, so that it shows
 * who gets another's state.
 */
final class Tiling {

  private static final int FURTHER = 2;

  private final List<Shape> shapes;
  private final int small;
  private final Scenario scenario;

  /**
   * All tensors take part in every step.
   *
   * @param name of the scenario
   * @param start of the small tensor
   * @param gradients of the small tensor, one per step
   */
  Tiling(String name, List<Shape> shapes, Values start, List<Values> gradients) {
    this.shapes = List.copyOf(shapes);
    small = start.size();
    List<Values> starts = copies(start);
    List<Scenario.Parameter> parameters = new ArrayList<>();
    for (int p = 0; p < starts.size(); p++) {
      parameters.add(new Scenario.Parameter(starts.size() == 1 ? "x" : "x" + p, 1, starts.get(p)));
    }
    scenario =
        new Scenario(
            name,
            parameters,
            gradients.stream().map(g -> new Scenario.Stage(1, Oracle.fixed(copies(g)))).toList());
  }

  Scenario scenario() {
    return scenario;
  }

  /** Where these tensors are due if the small one went this way. */
  Trajectory of(Trajectory few) {
    return new Trajectory(
        few.steps().stream()
            .limit(scenario.stages().size())
            .map(step -> copies(step.get(0)))
            .toList());
  }

  /** Which element of the small tensor an element is a copy of. */
  int source(int parameter, int element) {
    return (FURTHER * parameter + element) % small;
  }

  private List<Values> copies(Values few) {
    List<Values> tensors = new ArrayList<>();
    for (Shape shape : shapes) {
      int parameter = tensors.size();
      double[] many = new double[shape.size()];
      Arrays.setAll(many, i -> few.get(source(parameter, i)));
      tensors.add(new Values(shape, many));
    }
    return tensors;
  }
}
