package org.gradmark.optimizers.adaptive.clipped;

import static org.gradmark.core.rule.Hyperparameter.CLIP_NORM;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The last gradient of clipped gradient descent on smooth convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code F = f(x_0) - f*}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - eta g_t min(1, c/||g_t||)}, {@code eta <= 1/L}
 *   <li><b>Guarantee</b>: {@code m = ||g_n||} satisfies {@code n eta m min(m, c) + m²/(2L) <= F};
 *       so {@code m <= max(sqrt(F/(n eta + 1/(2L))), L (sqrt((n eta c)² + 2F/L) - n eta c))} and is
 *       about {@code F/(n eta c)} while it is clipped; tight
 *   <li><b>Reference</b>: derived here, sharper than Koloskova, Hendrikx, Stich 2023,
 *       arXiv:2305.01588, section 2: smoothness and cocoercivity give {@code f(x_t) - f(x_(t+1)) >=
 *       h_t ||g_t|| ||g_(t+1)||} for {@code h_t <= 1/L}, gradients do not grow, and {@code f(x_n) -
 *       f* >= m²/(2L)}
 *   <li><b>Worst instance</b>: a Huber function from where the last step arrives at its rim,
 *       clipped or not
 * </ul>
 */
public final class LastGradient {

  private static final double L = 4;
  private static final double RATE = 0.25;
  private static final double C = 1;
  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("CLIP-14", "last-gradient")
          .says(
              "On convex L-smooth functions, with eta <= 1/L: m = ||g_n|| satisfies n eta m min(m, c) + m²/(2L) <= f(x_0) - f*.")
          .from("derived here; compare Koloskova, Hendrikx, Stich 2023, section 2")
          .tight()
          .worst(on(new Huber(L, 0.5, 1), 0.5 + N * RATE * C))
          .also(
              on(new Huber(L, 0.125, 1), 0.125 * (1 + N * L * RATE)),
              on(Quadratic.of(4, 1, 0.25), 1, -2, 4))
          .exceededBy(CommonMistakes.ASCENT, ClipMistakes.HALVED, ClipMistakes.SQUARED_NORM)
          .missedBy(ClipMistakes.NOT_CLIPPED);

  private LastGradient() {}

  private static Instance on(Problem f, double... start) {
    return Instance.on(f)
        .from(start)
        .with(LEARNING_RATE, RATE)
        .with(CLIP_NORM, C)
        .steps(N + 6)
        .measuring("||g_t||", Course::gradientNorm)
        .atMost((c, t) -> bound(c.gap(0), t));
  }

  private static double bound(double gap, int t) {
    double way = t * RATE * C;
    double clipped = L * (Math.sqrt(way * way + 2 * gap / L) - way);
    double free = Math.sqrt(gap / (t * RATE + 1 / (2 * L)));
    return clipped >= C ? clipped : free;
  }
}
