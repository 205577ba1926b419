package org.gradmark.backends.fused.graph;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Reduction;

/**
 * A stage of a program. Stages run one after the other; a stage sees everything that stages before
 * it have written.
 */
public sealed interface Stage {

  /**
   * Operations on scalars, in order.
   *
   * @param steps what is computed
   */
  record Scalars(List<ScalarStep> steps) implements Stage {}

  /**
   * One scalar: {@code scalar[target] = operation(scalar[operands]...)}.
   *
   * @param operation {@code Unary} or {@code Binary}; null for a choice (condition, yes, no)
   */
  record ScalarStep(Enum<?> operation, List<Integer> operands, int target) {}

  /**
   * One loop over all elements of a shape.
   *
   * @param shape number of the shape that it runs over
   * @param values what is loaded and computed for an element, operands first
   * @param stores what is written; after all loads of the same element
   * @param folds what is reduced
   */
  record Pass(int shape, List<Value> values, List<Store> stores, List<Fold> folds)
      implements Stage {

    /** Whether it has to know rows from columns. If not, it is a loop over a flat array. */
    public boolean isNested() {
      return values.stream()
              .anyMatch(v -> v.reach() == Reach.PER_ROW || v.reach() == Reach.PER_COLUMN)
          || folds.stream().anyMatch(f -> f.axis() != Axis.ALL);
    }
  }

  /** Writes a value, element for element, to a buffer of the pass's shape. */
  record Store(int value, int buffer) {}

  /**
   * Reduces a value.
   *
   * @param value place in the pass's values
   * @param target number of a scalar for {@link Axis#ALL}; else of a buffer of shape {@code [n,1]}
   *     ({@link Axis#ROW}) or {@code [1,m]} ({@link Axis#COLUMN})
   */
  record Fold(Reduction reduction, Axis axis, int value, int target) {}

  /** Matrix product of two buffers; the target is none of them. */
  record Product(int left, int right, int target) implements Stage {}

  /** Transpose of a buffer; the target is another one. */
  record Transposition(int source, int target) implements Stage {}
}
