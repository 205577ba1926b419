package org.gradmark.estimators.claims;

import java.util.List;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Whether an answer has the shape of the declared rule's. */
final class Shapes {

  private Shapes() {}

  /**
   * What is wrong with the shape of an answer, such as "has the shape [3, 1], not [1, 3]"; empty if
   * nothing is. A scalar and a plain vector have no rows: they are as good as a row or a column.
   * Answers that have more or fewer elements are left to the comparison of the elements.
   */
  static String fault(Values answer, EstimatorRule declared, Asked asked) {
    Shape due = declared.on(IeeeBackend.F64, asked.inquiry()).shape();
    Shape given = answer.shape();
    boolean right =
        given.size() != due.size()
            || inner(given).equals(inner(due))
            || given.rank() < due.rank() && extended(given).equals(extended(due));
    return right ? "" : "has the shape " + given + ", not " + due;
  }

  /** Extents without the ones in front. */
  private static List<Integer> inner(Shape shape) {
    return shape.extents().stream().dropWhile(n -> n == 1).toList();
  }

  /** Extents without any ones. */
  private static List<Integer> extended(Shape shape) {
    return shape.extents().stream().filter(n -> n != 1).toList();
  }
}
