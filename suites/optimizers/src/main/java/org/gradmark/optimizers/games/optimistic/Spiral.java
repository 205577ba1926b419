package org.gradmark.optimizers.games.optimistic;

/**
 * The way of the optimistic gradient method on the plane bilinear game, as complex numbers: with
 * {@code h = g L}, {@code w_(t+1) = (1 - 2 i h) w_t + i h w_(t-1)}. The roots of {@code z² - (1 - 2
 * i h) z - i h} are {@code (1 - 2 i h ± sqrt(1 - 4 h²))/2}; both are shorter than 1 exactly for
 * {@code h < 1/sqrt(3)}.
 */
final class Spiral {

  private final double[] first;
  private final double[] second;

  /**
   * The recursion of a step size.
   *
   * @param h {@code g L}, not 1/2, where the roots meet
   */
  Spiral(double h) {
    double under = 1 - 4 * h * h;
    double real = under > 0 ? Math.sqrt(under) : 0;
    double imaginary = under > 0 ? 0 : Math.sqrt(-under);
    first = new double[] {(1 + real) / 2, (-2 * h + imaginary) / 2};
    second = new double[] {(1 - real) / 2, (-2 * h - imaginary) / 2};
  }

  /**
   * {@code |w_t|²} from {@code w_0 = 1}.
   *
   * @param w1 the first step, real and imaginary part
   */
  double square(int t, double... w1) {
    double[] one = {1, 0};
    double[] a = over(minus(w1, second), minus(first, second));
    double[] b = minus(one, a);
    double[] w = minus(times(a, power(first, t)), times(minus(new double[2], b), power(second, t)));
    return w[0] * w[0] + w[1] * w[1];
  }

  private static double[] power(double[] z, int n) {
    double[] power = {1, 0};
    for (int i = 0; i < n; i++) {
      power = times(power, z);
    }
    return power;
  }

  private static double[] minus(double[] a, double... b) {
    return new double[] {a[0] - b[0], a[1] - b[1]};
  }

  private static double[] times(double[] a, double... b) {
    return new double[] {a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]};
  }

  private static double[] over(double[] a, double... b) {
    double square = b[0] * b[0] + b[1] * b[1];
    return times(a, b[0] / square, -b[1] / square);
  }
}
