package org.gradmark.core.problem;

import java.util.Arrays;

/**
 * The game {@code min_x max_y sum c_i x_i y_i} as an operator, {@code F(x, y) = (c_i y_i, -c_i
 * x_i)}, solution 0. Every bilinear game is one of these after a rotation of x and of y (singular
 * value decomposition). Monotone but not strongly, {@code L = max |c_i|}: gradient descent-ascent
 * spirals outwards by exactly {@code sqrt(1 + step^2 c^2)} per step, extragradient inwards.
 */
public final class BilinearGame implements RotatingOperator {

  private final double[] couplings;

  /** The game of these couplings c_i, at least one, not all 0; x comes before y. */
  public BilinearGame(double... couplings) {
    for (double c : couplings) {
      Arguments.finite("bilinear", "a coupling", c);
    }
    if (Arrays.stream(couplings).allMatch(c -> c == 0)) {
      throw new IllegalArgumentException("bilinear: give at least one coupling that is not 0");
    }
    this.couplings = couplings.clone();
  }

  @Override
  public String name() {
    return "bilinear" + Arguments.spelled(couplings);
  }

  @Override
  public double along() {
    return 0;
  }

  @Override
  public double[] across() {
    return couplings.clone();
  }

  @Override
  public String toString() {
    return name();
  }
}
