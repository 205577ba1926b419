package org.gradmark.backends.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sums whose rounding does not depend on how many cores the machine has. */
final class Sums {

  private Sums() {}

  /** The sum of a matrix along an axis (1: of each row, 0: of each column), in index order. */
  static INDArray sum(INDArray matrix, int along) {
    if (matrix.length() == 1) {
      return matrix; // ND4J's would lose the sign of a zero
    }
    boolean several = matrix.size(1 - along) > 1;
    if (several || matrix.length() < Nd4j.getEnvironment().elementwiseThreshold()) {
      return matrix.sum(true, along);
    }
    // ND4J splits a long sum over everything among threads, whose number cannot be set after its
    // start. Several sums it gives to threads whole; so ask for two and keep one.
    INDArray twice = Nd4j.concat(1 - along, matrix, matrix).sum(true, along);
    return twice.getScalar(0).reshape('c', 1, 1);
  }
}
