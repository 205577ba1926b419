package org.gradmark.optimizers.adaptive.distance;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_DISTANCE;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * The weighted mean iterate of distance over gradients.
 *
 * <ul>
 *   <li><b>Class</b>: convex, minimiser x*; {@code d_0 = ||x_0 - x*||}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - r_t g_t/sqrt(G_t)}; the mean of {@code x_0, ...,
 *       x_(t-1)} with weights {@code r_k}
 *   <li><b>Guarantee</b>: {@code f(mean) - f* <= (2 d_0 + 3 r_t) sqrt(G_(t-1)) r_t/(r_0 + ... +
 *       r_(t-1))}; upper
 *   <li><b>Reference</b>: Ivgi, Hinder, Carmon, DoG is SGD's best friend, 2023, arXiv:2302.12022,
 *       lemma 1 and convexity, with {@code d_t <= d_0 + r_t} in the weighted regret
 *   <li><b>Worst instance</b>: {@code |x|} from far away
 * </ul>
 */
public final class WeightedMean {

  private static final double SMALL = 0.00048828125;

  public static final Theorem THEOREM =
      Theorem.named("DOG-12", "weighted-mean")
          .says(
              "On convex functions: the mean of the points so far with weights r_k has f - f* <= (2 ||x_0 - x*|| + 3 r_t) sqrt(G_(t-1)) r_t/(r_0 + ... + r_(t-1)).")
          .from("Ivgi, Hinder, Carmon 2023, lemma 1 and convexity")
          .upper(0.4)
          .worst(bounded(SMALL, draft(new AbsoluteValue(1), 64).atTheEnd()))
          .also(bounded(0.5, draft(new AbsoluteValue(4), 1)))
          .exceededBy(DistanceMistakes.SUM_LOST, DistanceMistakes.NOT_RELATIVE);

  private WeightedMean() {}

  private static Instance.Draft draft(Problem f, double... start) {
    return Instance.on(f).from(start).with(LEARNING_RATE, 1).with(EPSILON, 0).steps(12);
  }

  private static Instance bounded(double share, Instance.Draft draft) {
    return draft
        .with(INITIAL_DISTANCE, share)
        .measuring(
            "f(mean) - f*", (c, t) -> c.gap(c.mean(0, t - 1, k -> Travel.reach(c, k, share))))
        .atMost((c, t) -> bound(c, t, share));
  }

  private static double bound(Course course, int t, double share) {
    double reach = Travel.reach(course, t, share);
    double weights = Travel.sum(t, s -> Travel.reach(course, s - 1, share));
    return (2 * course.distance(0) + 3 * reach) * Travel.root(course, t) * reach / weights;
  }
}
