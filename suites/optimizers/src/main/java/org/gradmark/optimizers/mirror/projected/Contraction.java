package org.gradmark.optimizers.mirror.projected;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Projected gradient descent on strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex, over a convex set
 *   <li><b>Method</b>: {@code x_(t+1) = P(x_t - h g_t)}, {@code 0 < h < 2/L}
 *   <li><b>Guarantee</b>: {@code ||x_n - x*||² <= max(|1 - h mu|, |1 - h L|)^(2n) ||x_0 - x*||²},
 *       tight: the step contracts, and no projection lengthens a distance
 *   <li><b>Reference</b>: Taylor, Hendrickx, Glineur, Exact worst-case convergence rates of the
 *       proximal gradient method, 2018, theorem 2.1
 *   <li><b>Worst instance</b>: a quadratic, from the axis of curvature mu (short steps) or L (long
 *       ones), inside the set
 * </ul>
 */
public final class Contraction {

  private static final double L = 4;
  private static final double MU = 0.25;
  private static final double R = 2;

  public static final Theorem THEOREM =
      Theorem.named("PROJGD-16", "contraction")
          .says(
              "On L-smooth mu-strongly convex functions over a convex set, with rate h: ||x_n - x*||² <= max(|1 - h mu|, |1 - h L|)^(2n) ||x_0 - x*||².")
          .from("Taylor, Hendrickx, Glineur 2018, theorem 2.1")
          .tight()
          .worst(contracts(0.25, draft(0, R).atTheEnd()))
          .also(
              contracts(0.484375, draft(R, 0)),
              contracts(0.25, draft(1, 1)),
              contracts(0.4375, draft(-1, 0.5)))
          .exceededBy(CommonMistakes.ASCENT, ProjectionMistakes.HALVED)
          .missedBy(ProjectionMistakes.DOUBLED)
          .confirmedBy(
              "proximal-gradient",
              p -> Math.pow(factor(p.get("gamma"), p.get("L"), p.get("mu")), 2 * p.get("n")));

  private Contraction() {}

  private static double factor(double h, double smoothness, double strongConvexity) {
    return Math.max(Math.abs(1 - h * strongConvexity), Math.abs(1 - h * smoothness));
  }

  private static Instance.Draft draft(double x1, double x2) {
    Quadratic quadratic = Quadratic.of(L, MU);
    return Instance.on(Constrained.of(quadratic, new Ball(R, 2), quadratic.minimiser()))
        .from(x1, x2)
        .steps(12);
  }

  private static Instance contracts(double h, Instance.Draft draft) {
    return draft
        .with(LEARNING_RATE, h)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost((c, t) -> Math.pow(factor(h, L, MU), 2 * t) * Math.pow(c.distance(0), 2));
  }
}
