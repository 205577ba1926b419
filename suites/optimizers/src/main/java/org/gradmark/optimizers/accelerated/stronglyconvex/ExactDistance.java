package org.gradmark.optimizers.accelerated.stronglyconvex;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;
import static org.gradmark.core.rule.Hyperparameter.STRONG_CONVEXITY;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;

/**
 * The information-theoretic exact method on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex; {@code ||z_0 - x*|| = R}
 *   <li><b>Method</b>: ITEM
 *   <li><b>Guarantee</b>: {@code ||z_n - x*||² <= R²/(1 + A_n mu/L)}, tight at every step
 *   <li><b>Reference</b>: Taylor and Drori, An optimal gradient method for smooth strongly convex
 *       minimization, Mathematical Programming 199, 2023, theorem 3 and lemma 2
 *   <li><b>Worst instance</b>: a quadratic with the curvatures mu and L
 * </ul>
 */
public final class ExactDistance {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("ITEM-11", "exact-distance")
          .says("On L-smooth mu-strongly convex functions: ||z_n - x*||² <= R²/(1 + A_n mu/L).")
          .from("Taylor and Drori 2023, theorem 3")
          .tight()
          .worst(on(Quadratic.of(MU, L), 0.5, 0.5))
          .also(on(Quadratic.of(MU, 0.5, 1, 2, L), 0.5, 0.5, 0.5, 0.5, 0.5), ExactDistance::found)
          .exceededBy(
              Mistake.neverKept("a", "the sequence A"),
              Mistake.neverKept("x", "the point after the gradient step"),
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(Mistake.hardCoded(STRONG_CONVEXITY, 0.0625), Mistake.hardCoded(SMOOTHNESS, 8))
          .confirmedBy(
              "information-theoretic-exact-method",
              p -> bound(p.get("mu") / p.get("L"), (int) (double) p.get("n")));

  private ExactDistance() {}

  private static double bound(double q, int n) {
    double a = 0;
    for (int t = 0; t < n; t++) {
      a = ((1 + q) * a + 2 * (1 + Math.sqrt((1 + a) * (1 + q * a)))) / Math.pow(1 - q, 2);
    }
    return 1 / (1 + q * a);
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(SMOOTHNESS, L)
        .with(STRONG_CONVEXITY, MU)
        .steps(8)
        .measuring("||z_t - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atMost((course, t) -> Math.pow(course.distance(0), 2) * bound(MU / L, t));
  }

  /** What performance estimation found: only a method that comes to its points gets answers. */
  private static Instance found(ReferenceData data) {
    Replay replay = Replay.of(data, "information-theoretic-exact-method");
    int n = (int) replay.worstCase().parameter("n");
    double l = replay.worstCase().parameter("L");
    double mu = replay.worstCase().parameter("mu");
    return Instance.on(replay)
        .from(replay.worstCase().start())
        .with(SMOOTHNESS, l)
        .with(STRONG_CONVEXITY, mu)
        .steps(n)
        .measuring("||z_n - x*||²", (course, t) -> Math.pow(course.distance(t), 2))
        .atTheEnd()
        .atMost(t -> bound(mu / l, n));
  }
}
