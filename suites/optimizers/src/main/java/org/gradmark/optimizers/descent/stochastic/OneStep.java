package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import java.util.List;
import org.gradmark.core.problem.DenseQuadratic;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent on finite sums that do not interpolate.
 *
 * <ul>
 *   <li><b>Class</b>: components L-smooth and mu-strongly convex; {@code ||x_0 - x*|| = R}; {@code
 *       v²} is the components' mean squared gradient at x*
 *   <li><b>Method</b>: {@code x_1 = x_0 - h g_i}, i drawn uniformly
 *   <li><b>Guarantee</b>: {@code E||x_1 - x*||² <= (h(L-mu)/2 R + sqrt((1 - h(L+mu)/2)² R² + h²
 *       v²))²}, tight; further steps iterate it, since the bound is concave in R²
 *   <li><b>Reference</b>: Taylor, Hendrickx, Glineur, Performance estimation toolbox (PESTO), 2017,
 *       in its code, without a proof; derived here: {@code x_1 - x* = w_i - h e_i} with {@code w_i
 *       = (1 - h(L+mu)/2)(x_0 - x*) - h g_i(x*)} and {@code ||e_i|| <= (L-mu)/2 R}
 *   <li><b>Worst instance</b>: derived here: two quadratics with opposite gradients at x*, turned
 *       so that each one's stiff part pushes the drawn step outwards; gradients at x* stand at
 *       right angles to {@code x_0 - x*}
 * </ul>
 */
public final class OneStep {

  private static final double L = 4;
  private static final double MU = 1;
  private static final double H = 0.25;
  private static final double R = 1;
  private static final double V = 1.125;

  public static final Theorem THEOREM =
      Theorem.named("SGD-80", "stochastic-one-step")
          .says(
              "On sums of L-smooth mu-strongly convex components: E||x_1 - x*||² <= (h(L-mu)/2 R + sqrt((1 - h(L+mu)/2)² R² + h² v²))².")
          .from("Taylor, Hendrickx, Glineur 2017, PESTO; derived here")
          .tight()
          .worst(instance("two turned quadratics", turned(), 3, R))
          .also(instance("pulling", Sums.pulling(L, V / L, -V / L), 5, R))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(WrongSampling.FULL_BATCH)
          .confirmedBy(
              "sgd",
              p ->
                  after(
                      p.get("R") * p.get("R"),
                      p.get("L"),
                      p.get("mu"),
                      p.get("gamma"),
                      p.get("v")));

  private OneStep() {}

  /** {@code H = (L+mu)/2 I + (L-mu)/2 Q} with the reflection Q of e_1 on a unit vector. */
  private static FiniteSum turned() {
    return new FiniteSum(
        "turned quadratics",
        List.of(turned(1), turned(-1)),
        3.7,
        1.3,
        new Values(Shape.of(2), 0, 0),
        0);
  }

  private static DenseQuadratic turned(int sign) {
    // The drawn step without its stiff part is (3/8, -+9/32), a multiple of (0.8, -+0.6).
    double[][] matrix = {{1.3, 0.9 * sign}, {0.9 * sign, 3.7}};
    return new DenseQuadratic("turned" + sign, matrix, 0, -V * sign);
  }

  private static Instance instance(String name, FiniteSum sum, int steps, double start) {
    double[] x0 = new double[sum.minimiser().size()];
    x0[0] = start;
    return Instance.on(sum)
        .named(name)
        .drawing(sum)
        .from(x0)
        .with(LEARNING_RATE, H)
        .steps(steps)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost(t -> iterated(t));
  }

  private static double iterated(int t) {
    double square = R * R;
    for (int k = 0; k < t; k++) {
      square = after(square, L, MU, H, V);
    }
    return square;
  }

  private static double after(double square, double l, double mu, double h, double v) {
    double middle = 1 - h * (l + mu) / 2;
    double straight = h * (l - mu) / 2 * Math.sqrt(square);
    return Math.pow(straight + Math.sqrt(middle * middle * square + h * h * v * v), 2);
  }
}
