package org.gradmark.core.statistics;

import java.util.Map;

/** The law of a real random number: what its draws are compared with. Immutable. */
public interface Law {

  /** P(X &lt;= x). */
  double cdf(double x);

  /** The expectation. */
  double mean();

  /** The variance. */
  double variance();

  /** The smallest value that can occur; negative infinity if there is none. */
  double low();

  /** The largest value that can occur; infinity if there is none. */
  double high();

  /** Values that occur with a probability of their own, and these probabilities. */
  default Map<Double, Double> masses() {
    return Map.of();
  }

  /** E (X - mean)⁴ in units of the squared variance. */
  double kurtosis();

  /** The law of what is no point mass. */
  default Law rest() {
    return this;
  }

  /** The largest value of {@code |x - m| f(x)}, f the density of the rest: how crowded it is. */
  double crowding();

  /** P(X &lt; x). */
  default double below(double x) {
    return cdf(x) - masses().getOrDefault(x, 0.0);
  }

  /** E X². */
  default double secondMoment() {
    return variance() + mean() * mean();
  }

  /** The law of normal numbers. */
  static Law normal(double mean, double deviation) {
    return new NormalLaw(mean, deviation);
  }

  /** The law of numbers that are equally likely everywhere between two ends. */
  static Law uniform(double low, double high) {
    return new UniformLaw(low, high);
  }

  /**
   * The law of normal numbers on the condition that none is further than {@code cut} deviations
   * from the mean.
   *
   * @param deviation that of the numbers before they are cut
   */
  static Law truncatedNormal(double mean, double deviation, double cut) {
    return new TruncatedNormalLaw(mean, deviation, cut);
  }

  /** The law of one coordinate of a random point on the unit sphere of {@code dimensions} axes. */
  static Law sphere(int dimensions) {
    return new SphereLaw(dimensions);
  }

  /** The law of numbers that are zero, but with probability {@code weight} follow another law. */
  static Law sparse(double weight, Law rest) {
    return new SparseLaw(weight, rest);
  }
}
