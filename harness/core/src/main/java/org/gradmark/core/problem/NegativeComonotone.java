package org.gradmark.core.problem;

/**
 * The linear operator of the plane with {@code <F(z), z> = -rho ||F(z)||^2} and {@code ||F(z)|| = L
 * ||z||} at every point: {@code F(z) = -rho L^2 z + L sqrt(1 - rho^2 L^2) (z_2, -z_1)}. It is
 * L-Lipschitz and negative comonotone, {@code <F(z) - F(w), z - w> >= -rho ||F(z) - F(w)||^2}, with
 * equality; it is not monotone. Solution 0. Extragradient methods converge for small {@code rho L}
 * only (Diakonikolas, Daskalakis, Jordan 2021; Gorbunov, Taylor, Horvath, Gidel 2023).
 *
 * @param comonotonicity rho, positive and smaller than 1/L
 * @param smoothness L, the Lipschitz constant of the operator, positive
 */
public record NegativeComonotone(double comonotonicity, double smoothness)
    implements RotatingOperator {

  /** Checks the constants. */
  public NegativeComonotone {
    Arguments.positive("negative-comonotone", "rho", comonotonicity);
    Arguments.positive("negative-comonotone", "L", smoothness);
    if (comonotonicity * smoothness >= 1) {
      throw new IllegalArgumentException(
          "negative-comonotone: rho L is "
              + comonotonicity * smoothness
              + "; it must be smaller than 1");
    }
  }

  @Override
  public String name() {
    String rho = Arguments.spelled(comonotonicity);
    return "negative-comonotone[rho=" + rho + ",L=" + Arguments.spelled(smoothness) + "]";
  }

  @Override
  public double along() {
    return -comonotonicity * smoothness * smoothness;
  }

  @Override
  public double[] across() {
    double product = comonotonicity * smoothness;
    return new double[] {smoothness * Math.sqrt((1 - product) * (1 + product))};
  }
}
