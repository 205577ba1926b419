package org.gradmark.optimizers.adaptive.distance;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_DISTANCE;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * What the steps of distance over gradients gain, before any estimate.
 *
 * <ul>
 *   <li><b>Class</b>: convex, minimiser x*; {@code d_k = ||x_k - x*||}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - r_t g_t/sqrt(G_t)}
 *   <li><b>Guarantee</b>: {@code sum_(k<t) r_k (f(x_k) - f*) <= sum (sqrt(G_k) (d_k² - d_(k+1)²) +
 *       r_k² ||g_k||²/sqrt(G_k))/2}, tight: an equality where f is linear towards x*
 *   <li><b>Reference</b>: Ivgi, Hinder, Carmon, DoG is SGD's best friend, 2023, arXiv:2302.12022,
 *       proof of lemma 1
 *   <li><b>Worst instance</b>: {@code |x|}
 * </ul>
 */
public final class StepIdentity {

  public static final Theorem THEOREM =
      Theorem.named("DOG-15", "step-identity")
          .says(
              "On convex functions: sum_(k<t) r_k (f(x_k) - f*) <= sum (sqrt(G_k) (||x_k - x*||² - ||x_(k+1) - x*||²) + r_k² ||g_k||²/sqrt(G_k))/2.")
          .from("Ivgi, Hinder, Carmon 2023, proof of lemma 1")
          .tight()
          .worst(bounded(0.25, draft(new AbsoluteValue(2), 8).atTheEnd()))
          .also(
              bounded(0.25, draft(new AbsoluteValue(2), 8)),
              bounded(0.0625, draft(new MaxCoordinate(1, 1, 4), 0, 0, 0, 0)),
              bounded(0.25, draft(Quadratic.of(4, 1), 1, -2)))
          .exceededBy(
              CommonMistakes.ASCENT,
              DistanceMistakes.FIRST_DISTANCE,
              DistanceMistakes.LAST_DISTANCE)
          .missedBy(DistanceMistakes.SUM_LOST);

  private StepIdentity() {}

  private static Instance.Draft draft(Problem f, double... start) {
    return Instance.on(f).from(start).with(LEARNING_RATE, 1).with(EPSILON, 0).steps(10);
  }

  private static Instance bounded(double share, Instance.Draft draft) {
    return draft
        .with(INITIAL_DISTANCE, share)
        .measuring(
            "sum r (f - f*)",
            (c, t) -> Travel.sum(t, s -> Travel.reach(c, s - 1, share) * c.gap(s - 1)))
        .atMost((c, t) -> Travel.sum(t, s -> gain(c, s, share)));
  }

  private static double gain(Course course, int s, double share) {
    double root = Travel.root(course, s);
    double step = Travel.reach(course, s - 1, share) * Course.norm(Travel.gradient(course, s));
    double nearer = Math.pow(course.distance(s - 1), 2) - Math.pow(course.distance(s), 2);
    return (root * nearer + step * step / root) / 2;
  }
}
