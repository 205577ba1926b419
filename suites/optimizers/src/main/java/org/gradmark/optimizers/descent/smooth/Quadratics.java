package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STALE;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent on quadratics, its function values.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with eigenvalues in [mu, L]; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_t}, {@code 0 < h < 2/L}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= max(a (1 - a h)^(2n), L (1 - L h)^(2n)) R²/2} with
 *       {@code a = 1/((2n+1)h)} brought into [mu, L], tight
 *   <li><b>Reference</b>: derived here: the largest value of {@code λ (1 - h λ)^(2n)} over the
 *       spectrum; Bousselmi, Hendrickx, Glineur, Interpolation conditions for linear operators and
 *       applications to performance estimation problems, 2023, equation 4.17
 *   <li><b>Worst instance</b>: the eigenvector of a, all of the start in it; two others put it at
 *       mu and at L
 * </ul>
 */
public final class Quadratics {

  private static final double L = 4;
  private static final double MU = 0.25;
  private static final int N = 5;

  public static final Theorem THEOREM =
      Theorem.named("SGD-12", "quadratics")
          .says(
              "On quadratics with spectrum in [mu, L], rate h: f(x_n) - f* <= max of λ(1 - hλ)^(2n) R²/2 over mu <= λ <= L.")
          .from("derived here; Bousselmi, Hendrickx, Glineur 2023, equation 4.17")
          .tight()
          .worst(on(0.25, N, worst(MU, L, 0.25, N)))
          .also(on(0.25, 20, MU), on(0.46875, N, L))
          .exceededBy(CommonMistakes.ASCENT, HALVED, STALE)
          .missedBy(DOUBLED)
          .confirmedBy(
              "gradient-descent-quadratics",
              p -> bound(p.get("mu"), p.get("L"), p.get("gamma"), p.get("n")));

  private Quadratics() {}

  private static Instance on(double h, int steps, double curvature) {
    return Instance.on(Quadratic.of(MU, curvature, L))
        .from(0, 1, 0)
        .with(LEARNING_RATE, h)
        .steps(steps)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> bound(MU, L, h, t));
  }

  /** The eigenvalue inside the spectrum for which most is left after n steps. */
  private static double worst(double mu, double l, double h, double n) {
    return Math.min(l, Math.max(mu, 1 / ((2 * n + 1) * h)));
  }

  private static double bound(double mu, double l, double h, double n) {
    return Math.max(left(worst(mu, l, h, n), h, n), left(l, h, n));
  }

  private static double left(double eigenvalue, double h, double n) {
    return eigenvalue * Math.pow(1 - h * eigenvalue, 2 * n) / 2;
  }
}
