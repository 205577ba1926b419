package org.gradmark.optimizers.accelerated.stronglyconvex;

import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Question;

/**
 * The potential of the triple and robust momentum methods, for functions with their minimum at 0:
 * {@code V = l ||z||² + (L - mu)(f(y) - f* - mu/2 ||y||²) - ||g(y) - mu y||²/2} with {@code l = mu²
 * (kappa (1 - rho²) - 1)/(2 rho (1 - rho))} and {@code kappa = L/mu}.
 *
 * @param smoothness L
 * @param strength mu
 * @param rho the rate
 */
record Potential(double smoothness, double strength, double rho) {

  /**
   * Its value.
   *
   * @param asked where the gradient was taken, and the gradient
   * @param z the point whose distance counts
   */
  double at(Course course, Question asked, Values z) {
    Values y = asked.at();
    double tilt = 0;
    for (int i = 0; i < y.size(); i++) {
      tilt += Math.pow(asked.answer().get(i) - strength * y.get(i), 2);
    }
    double curved = course.gap(y) - strength / 2 * Math.pow(Course.norm(y), 2);
    double kappa = smoothness / strength;
    double weight = strength * strength * (kappa * (1 - rho * rho) - 1) / (2 * rho * (1 - rho));
    return weight * Math.pow(Course.norm(z), 2) + (smoothness - strength) * curved - tilt / 2;
  }
}
