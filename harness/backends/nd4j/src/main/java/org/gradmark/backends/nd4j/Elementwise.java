package org.gradmark.backends.nd4j;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Element-wise operations that one call of ND4J does not give as the façade defines them. */
final class Elementwise {

  private Elementwise() {}

  /** {@code yes} where the condition (boolean) is true, else {@code no}; all of one shape. */
  static INDArray select(INDArray condition, INDArray yes, INDArray no) {
    return Operation.SELECT.on(yes.shape(), condition, yes, no);
  }

  /**
   * The array itself, or its one element under another shape, or a copy repeated to the extents.
   */
  static INDArray broadcast(INDArray a, long[] extents) {
    if (Arrays.equals(a.shape(), extents)) {
      return a;
    }
    // INDArray.broadcast leaves a scalar a scalar where it is to become [1] or [1,1].
    boolean one = Arrays.stream(extents).allMatch(extent -> extent == 1);
    return one ? a.reshape('c', extents) : a.broadcast(extents);
  }

  /** -1, 0 or 1; NaN and signed zeros stay. ND4J's own sign makes {@code +0} of them. */
  static INDArray sign(INDArray a) {
    return select(Transforms.abs(a, true).gt(0), Transforms.sign(a, true), a);
  }

  /**
   * {@code a} to the power of {@code b}, both of one shape. ND4J follows C, where 1 to any power is
   * 1 and -1 to an infinite power is 1; the façade follows Java, where an exponent that is NaN, or
   * infinite over a base of size 1, gives NaN.
   */
  static INDArray power(INDArray a, INDArray b) {
    INDArray nanUnlessFinite = b.sub(b);
    long[] extents = a.shape();
    INDArray undefined =
        Operation.AND.on(
            extents,
            Transforms.abs(a, true).eq(1),
            Operation.DIFFERS.on(extents, nanUnlessFinite, nanUnlessFinite));
    return select(undefined, nanUnlessFinite, Transforms.pow(a, b, true));
  }
}
