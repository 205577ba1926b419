package org.gradmark.backends.nd4j;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Element-wise operations that one call of ND4J does not give as the façade defines them. */
final class Elementwise {

  private Elementwise() {}

  /** A named operation of ND4J with one result; its operands broadcast. */
  static INDArray call(String operation, INDArray... operands) {
    return Nd4j.exec(DynamicCustomOp.builder(operation).addInputs(operands).build())[0];
  }

  /**
   * 1 where the comparison holds, else 0, as doubles. Not {@code INDArray.lt} and its like: between
   * a scalar and an array {@code [1,1]} they throw.
   */
  static INDArray compare(String operation, INDArray a, INDArray b) {
    return call(operation, a, b).castTo(DataType.DOUBLE);
  }

  /** {@code yes} where the condition (boolean) is true, else {@code no}; all of one shape. */
  static INDArray select(INDArray condition, INDArray yes, INDArray no) {
    return call("select", condition, yes, no);
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
    INDArray undefined =
        call(
            "boolean_and",
            Transforms.abs(a, true).eq(1),
            call("not_equals", nanUnlessFinite, nanUnlessFinite));
    return select(undefined, nanUnlessFinite, Transforms.pow(a, b, true));
  }
}
