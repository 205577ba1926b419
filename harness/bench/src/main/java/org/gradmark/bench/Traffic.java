package org.gradmark.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Shape;

/**
 * The least memory traffic of a step, by the rule's {@link DataFlow data flow}: what it depends on
 * of the parameter, its gradient and the state is read once, what it changes is written once. A
 * property of the rule, whoever implements it; numbers that are one for a whole parameter count as
 * nothing.
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
    Map<Integer, DataFlow> flowOfRank = new HashMap<>();
    long numbers = 0;
    for (Shape shape : shapes) {
      DataFlow flow =
          flowOfRank.computeIfAbsent(
              shape.rank(), rank -> DataFlow.of(rule, hyperparameters, specimen(rank)));
      for (Shape read : flow.read()) {
        numbers += grown(read, shape);
      }
      for (Shape written : flow.written()) {
        numbers += grown(written, shape);
      }
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

  /** The size that a tensor of the specimen has for a parameter of another shape. */
  private static long grown(Shape tensor, Shape shape) {
    if (tensor.equals(specimen(shape.rank()))) {
      return shape.size();
    }
    long size = 1;
    boolean wide = false;
    for (int extent : tensor.extents()) {
      wide |= extent != 1;
      size *= extent == ROWS ? shape.extents().get(0) : 1;
      size *= extent == COLUMNS ? shape.extents().get(shape.rank() - 1) : 1;
    }
    return wide ? size : 0;
  }
}
