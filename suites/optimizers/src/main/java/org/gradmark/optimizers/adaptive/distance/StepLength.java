package org.gradmark.optimizers.adaptive.distance;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_DISTANCE;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * No step of distance over gradients is longer than the way so far.
 *
 * <ul>
 *   <li><b>Class</b>: any gradients
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - r_t g_t/sqrt(G_t)}, {@code r_0 = share (1 + ||x_0||)}
 *   <li><b>Guarantee</b>: {@code ||x_(t+1) - x_t|| <= r_t ||g_t||/sqrt(G_t) <= r_t}, tight: an
 *       equality at the first step, whose length is {@code r_0}
 *   <li><b>Reference</b>: Ivgi, Hinder, Carmon, DoG is SGD's best friend, 2023, arXiv:2302.12022,
 *       section 2
 *   <li><b>Worst instance</b>: any
 * </ul>
 */
public final class StepLength {

  private static final double SHARE = 0.125;

  public static final Theorem THEOREM =
      Theorem.named("DOG-13", "step-length")
          .says(
              "For any gradients: ||x_(t+1) - x_t|| <= r_t ||g_t||/sqrt(G_t) <= r_t, with r_0 = share (1 + ||x_0||).")
          .from("Ivgi, Hinder, Carmon 2023, section 2")
          .twoSided()
          .worst(on(Quadratic.of(4, 1), 3, -4))
          .also(on(new Linear(1024, -1024), 3, 4), on(new AbsoluteValue(0.0078125), 1))
          .exceededBy(
              DistanceMistakes.SUM_LOST, DistanceMistakes.ELEMENT_WISE, DistanceMistakes.NO_ROOT)
          .missedBy(DistanceMistakes.SUM_LOST);

  private StepLength() {}

  private static Instance on(Problem f, double... start) {
    return Instance.on(f)
        .from(start)
        .with(LEARNING_RATE, 1)
        .with(EPSILON, 0)
        .with(INITIAL_DISTANCE, SHARE)
        .steps(10)
        .measuring("||step||", (c, t) -> Course.distance(c.x(t - 1), c.x(t)))
        .atMost(StepLength::bound);
  }

  private static double bound(Course course, int t) {
    double share = Course.norm(Travel.gradient(course, t)) / Travel.root(course, t);
    return Travel.reach(course, t - 1, SHARE) * share;
  }
}
