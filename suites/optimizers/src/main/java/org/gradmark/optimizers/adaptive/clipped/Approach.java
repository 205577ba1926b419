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
 * Every clipped step comes nearer to every minimiser.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h_t g_t}, {@code h_t = eta min(1, c/||g_t||)}, {@code
 *       eta < 2/L}
 *   <li><b>Guarantee</b>: {@code ||x_(t+1) - x*||² <= ||x_t - x*||² - h_t (2/L - h_t) ||g_t||²},
 *       tight
 *   <li><b>Reference</b>: Koloskova, Hendrikx, Stich, Revisiting gradient clipping, 2023,
 *       arXiv:2305.01588, section 2; from {@code <g, x - x*> >= ||g||²/L}
 *   <li><b>Worst instance</b>: {@code L ||x||²/2}, where that is an equality; three steps, all of
 *       them clipped, so that a method that does not clip is far from it
 * </ul>
 */
public final class Approach {

  private static final double RATE = 0.25;
  private static final double C = 2;

  public static final Theorem THEOREM =
      Theorem.named("CLIP-13", "approach")
          .says(
              "On convex L-smooth functions, with h_t = eta min(1, c/||g_t||): ||x_(t+1) - x*||² <= ||x_t - x*||² - h_t (2/L - h_t) ||g_t||².")
          .from("Koloskova, Hendrikx, Stich 2023, section 2")
          .tight()
          .worst(on(Quadratic.of(2, 2), 3, 8, -6))
          .also(on(new Huber(2, 3, 2), 12, 5, 1), on(Quadratic.of(4, 1), 12, 1, 4))
          .exceededBy(CommonMistakes.ASCENT, ClipMistakes.SQUARED_NORM, ClipMistakes.HALVED)
          .missedBy(ClipMistakes.NOT_CLIPPED);

  private Approach() {}

  private static Instance on(Problem f, int steps, double... start) {
    return Instance.on(f)
        .from(start)
        .with(LEARNING_RATE, RATE)
        .with(CLIP_NORM, C)
        .steps(steps)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost((c, t) -> bound(c, t, f.smoothness()));
  }

  private static double bound(Course course, int t, double smooth) {
    double slope = course.gradientNorm(t - 1);
    double h = RATE * Math.min(1, C / slope);
    return Math.pow(course.distance(t - 1), 2) - h * (2 / smooth - h) * slope * slope;
  }
}
