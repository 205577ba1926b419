package org.gradmark.optimizers.claims;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** Loops over blocks of elements that end too early. */
final class Blocks {

  private Blocks() {}

  /** The elements after the last whole block stay where they are, if there is a block at all. */
  static Mistake remainderForgotten(int block) {
    return endingAt(
        "remainder-of-" + block + "-forgotten",
        "the elements after the last whole block of " + block + " are not updated",
        shape -> shape.size() < block ? shape.size() : shape.size() - shape.size() % block);
  }

  /** Who takes the last block for what remains loses it where nothing does. */
  static Mistake lastLost(int block) {
    return endingAt(
        "last-block-of-" + block + "-lost",
        "the last block of " + block + " elements is not updated if nothing remains after it",
        shape ->
            shape.size() > block && shape.size() % block == 0
                ? shape.size() - block
                : shape.size());
  }

  /** Small tensors take one way, large ones another: both are right, and that between is not. */
  static Mistake onlyFirst(int count, int largest) {
    return endingAt(
        "only-first-" + count + "-of-up-to-" + largest,
        "of up to " + largest + " elements only the first " + count + " are updated",
        shape -> shape.size() <= largest ? Math.min(shape.size(), count) : shape.size());
  }

  /** The same for the rows of a matrix. */
  static Mistake onlyFirstRows(int rows) {
    return endingAt(
        "only-first-" + rows + "-rows",
        "only the first " + rows + " rows of a matrix are updated",
        shape -> shape.rank() == 2 ? Math.min(rows, shape.rows()) * shape.columns() : shape.size());
  }

  /** The elements from one on stay where they are, as far as the gradient moves them. */
  private static Mistake endingAt(String id, String cause, ToIntFunction<Shape> end) {
    return Mistake.gradient(id, cause, g -> g.times(ones(g, end.applyAsInt(g.shape()))));
  }

  private static Tensor ones(Tensor like, int end) {
    double[] mask = new double[like.shape().size()];
    Arrays.fill(mask, 0, end, 1);
    return like.backend().tensor(like.shape(), mask);
  }
}
