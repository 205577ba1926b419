package org.gradmark.initializers.purpose;

import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/**
 * A dense layer without bias, in doubles.
 *
 * @param kernel a dense kernel
 * @param weights what a subject filled it with
 */
public record Layer(Kernel kernel, Values weights) {

  /** The sums that the outputs get from inputs. */
  public double[] forward(double[] inputs) {
    double[] sums = new double[kernel.out()];
    for (int j = 0; j < sums.length; j++) {
      for (int i = 0; i < kernel.in(); i++) {
        sums[j] += weight(i, j) * inputs[i];
      }
    }
    return sums;
  }

  /** The gradient by the inputs, from that by the sums. */
  public double[] backward(double[] gradient) {
    double[] sums = new double[kernel.in()];
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < kernel.out(); j++) {
        sums[i] += weight(i, j) * gradient[j];
      }
    }
    return sums;
  }

  /** The weight from input i to output j. */
  public double weight(int i, int j) {
    boolean inOut = kernel.layout() == Kernel.Layout.IN_OUT;
    return weights.get(inOut ? i * kernel.out() + j : j * kernel.in() + i);
  }

  /** The sum of products. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The same direction, at mean square 1; zero stays zero. */
  public static double[] standard(double[] a) {
    double size = Math.sqrt(dot(a, a) / a.length);
    return java.util.Arrays.stream(a).map(x -> size > 0 ? x / size : 0).toArray();
  }
}
