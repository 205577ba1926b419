package org.gradmark.optimizers.adaptive.distance;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_DISTANCE;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Linear;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * How fast distance over gradients finds the scale of a problem.
 *
 * <ul>
 *   <li><b>Class</b>: constant gradients of any length: the way to a minimiser that is far off
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - r_t g/sqrt(G_t)}, {@code r_0 = share (1 + ||x_0||)}
 *   <li><b>Guarantee</b>: {@code ||x_t - x_0|| = r_0 (1 + 1/sqrt(2)) (1 + 1/sqrt(3)) ... (1 +
 *       1/sqrt(t))}, tight: it grows like {@code exp(2 sqrt(t))}, so that a first step that is too
 *       short by a factor costs the square of its logarithm, and the gradients' scale does not
 *       matter
 *   <li><b>Reference</b>: derived here from Ivgi, Hinder, Carmon, DoG is SGD's best friend, 2023,
 *       arXiv:2302.12022, section 2
 *   <li><b>Worst instance</b>: any linear function
 * </ul>
 */
public final class Growth {

  private static final double SHARE = 0.0078125;

  public static final Theorem THEOREM =
      Theorem.named("DOG-14", "growth")
          .says(
              "On constant gradients, whatever their length: ||x_t - x_0|| = r_0 (1 + 1/sqrt(2)) ... (1 + 1/sqrt(t)).")
          .from("derived here from Ivgi, Hinder, Carmon 2023, section 2")
          .twoSided()
          .worst(grows(draft(1).atTheEnd()))
          .also(grows(draft(1)), grows(draft(1024)), grows(draft(0.0009765625)))
          .exceededBy(
              DistanceMistakes.SUM_LOST, DistanceMistakes.ELEMENT_WISE, DistanceMistakes.NO_ROOT)
          .missedBy(
              DistanceMistakes.NOT_RELATIVE,
              DistanceMistakes.FIRST_DISTANCE,
              DistanceMistakes.HALVED);

  private Growth() {}

  private static Instance.Draft draft(double scale) {
    return Instance.on(new Linear(0.75 * scale, -scale))
        .from(3, 4)
        .with(LEARNING_RATE, 1)
        .with(EPSILON, 0)
        .with(INITIAL_DISTANCE, SHARE)
        .steps(16);
  }

  private static Instance grows(Instance.Draft draft) {
    return draft
        .measuring("||x_t - x_0||", (c, t) -> Course.distance(c.x(t), c.x(0)))
        .atMost(Growth::reach);
  }

  private static double reach(int t) {
    double reach = SHARE * 6;
    for (int s = 2; s <= t; s++) {
      reach *= 1 + 1 / Math.sqrt(s);
    }
    return reach;
  }
}
