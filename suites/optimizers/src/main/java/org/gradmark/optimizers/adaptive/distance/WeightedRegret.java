package org.gradmark.optimizers.adaptive.distance;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_DISTANCE;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Distance over gradients on convex functions, along its own path.
 *
 * <ul>
 *   <li><b>Class</b>: convex; {@code r_t} the largest distance from the start so far, {@code d_t}
 *       the largest distance from a minimiser
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - r_t g_t/sqrt(G_t)}
 *   <li><b>Guarantee</b>: {@code sum_(k<t) r_k (f(x_k) - f*) <= r_t (2 d_t + r_t) sqrt(G_(t-1))};
 *       upper
 *   <li><b>Reference</b>: Ivgi, Hinder, Carmon, DoG is SGD's best friend, 2023, arXiv:2302.12022,
 *       lemma 1; derived again: the distances telescope against {@code sqrt(G)}, and the largest
 *       and the last differ by at most {@code 2 r_t}
 *   <li><b>Worst instance</b>: {@code |x|} from far away: all steps go straight to the minimiser,
 *       where the triangle inequality allows for twice of it
 * </ul>
 */
public final class WeightedRegret {

  private static final double SMALL = 0.00048828125;

  public static final Theorem THEOREM =
      Theorem.named("DOG-11", "weighted-regret")
          .says(
              "On convex functions: sum_(k<t) r_k (f(x_k) - f*) <= r_t (2 d_t + r_t) sqrt(G_(t-1)).")
          .from("Ivgi, Hinder, Carmon 2023, lemma 1")
          .upper(0.4)
          .worst(bounded(SMALL, draft(new AbsoluteValue(1), 64).atTheEnd()))
          .also(
              bounded(0.5, draft(new AbsoluteValue(4), 1)),
              bounded(0.0625, draft(new MaxCoordinate(1, 1, 4), 0, 0, 0, 0)),
              bounded(0.25, draft(Quadratic.of(4, 1), 1, -2)))
          .exceededBy(DistanceMistakes.SUM_LOST, DistanceMistakes.NOT_RELATIVE);

  private WeightedRegret() {}

  private static Instance.Draft draft(Problem f, double... start) {
    return Instance.on(f).from(start).with(LEARNING_RATE, 1).with(EPSILON, 0).steps(12);
  }

  private static Instance bounded(double share, Instance.Draft draft) {
    return draft
        .with(INITIAL_DISTANCE, share)
        .measuring(
            "sum r (f - f*)",
            (c, t) -> Travel.sum(t, s -> Travel.reach(c, s - 1, share) * c.gap(s - 1)))
        .atMost(
            (c, t) ->
                Travel.reach(c, t, share)
                    * (2 * Travel.farthest(c, t) + Travel.reach(c, t, share))
                    * Travel.root(c, t));
  }
}
