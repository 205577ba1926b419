package org.gradmark.optimizers.adaptive.clipped;

import static org.gradmark.core.rule.Hyperparameter.CLIP_NORM;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Clipped gradient descent on a quadratic: first at constant speed, then like gradient descent.
 *
 * <ul>
 *   <li><b>Class</b>: {@code L ||x||²/2}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - eta g_t min(1, c/||g_t||)}, {@code eta < 1/L}
 *   <li><b>Guarantee</b>: the distance falls by {@code eta c} while it is at least {@code c/L}, and
 *       by the factor {@code 1 - eta L} from then on; tight: an equality
 *   <li><b>Reference</b>: the rule; Koloskova, Hendrikx, Stich, Revisiting gradient clipping, 2023,
 *       arXiv:2305.01588
 *   <li><b>Worst instance</b>: any start
 * </ul>
 */
public final class TwoPhases {

  private static final double L = 2;

  public static final Theorem THEOREM =
      Theorem.named("CLIP-12", "two-phases")
          .says(
              "On L ||x||²/2 with eta < 1/L: ||x_t|| falls by eta c while it is at least c/L, and by the factor 1 - eta L from then on.")
          .from("the rule; Koloskova, Hendrikx, Stich 2023")
          .tight()
          .worst(falls(0.25, 1, 1.25, draft(0.75, -1).atTheEnd()))
          .also(
              falls(0.25, 1, 1.25, draft(0.75, -1)),
              falls(0.125, 2, 5, draft(3, 4)),
              falls(0.125, 1, 0.15625, draft(0.09375, 0.125)))
          .exceededBy(ClipMistakes.SQUARED_NORM, ClipMistakes.HALVED, ClipMistakes.ALWAYS_SCALED)
          .missedBy(ClipMistakes.NOT_CLIPPED, ClipMistakes.BY_VALUE);

  private TwoPhases() {}

  private static Instance.Draft draft(double... start) {
    return Instance.on(Quadratic.of(L, L))
        .named("quadratic[2,2] from " + start[0] + "," + start[1])
        .from(start)
        .steps(8);
  }

  private static Instance falls(double rate, double c, double start, Instance.Draft draft) {
    return draft
        .with(LEARNING_RATE, rate)
        .with(CLIP_NORM, c)
        .measuring("||x_t||", (course, t) -> course.distance(t))
        .atMost(t -> distance(start, rate, c, t));
  }

  private static double distance(double start, double rate, double c, int t) {
    double distance = start;
    for (int s = 1; s <= t; s++) {
      distance -= rate * Math.min(c, L * distance);
    }
    return distance;
  }
}
