package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STALE;

import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent on smooth strongly convex functions, the distance to the minimiser.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_t}, {@code 0 < h < 2/L}
 *   <li><b>Guarantee</b>: {@code ||x_n - x*|| <= max(|1 - h mu|, |1 - h L|)^n ||x_0 - x*||}, tight
 *   <li><b>Reference</b>: Polyak, Introduction to Optimization, 1987, section 1.4.2; Taylor,
 *       Hendrickx, Glineur, Exact worst-case convergence rates of the proximal gradient method for
 *       composite convex minimization, 2018, theorem 3.1
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, started in the slow one: mu
 *       for short steps, L for long ones
 * </ul>
 */
public final class StronglyConvexDistance {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("SGD-13", "strongly-convex-distance")
          .says(
              "On L-smooth mu-strongly convex functions, rate h < 2/L: ||x_n - x*|| <= max(|1 - h mu|, |1 - h L|)^n ||x_0 - x*||.")
          .from("Polyak 1987, section 1.4.2; Taylor, Hendrickx, Glineur 2018, theorem 3.1")
          .tight()
          .worst(worst(0.25, 1, 0))
          .also(worst(0.484375, 0, 1), chain())
          .exceededBy(CommonMistakes.ASCENT, HALVED, STALE)
          .missedBy(DOUBLED)
          .confirmedBy(
              "gradient-descent-distance",
              p -> Math.pow(rate(p.get("mu"), p.get("L"), p.get("gamma")), 2 * p.get("n")))
          .confirmedBy(
              "gradient-descent-distance-long-step",
              p -> Math.pow(rate(p.get("mu"), p.get("L"), p.get("gamma")), 2 * p.get("n")))
          .confirmedBy(
              "gradient-descent-contraction",
              p -> Math.pow(rate(p.get("mu"), p.get("L"), p.get("gamma")), 2 * p.get("n")))
          .confirmedBy(
              "gradient-descent-contraction-long-step",
              p -> Math.pow(rate(p.get("mu"), p.get("L"), p.get("gamma")), 2 * p.get("n")));

  private StronglyConvexDistance() {}

  private static Instance worst(double h, double... start) {
    return after(Instance.on(Quadratic.of(MU, L)).from(start), h);
  }

  /** A function of the class on which every coordinate pulls at its neighbours. */
  private static Instance chain() {
    return after(Instance.on(new NesterovWorst(L, MU, 4)).from(new double[4]), 0.25);
  }

  private static Instance after(Instance.Draft draft, double h) {
    return draft
        .with(LEARNING_RATE, h)
        .steps(10)
        .measuring("||x_t - x*||", Course::distance)
        .atMost((course, t) -> Math.pow(rate(MU, L, h), t) * course.distance(0));
  }

  private static double rate(double mu, double l, double h) {
    return Math.max(Math.abs(1 - h * mu), Math.abs(1 - h * l));
  }
}
