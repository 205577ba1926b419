package org.gradmark.optimizers.mirror.projected;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Box;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Projected gradient descent on smooth convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth, over a convex set; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = P(x_t - g_t/L)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= L R²/(4 n)}, tight
 *   <li><b>Reference</b>: Drori, Contributions to the complexity analysis of optimization
 *       algorithms, 2014; Taylor, Hendrickx, Glineur, Exact worst-case performance of first-order
 *       methods for composite convex optimization, 2017
 *   <li><b>Worst instance</b>: the linear function of slope {@code L R/(2 n)} on an interval: every
 *       step is {@code R/(2 n)}, half the way is left after n
 * </ul>
 */
public final class SmoothConstrained {

  private static final double L = 4;
  private static final double R = 1;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("PROJGD-15", "smooth-constrained")
          .says(
              "On convex L-smooth functions over a convex set, with rate 1/L: f(x_n) - f* <= L R²/(4n).")
          .from("Drori 2014; Taylor, Hendrickx, Glineur 2017")
          .tight()
          .worst(
              bounded(
                  Instance.on(Constrained.of(new Linear(L * R / (2 * N)), new Box(0, R, 1)))
                      .from(R)))
          .also(
              bounded(
                  Instance.on(
                          Constrained.of(
                              Quadratic.of(L, 0.25),
                              new Ball(R, 2),
                              Quadratic.of(1, 1).minimiser()))
                      .from(0.5, 0.75)))
          .exceededBy(
              CommonMistakes.ASCENT,
              ProjectionMistakes.HALVED,
              Mistake.hardCoded(LEARNING_RATE, 0.01))
          .missedBy(ProjectionMistakes.DOUBLED)
          .confirmedBy("projected-gradient", p -> p.get("L") / (4 * p.get("n")))
          .confirmedBy("proximal-gradient-value", p -> p.get("L") / (4 * p.get("n")));

  private SmoothConstrained() {}

  private static Instance bounded(Instance.Draft draft) {
    return draft
        .with(LEARNING_RATE, 1 / L)
        .steps(N + 2)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> L * R * R / (4 * t));
  }
}
