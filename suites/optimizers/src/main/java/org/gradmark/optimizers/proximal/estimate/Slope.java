package org.gradmark.optimizers.proximal.estimate;

import static org.gradmark.core.rule.Hyperparameter.INITIAL_CURVATURE;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.theorem.Instance;

/**
 * The function {@code M |x|} from R = 1, with step sizes {@code g_t = t/4}. The method has gone
 * {@code M S_n} after n steps, so that {@code f(x_n) = M (1 - M S_n)}; against {@code f(x_0) - f* +
 * A_0/2} this is largest for {@code S M² + A_0 S M = A_0/2}.
 */
final class Slope {

  static final double A0 = 4;
  private static final double G = 0.25;

  private Slope() {}

  /** The step size of step t. */
  static double rate(int t) {
    return G * t;
  }

  /**
   * What n steps do to a unit slope.
   *
   * @param travelled the way S of x
   * @param share {@code A_n/A_0}
   */
  record Way(double travelled, double share) {}

  /** From {@code A_0} with these step sizes. */
  static Way way(int n, double curvature) {
    double a = curvature;
    double x = 0;
    double v = 0;
    for (int t = 1; t <= n; t++) {
      double alpha = alpha(a, rate(t));
      double y = (1 - alpha) * x + alpha * v;
      x = y + rate(t);
      v += rate(t) / alpha;
      a *= 1 - alpha;
    }
    return new Way(x, a / curvature);
  }

  static double alpha(double curvature, double rate) {
    double q = curvature * rate;
    return (Math.sqrt(q * q + 4 * q) - q) / 2;
  }

  /** The worst slope for n steps. */
  static double worst(int n, double curvature) {
    double half = curvature / 2;
    return Math.sqrt(half * half + half / way(n, curvature).travelled) - half;
  }

  /** {@code f(x_n) - f*} on the worst slope, over {@code f(x_0) - f* + A_0/2}. */
  static double exact(int n, double curvature) {
    double slope = worst(n, curvature);
    return slope * (1 - slope * way(n, curvature).travelled) / (slope + curvature / 2);
  }

  /** The run on a slope. */
  static Instance.Draft draft(int steps, double slope) {
    return Instance.on(new AbsoluteValue(slope))
        .from(1)
        .with(LEARNING_RATE, G)
        .with(INITIAL_CURVATURE, A0)
        .schedule(t -> t)
        .steps(steps);
  }
}
