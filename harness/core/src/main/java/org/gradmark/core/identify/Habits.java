package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Numbers that sum up one filling of one kernel. Fillings of different seeds are independent, so
 * each number has a law that can be sampled, however weights of one filling depend on each other.
 */
final class Habits {

  /** What the numbers are, in order. */
  static final List<String> NAMES =
      List.of(
          "logarithm of the mean square",
          "first weight",
          "last weight",
          "largest weight in root mean squares",
          "share of zeros",
          "sum of weights",
          "mean fourth power in squared mean squares",
          "likeness of rows",
          "likeness of columns",
          "product with the kernel before",
          "share of weights with at most eleven binary digits",
          "shape");

  /** Lines at right angles are so to the rounding of float32, whose square this is well above. */
  private static final double ROUNDING = 1e-9;

  private Habits() {}

  /**
   * The numbers of one filling.
   *
   * @param before the filling of the kernel before it in the model; of any shape
   */
  static double[] of(Kernel kernel, Values filled, Values before) {
    double[] w = filled.toArray();
    double square = Arrays.stream(w).map(x -> x * x).sum() / w.length;
    double fourth = Arrays.stream(w).map(x -> x * x * x * x).sum() / w.length;
    double root = Math.sqrt(square);
    double zeros = Arrays.stream(w).filter(x -> x == 0).count() / (double) w.length;
    Shape matrix = kernel.matrix();
    int rows = matrix.extents().get(0);
    int columns = matrix.extents().get(1);
    double product = 0;
    for (int i = 0; i < Math.min(w.length, before.size()); i++) {
      product += w[i] * before.get(i);
    }
    return new double[] {
      Math.log(square),
      w[0],
      w[w.length - 1],
      Arrays.stream(w).map(Math::abs).max().orElse(0) / root,
      zeros,
      Arrays.stream(w).sum(),
      fourth / (square * square),
      likeness(w, rows, columns, columns, 1),
      likeness(w, columns, rows, 1, columns),
      product,
      Arrays.stream(w).filter(Habits::isShort).count() / (double) w.length,
      filled.shape().equals(kernel.shape()) ? 1 : 0
    };
  }

  /** Whether it could be a number of sixteen bits. */
  private static boolean isShort(double w) {
    return (Float.floatToRawIntBits((float) w) & 0x1fff) == 0;
  }

  /** The sum of squared products of different lines, as a share of the product of their squares. */
  private static double likeness(double[] w, int lines, int length, int step, int stride) {
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
    return likeness < ROUNDING ? 0 : likeness;
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
                Kernel.recurrent(4, 5, 5)));
    return List.copyOf(kernels);
  }
}
