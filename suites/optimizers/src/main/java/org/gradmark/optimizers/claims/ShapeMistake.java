package org.gradmark.optimizers.claims;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** Mistakes that only some shapes show. */
final class ShapeMistake {

  /** Code written for vectors that meets a matrix: each row's gradient is averaged. */
  static final Mistake ROWS_ONLY =
      Mistake.gradient(
          "rows-averaged",
          "a matrix is updated row by row with the row's mean gradient",
          ShapeMistake::rowMeans);

  private ShapeMistake() {}

  private static Tensor rowMeans(Tensor g) {
    return g.shape().rank() == 2 ? g.times(0).plus(g.mean(Axis.ROW)) : g;
  }
}
