package org.gradmark.initializers.purpose;

/** Layer normalization without gain, bias and epsilon: centred, and of squared length d. */
final class LayerNorm {

  private LayerNorm() {}

  /** The normalized vector. */
  static double[] of(double[] x) {
    return Layer.standard(centred(x));
  }

  /**
   * The gradient by the input, of that by the output: {@code J = sqrt(d) / |z| (I - z z' / z'z) (I
   * - 1 1' / d)}, z the centred input; J is symmetric.
   */
  static double[] backward(double[] gradient, double[] x) {
    double[] z = centred(x);
    double[] g = centred(gradient);
    double square = Layer.dot(z, z);
    double share = Layer.dot(g, z) / square;
    double size = Math.sqrt(square / z.length);
    double[] back = new double[g.length];
    java.util.Arrays.setAll(back, i -> (g[i] - share * z[i]) / size);
    return back;
  }

  /** Squared length of the centred vector. */
  static double square(double[] x) {
    double[] z = centred(x);
    return Layer.dot(z, z);
  }

  /** Length of the part along the centred stream. */
  static double along(double[] branch, double[] stream) {
    double[] z = centred(stream);
    return Layer.dot(branch, z) / Math.sqrt(Layer.dot(z, z));
  }

  private static double[] centred(double[] x) {
    double mean = java.util.Arrays.stream(x).average().orElse(0);
    return java.util.Arrays.stream(x).map(a -> a - mean).toArray();
  }
}
