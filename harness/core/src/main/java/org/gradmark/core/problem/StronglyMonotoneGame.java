package org.gradmark.core.problem;

/**
 * The game {@code min_x max_y mu x^2/2 + sqrt(L^2-mu^2) x y - mu y^2/2} as an operator: {@code
 * <F(z), z> = mu ||z||^2} and {@code ||F(z)|| = L ||z||} at every point, so that it is the worst
 * one of all mu-strongly monotone, L-Lipschitz operators for gradient descent-ascent, whose factor
 * per step is exactly {@code sqrt(1 - 2 step mu + step^2 L^2)}. Solution 0.
 *
 * @param strongConvexity mu, the strong monotonicity, at least 0 and at most L
 * @param smoothness L, the Lipschitz constant of the operator, positive
 */
public record StronglyMonotoneGame(double strongConvexity, double smoothness)
    implements RotatingOperator {

  /** Checks the constants. */
  public StronglyMonotoneGame {
    Arguments.notNegative("strongly-monotone", "mu", strongConvexity);
    Arguments.positive("strongly-monotone", "L", smoothness);
    if (strongConvexity > smoothness) {
      throw new IllegalArgumentException(
          "strongly-monotone: mu is " + strongConvexity + "; it must be at most L = " + smoothness);
    }
  }

  @Override
  public String name() {
    String mu = Arguments.spelled(strongConvexity);
    return "strongly-monotone[mu=" + mu + ",L=" + Arguments.spelled(smoothness) + "]";
  }

  @Override
  public double along() {
    return strongConvexity;
  }

  @Override
  public double[] across() {
    double square = (smoothness - strongConvexity) * (smoothness + strongConvexity);
    return new double[] {Math.sqrt(square)};
  }
}
