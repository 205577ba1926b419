package org.gradmark.initializers.orthogonal;

import java.util.Map;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Probe;

/**
 * A kernel and a batch of inputs for it.
 *
 * @param kernel dense or a convolution
 * @param batch inputs, {@code [n, k]}
 */
record LsuvCase(Kernel kernel, Values batch) {

  /** Normal inputs with a mean: {@code scale (z + 2)}. */
  static LsuvCase shifted(Kernel kernel, int rows, double scale, Draws draws) {
    Shape shape = Shape.of(rows, Lsuv.inputs(kernel));
    double[] x = new double[shape.size()];
    java.util.Arrays.setAll(x, i -> (float) (scale * (draws.normal() + 2)));
    return new LsuvCase(kernel, new Values(shape, x));
  }

  /**
   * Inputs that come with their mirror images, so that outputs have mean 0. If no side of the
   * matrix is shorter than its inputs, orthonormal weights keep lengths, and the variance of
   * outputs is {@code variance} whatever they are.
   */
  static LsuvCase centred(Kernel kernel, int pairs, double variance, Draws draws) {
    int k = Lsuv.inputs(kernel);
    double[] x = new double[2 * pairs * k];
    double square = 0;
    for (int i = 0; i < pairs * k; i++) {
      x[i] = draws.normal();
      square += 2 * x[i] * x[i];
    }
    int units = kernel.shape().size() / k;
    double factor = Math.sqrt(variance * 2 * pairs * units / square);
    for (int i = 0; i < pairs * k; i++) {
      x[i] = (float) (x[i] * factor);
      x[i + pairs * k] = -x[i];
    }
    return new LsuvCase(kernel, new Values(Shape.of(2 * pairs, k), x));
  }

  /** What a subject fills the kernel with, for this batch. */
  Values filled(Probe probe, int seed) {
    Map<String, Double> values = probe.settings().values();
    java.util.List<Kernel> kernels = java.util.List.of(kernel);
    return probe
        .fill(new Blueprint(kernels, values, probe.seed(seed), java.util.List.of(batch)))
        .get(0);
  }

  /** What is measured of weights. */
  Measured measured(Values weights) {
    int k = Lsuv.inputs(kernel);
    int units = weights.size() / k;
    boolean columns = kernel.layout() == Layout.IN_OUT;
    int rows = batch.shape().rows();
    double[] outputs = new double[rows * units];
    double largest = 0;
    double square = 0;
    for (int j = 0; j < units; j++) {
      for (int r = 0; r < rows; r++) {
        double sizes = 0;
        for (int i = 0; i < k; i++) {
          double w = weights.get(columns ? i * units + j : j * k + i);
          double term = batch.get(r * k + i) * w;
          outputs[r * units + j] += term;
          sizes += Math.abs(term);
          square += r == 0 ? w * w : 0;
        }
        largest = Math.max(largest, sizes);
      }
    }
    double mean = java.util.Arrays.stream(outputs).average().orElse(0);
    double spread = java.util.Arrays.stream(outputs).map(o -> (o - mean) * (o - mean)).sum();
    double deviation = Math.sqrt(spread / outputs.length);
    double scale = Math.sqrt(square / Math.min(k, units));
    return new Measured(outputs, deviation, scale, largest / deviation);
  }

  /**
   * How a layer answers.
   *
   * @param outputs of the layer, {@code [n, units]}
   * @param deviation of outputs about their mean, over all of them
   * @param scale what orthonormal weights were multiplied by
   * @param condition largest sum of sizes of terms of an output, in deviations
   */
  record Measured(double[] outputs, double deviation, double scale, double condition) {

    /**
     * How far off honest arithmetic may be, as a share of the scale: k terms of an output, whose
     * errors are shares of {@code condition}; N squares and N terms of the mean; the orthonormal
     * factor.
     */
    double tolerance(int inputs, int bits) {
      double u = Math.scalb(1, -bits);
      int n = outputs.length;
      double mean = n * u * condition;
      return u * (2 * (inputs + 3) * condition + n + 8) + mean * mean + 4 * u * inputs * n;
    }
  }
}
