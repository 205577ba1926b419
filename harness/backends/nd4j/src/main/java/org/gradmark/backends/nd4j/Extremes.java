package org.gradmark.backends.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Maxima and minima as IEEE 754-2019 defines {@code maximum} and {@code minimum}: NaN if any
 * operand is NaN, and {@code -0 < +0}. ND4J's drop a NaN (always in a reduction, on the left side
 * between two arrays) and take either zero.
 */
final class Extremes {

  private Extremes() {}

  /** The larger of two, broadcast. */
  static INDArray max(INDArray a, INDArray b) {
    // The sum is right exactly where ND4J's answer may not be: NaN for a NaN; of two zeros +0
    // unless both are -0. And only there is the sum of sizes not above zero.
    INDArray sizes = Transforms.abs(a, true).add(Transforms.abs(b, true));
    INDArray larger = Operation.LARGER.on(sizes.shape(), a, b);
    return Elementwise.select(sizes.gt(0), larger, a.add(b));
  }

  /** The smaller of two, broadcast. */
  static INDArray min(INDArray a, INDArray b) {
    return max(a.neg(), b.neg()).neg();
  }

  /** The largest of a matrix along an axis (1: of each row, 0: of each column). */
  static INDArray max(INDArray matrix, int along) {
    INDArray largest = matrix.max(true, along);
    INDArray signed = Elementwise.select(largest.eq(0), zero(matrix, along), largest);
    INDArray nan = nan(matrix, along);
    return Elementwise.select(Operation.EQUALS.on(nan.shape(), nan, nan), signed, nan);
  }

  /** The smallest of a matrix along an axis. */
  static INDArray min(INDArray matrix, int along) {
    return max(matrix.neg(), along).neg();
  }

  /** {@code +0} where there is one along the axis, else {@code -0}. */
  private static INDArray zero(INDArray matrix, int along) {
    INDArray lowest =
        Nd4j.valueArrayOf(matrix.shape(), Double.NEGATIVE_INFINITY, matrix.dataType());
    INDArray infinities = Elementwise.select(matrix.eq(0), matrix.rdiv(1), lowest);
    return infinities.max(true, along).rdiv(1);
  }

  /** NaN where there is one along the axis, else 0. */
  private static INDArray nan(INDArray matrix, int along) {
    INDArray ordered = Operation.EQUALS.on(matrix.shape(), matrix, matrix);
    return Elementwise.select(ordered, matrix.like(), matrix).sum(true, along);
  }
}
