package org.gradmark.optimizers.claims;

import java.util.Arrays;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Tensor;

/** Loops over blocks of elements that forget what is left at the end. */
final class Remainder {

  private Remainder() {}

  /** The elements after the last whole block stay where they are, if there is a block at all. */
  static Mistake forgottenAfterBlocksOf(int block) {
    return Mistake.gradient(
        "remainder-of-" + block + "-forgotten",
        "the elements after the last whole block of " + block + " are not updated",
        g -> g.times(g.backend().tensor(g.shape(), mask(g, block))));
  }

  private static double[] mask(Tensor g, int block) {
    double[] mask = new double[g.shape().size()];
    Arrays.fill(mask, 0, mask.length < block ? mask.length : mask.length - mask.length % block, 1);
    return mask;
  }
}
