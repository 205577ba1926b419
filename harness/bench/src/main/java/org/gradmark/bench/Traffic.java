package org.gradmark.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.performance.Filling;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The least memory traffic of a step, by the rule's data flow: the parameter, its gradient and all
 * state are read once, the parameter and all state are written once. A property of the rule,
 * whoever implements it; numbers that are one for a whole parameter count as nothing.
 */
public final class Traffic {

  /** Two extents that no rule could confuse. */
  private static final int ROWS = 3;

  private static final int COLUMNS = 5;

  private Traffic() {}

  /**
   * Numbers that a step moves at least.
   *
   * @param hyperparameters name to value; what is absent takes its default
   * @param shapes of the parameters
   * @throws RuntimeException if the rule asks for more than the gradient
   */
  public static long numbers(Rule rule, Map<String, Double> hyperparameters, List<Shape> shapes) {
    Map<Integer, Map<String, Shape>> slotsOfRank = new HashMap<>();
    long numbers = 0;
    for (Shape shape : shapes) {
      Map<String, Shape> slots =
          slotsOfRank.computeIfAbsent(
              shape.rank(), rank -> slots(rule, hyperparameters, specimen(rank)));
      long state = 0;
      for (Shape slot : slots.values()) {
        state += grown(slot, shape);
      }
      numbers += 3L * shape.size() + 2 * state;
    }
    return numbers;
  }

  private static Shape specimen(int rank) {
    int[] extents = new int[rank];
    for (int i = 0; i < rank; i++) {
      extents[i] = i % 2 == 0 ? ROWS : COLUMNS;
    }
    return Shape.of(extents);
  }

  /** What the rule keeps for a parameter, found by watching it take two steps. */
  private static Map<String, Shape> slots(
      Rule rule, Map<String, Double> hyperparameters, Shape specimen) {
    Map<String, Shape> kept = new HashMap<>();
    Rule watching =
        Mistake.seeing(
                "",
                "",
                (Step s) ->
                    new StepWrapper(s) {
                      @Override
                      public Tensor keep(String slot, Tensor value) {
                        kept.put(slot, value.shape());
                        return super.keep(slot, value);
                      }
                    })
            .change()
            .apply(rule);
    RuleOptimizer optimizer = new RuleOptimizer(watching, IeeeBackend.F64, hyperparameters);
    optimizer.add(new Values(specimen, Filling.values(specimen.size())));
    Oracle gradients =
        Oracle.fixed(List.of(new Values(specimen, Filling.gradients(specimen.size()))));
    optimizer.step(1, gradients);
    optimizer.step(1, gradients);
    return kept;
  }

  /** The size that a slot of the specimen has for a parameter of another shape. */
  private static long grown(Shape slot, Shape shape) {
    if (slot.equals(specimen(shape.rank()))) {
      return shape.size();
    }
    long size = 1;
    boolean wide = false;
    for (int extent : slot.extents()) {
      wide |= extent != 1;
      size *= extent == ROWS ? shape.extents().get(0) : 1;
      size *= extent == COLUMNS ? shape.extents().get(shape.rank() - 1) : 1;
    }
    return wide ? size : 0;
  }
}
