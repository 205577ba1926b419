package org.gradmark.backends.fused.cpu;

import org.gradmark.core.tensor.Reduction;

/**
 * Scratch arrays of a thread, short enough for the nearest cache. A fold adds element {@code j} of
 * each piece to lane {@code j}, which the virtual machine vectorises as it does any loop over
 * arrays of one index; in the end the lanes are joined. A lane of a block of 16384 elements has 32
 * terms, so that a sum's error is that of a sum of some forty numbers.
 */
final class Lanes {

  /** Numbers in a scratch array. */
  static final int COUNT = 512;

  private Lanes() {}

  /** Scratch arrays. */
  static Object[] of(Numbers numbers, int arrays) {
    return numbers.allocate(arrays, COUNT);
  }

  /** What a reduction starts with; it changes no value, not even the sign of a zero. */
  static double start(Reduction reduction) {
    return switch (reduction) {
      case SUM -> -0.0;
      case MAX -> Double.NEGATIVE_INFINITY;
      case MIN -> Double.POSITIVE_INFINITY;
    };
  }

  /**
   * The sign of the first lanes. Times the largest power of two, twice, even the smallest number is
   * beyond 1; then it is cut to [-1, 1]. Zeros and NaN stay what they are. Unlike {@code
   * Math.signum}, this is vectorised by Java 17, too.
   */
  static void sign(float[] lanes, int count) {
    for (int i = 0; i < count; i++) {
      float large = (lanes[i] * 0x1p127f) * 0x1p127f;
      lanes[i] = Math.max(-1f, Math.min(1f, large));
    }
  }

  /** The sign of the first lanes. */
  static void sign(double[] lanes, int count) {
    for (int i = 0; i < count; i++) {
      double large = (lanes[i] * 0x1p1023) * 0x1p1023;
      lanes[i] = Math.max(-1.0, Math.min(1.0, large));
    }
  }

  /** The sum of the first lanes, in double. */
  static double sum(float[] lanes, int count) {
    double a = -0.0;
    double b = -0.0;
    int i = 0;
    for (; i + 1 < count; i += 2) {
      a += lanes[i];
      b += lanes[i + 1];
    }
    return i < count ? a + b + lanes[i] : a + b;
  }

  /** The sum of the first lanes, by halves; the lanes are spent. */
  static double sum(double[] lanes, int count) {
    int left = count;
    while (left > 1) {
      int half = left / 2;
      int rest = left - half;
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[rest + i];
      }
      left = rest;
    }
    return lanes[0];
  }

  static double max(float[] lanes, int count) {
    float result = lanes[0];
    for (int i = 1; i < count; i++) {
      result = Math.max(result, lanes[i]);
    }
    return result;
  }

  static double max(double[] lanes, int count) {
    double result = lanes[0];
    for (int i = 1; i < count; i++) {
      result = Math.max(result, lanes[i]);
    }
    return result;
  }

  static double min(float[] lanes, int count) {
    float result = lanes[0];
    for (int i = 1; i < count; i++) {
      result = Math.min(result, lanes[i]);
    }
    return result;
  }

  static double min(double[] lanes, int count) {
    double result = lanes[0];
    for (int i = 1; i < count; i++) {
      result = Math.min(result, lanes[i]);
    }
    return result;
  }
}
