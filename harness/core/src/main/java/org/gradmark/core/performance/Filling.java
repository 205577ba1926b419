package org.gradmark.core.performance;

import java.util.function.LongToDoubleFunction;

/**
 * The numbers that parameters and gradients are filled with: signs change, none is zero, and all
 * are exact in every format. Programs that time themselves are asked for the same.
 */
public final class Filling {

  private static final int PERIOD = 16;
  private static final double CENTRE = 7.5;

  /** Has no divisor in common with the period: no element gets the same gradient soon. */
  private static final int TURN = 5;

  private Filling() {}

  /** Element {@code i} of a parameter. */
  static double value(long i) {
    return (7 * i % PERIOD - CENTRE) / 8;
  }

  /** Element {@code i} of its gradient. */
  static double gradient(long i) {
    return (i % PERIOD - CENTRE) / 64;
  }

  /** The elements of a parameter. */
  public static double[] values(int size) {
    return filled(size, Filling::value);
  }

  /** The elements of a gradient. */
  public static double[] gradients(int size) {
    return gradients(size, 0);
  }

  /**
   * The elements of a gradient that changes from step to step, signs included: along one that stays
   * as it is, a corrected moment does not depend on its decay.
   *
   * @param step from 0
   */
  public static double[] gradients(int size, int step) {
    return filled(size, i -> gradient(i + TURN * step));
  }

  private static double[] filled(int size, LongToDoubleFunction element) {
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = element.applyAsDouble(i);
    }
    return numbers;
  }
}
