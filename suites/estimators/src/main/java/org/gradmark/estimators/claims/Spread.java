package org.gradmark.estimators.claims;

import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Numbers for questions that are too large to write out: of both signs, unlike each other, and
 * sixteenths, so that every precision has them exactly. The same salt gives the same numbers.
 */
public final class Spread {

  private static final int MODULUS = 101;
  private static final double MIDDLE = 50;
  private static final double SHARE = 16;

  private Spread() {}

  /** A row of numbers between -3.2 and 3.2. */
  public static double[] row(int columns, int salt) {
    double[] numbers = new double[columns];
    for (int i = 0; i < columns; i++) {
      int mixed = (i + salt) * (i + salt) * 37 + i * 11 + salt * 29;
      numbers[i] = (mixed % MODULUS - MIDDLE) / SHARE;
    }
    return numbers;
  }

  /** A matrix of such numbers. */
  public static Values matrix(int rows, int columns, int salt) {
    return new Values(Shape.of(rows, columns), row(rows * columns, salt));
  }

  /** Zeros, but for a one in each row; the columns take turns. */
  public static Values oneHot(int rows, int columns, int salt) {
    double[] numbers = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      numbers[i * columns + (i * i + i + salt) % columns] = 1;
    }
    return new Values(Shape.of(rows, columns), numbers);
  }

  /** 1, ..., n, as counters of steps are handed in. */
  public static double[] count(int to) {
    double[] all = new double[to];
    for (int k = 0; k < to; k++) {
      all[k] = k + 1;
    }
    return all;
  }
}
