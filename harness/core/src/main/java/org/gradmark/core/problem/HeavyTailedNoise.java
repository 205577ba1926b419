package org.gradmark.core.problem;

import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * A symmetric Pareto law: {@code |xi| >= level} with probability {@code (scale/level)^tail} for
 * levels from {@code scale} on, either sign equally likely. Its mean is 0; moments below {@code
 * tail} are finite, all others infinite, so that with {@code tail <= 2} the variance is infinite:
 * the noise that clipped methods are for (Zhang et al., Why are adaptive methods good for attention
 * models, 2020).
 *
 * @param tail alpha, larger than 1
 * @param scale smallest absolute value, positive
 */
public record HeavyTailedNoise(double tail, double scale) {

  /** Checks the constants. */
  public HeavyTailedNoise {
    Arguments.positive("heavy-tailed", "tail - 1", tail - 1);
    Arguments.positive("heavy-tailed", "scale", scale);
  }

  /** {@code E |xi|^p = scale^p tail/(tail - p)}, or infinity if p is not below the tail. */
  public double moment(double p) {
    return p < tail ? Math.pow(scale, p) * tail / (tail - p) : Double.POSITIVE_INFINITY;
  }

  /** Probability of {@code |xi| >= level}. */
  public double exceeds(double level) {
    return level <= scale ? 1 : Math.pow(scale / level, tail);
  }

  /**
   * The value at a quantile of the law.
   *
   * @param uniform what the harness drew from [0, 1): the lower half gives negative values
   */
  public double at(double uniform) {
    if (!(uniform >= 0 && uniform < 1)) {
      throw new IllegalArgumentException(
          "heavy-tailed: the draw is " + uniform + "; it must be in [0, 1)");
    }
    boolean negative = uniform < 0.5;
    double rest = negative ? 1 - 2 * uniform : 2 - 2 * uniform;
    double size = scale * StrictMath.pow(rest, -1 / tail);
    return negative ? -size : size;
  }

  /** A vector of independent values, one per draw from [0, 1). */
  public Values noise(double... uniforms) {
    return new Values(Shape.of(uniforms.length), uniforms).map(this::at);
  }
}
