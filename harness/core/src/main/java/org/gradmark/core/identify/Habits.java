package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Numbers that sum up one filling of one kernel. Fillings of different seeds are independent, so
 * each number has a law that can be sampled, however weights of one filling depend on each other.
 */
final class Habits {

  private static final String FIRST = "first weight";
  private static final String LAST = "last weight";
  private static final String SUM = "sum of weights";
  private static final String PRODUCT = "product with the kernel before";

  /** One filling says little about it: chance and rounding decide on a pair or two. */
  static final String AGAIN = "share of weights that occur again";

  /** What the numbers are, in order. */
  static final List<String> NAMES =
      List.of(
          "mean square",
          FIRST,
          LAST,
          "largest weight in root mean squares",
          "share of zeros",
          SUM,
          "mean fourth power in squared mean squares",
          "likeness of rows",
          "likeness of columns",
          PRODUCT,
          "deviation of outputs",
          AGAIN,
          "product of neighbours' squares in mean fourth powers",
          "whether most weights have at most eleven binary digits",
          "shape");

  /** Of float32, the coarsest arithmetic that is told from mistakes. */
  private static final double UNIT_ROUNDOFF = 0x1p-24;

  /** Of one weight on its way, at most: it is scaled and shifted a few times. */
  private static final int ROUNDINGS = 8;

  /** More than that in a kernel are not compared with one another. */
  private static final int LINES = 64;

  private Habits() {}

  /**
   * The numbers of one filling.
   *
   * @param before the filling of the kernel before it in the model; of any shape
   * @param batch inputs that it was filled for; empty if there are none
   */
  static double[] of(Kernel kernel, Values filled, Values before, Optional<Values> batch) {
    double[] w = filled.toArray();
    double square = 0;
    double fourth = 0;
    double largest = 0;
    double product = 0;
    int zeros = 0;
    int isShort = 0;
    for (int i = 0; i < w.length; i++) {
      double squared = w[i] * w[i];
      square += squared;
      fourth += squared * squared;
      largest = Math.max(largest, Math.abs(w[i]));
      product += i < before.size() ? w[i] * before.get(i) : 0;
      zeros += w[i] == 0 ? 1 : 0;
      isShort += isShort(w[i]) ? 1 : 0;
    }
    square /= w.length;
    fourth /= w.length;
    Shape matrix = kernel.matrix();
    int rows = matrix.extents().get(0);
    int columns = matrix.extents().get(1);
    return new double[] {
      square,
      w[0],
      w[w.length - 1],
      largest / Math.sqrt(square),
      zeros / (double) w.length,
      sum(w),
      fourth / (square * square),
      likeness(w, rows, columns, columns, 1),
      likeness(w, columns, rows, 1, columns),
      product,
      batch.map(inputs -> Batches.deviation(kernel, w, inputs)).orElse(0.0),
      again(w),
      neighbours(w) / fourth,
      2 * isShort > w.length ? 1 : 0,
      filled.shape().equals(kernel.shape()) ? 1 : 0
    };
  }

  /**
   * How large a number of this name is usually, where single ones may be small because terms cancel
   * and rounding does not cancel with them; else 0.
   *
   * @param size root mean square of the kernel's weights
   * @param before that of the kernel before it
   */
  static double usual(String name, Kernel kernel, double size, double before) {
    double terms = Math.sqrt(kernel.shape().size());
    return switch (name) {
      case FIRST, LAST -> size;
      case SUM -> size * terms;
      case PRODUCT -> size * before * terms;
      default -> 0;
    };
  }

  /**
   * Whether it could be a number of sixteen bits. A few can by chance, and in float32 more of them:
   * what is left of a mean that cancels has few digits.
   */
  private static boolean isShort(double w) {
    return (Float.floatToRawIntBits((float) w) & 0x1fff) == 0;
  }

  /** A generator of few bits comes back to the same weights soon; rounding parts none of them. */
  private static double again(double[] w) {
    double[] sorted = w.clone();
    Arrays.sort(sorted);
    int again = 0;
    for (int i = 1; i < w.length; i++) {
      double apart = sorted[i] - sorted[i - 1];
      again += apart <= ROUNDINGS * UNIT_ROUNDOFF * Math.abs(sorted[i]) ? 1 : 0;
    }
    return again / (double) w.length;
  }

  private static double neighbours(double[] w) {
    double sum = 0;
    for (int i = 1; i < w.length; i += 2) {
      sum += w[i] * w[i] * w[i - 1] * w[i - 1];
    }
    return sum / Math.max(1, w.length / 2);
  }

  /** What cancels to within the rounding of its terms is 0: else rounding decides on the sign. */
  private static double sum(double[] w) {
    double sum = 0;
    double sizes = 0;
    for (double one : w) {
      sum += one;
      sizes += Math.abs(one);
    }
    return Math.abs(sum) <= w.length * UNIT_ROUNDOFF * sizes ? 0 : sum;
  }

  /**
   * The sum of squared products of different lines, as a share of the sum of their squared squares;
   * 0 if they are orthogonal to within rounding. By Higham 2002, theorem 19.4, as ORTH-01 has it, a
   * product of two lines of an orthonormal matrix of n entries is at most {@code 4 n u} then.
   */
  private static double likeness(double[] w, int lines, int length, int step, int stride) {
    if (lines > LINES) {
      return 0; // too many to compare
    }
    double between = 0;
    double own = 0;
    for (int a = 0; a < lines; a++) {
      for (int b = a; b < lines; b++) {
        double product = 0;
        for (int i = 0; i < length; i++) {
          product += w[a * step + i * stride] * w[b * step + i * stride];
        }
        own += a == b ? product * product : 0;
        between += a == b ? 0 : product * product;
      }
    }
    double likeness = between / own;
    double rounding = (lines - 1) / 2.0 * Math.pow(4 * w.length * UNIT_ROUNDOFF, 2);
    return likeness <= rounding ? 0 : likeness;
  }

  /** The kernels that initializers are asked to fill, as one model. */
  static List<Kernel> kernels() {
    List<Kernel> kernels =
        new ArrayList<>(
            List.of(
                Kernel.dense(5, 9),
                Kernel.dense(5, 9),
                Kernel.dense(12, 4).in(Kernel.Layout.OUT_IN),
                Kernel.dense(6, 6),
                Kernel.convolution(3, 5, 3, 2),
                Kernel.convolution(2, 6, 3).in(Kernel.Layout.OUT_IN),
                Kernel.transposed(4, 2, 3).in(Kernel.Layout.OUT_IN),
                Kernel.grouped(2, 4, 6, 3),
                Kernel.depthwise(5, 2, 3),
                Kernel.embedding(11, 3),
                Kernel.recurrent(4, 5, 5),
                // The same with other counts: what is wrong for one only is not wrong for all.
                Kernel.grouped(4, 8, 4, 2),
                Kernel.grouped(3, 3, 6, 2),
                Kernel.depthwise(4, 1, 3),
                Kernel.recurrent(4, 3, 5),
                Kernel.recurrent(3, 3, 4),
                Kernel.recurrent(1, 3, 4),
                // An odd number of weights in all: else a spare number that is kept shows nowhere.
                Kernel.convolution(1, 3, 3),
                Kernel.convolution(2, 3, 9),
                Kernel.convolution(3, 5, 1),
                // Fans that no byte holds.
                Kernel.dense(300, 2),
                // Enough weights for what is rare, and for scales that are off by little.
                Kernel.dense(3, 400)));
    return List.copyOf(kernels);
  }
}
