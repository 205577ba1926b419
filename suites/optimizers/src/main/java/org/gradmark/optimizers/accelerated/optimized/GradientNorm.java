package org.gradmark.optimizers.accelerated.optimized;

import static org.gradmark.core.rule.Hyperparameter.HORIZON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;

/**
 * The optimized gradient method for the gradient, on smooth convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code f(x_0) - f* = D}
 *   <li><b>Method</b>: optimized gradient for the gradient, with rate {@code 1/L} and a horizon of
 *       n
 *   <li><b>Guarantee</b>: {@code ||g_n||² <= 2 L D/theta_n²}, tight
 *   <li><b>Reference</b>: Kim and Fessler, Optimizing the efficiency of first-order methods for
 *       decreasing the gradient of smooth convex functions, Journal of Optimization Theory and
 *       Applications 188, 2021, theorem 6.1
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code 2R/(theta_n² + 1)} from R,
 *       whose rim the last step reaches; the quadratic {@code L x²/2} too
 * </ul>
 */
public final class GradientNorm {

  private static final double L = 4;
  private static final int N = 5;

  public static final Theorem THEOREM =
      Theorem.named("OGMG-11", "optimal-gradient-norm")
          .says(
              "On convex L-smooth functions, with rate 1/L and horizon n: ||g_n||² <= 2 L (f(x_0) - f*)/theta_n².")
          .from("Kim and Fessler 2021, theorem 6.1")
          .tight()
          .worst(on(Quadratic.of(L), 1))
          .also(
              on(new Huber(L, 2 / (Math.pow(Thetas.last(N), 2) + 1), 1), 1),
              on(Quadratic.of(0.25, 1, L), 0.5, 0.5, 0.75),
              on(new NesterovWorst(L, 0, 11), new double[11]),
              GradientNorm::found)
          .exceededBy(
              Thetas.horizon("longer-plan", "it plans for two steps more than are taken", N + 2),
              Mistake.rule(
                  "thetas-forward",
                  "the thetas are taken in their own order: this is the method for function values",
                  Thetas::forward),
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(
              Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)),
              Mistake.neverKept("y", "the point after the gradient step"))
          .confirmedBy(
              "optimized-gradient-for-gradient",
              p -> 2 * p.get("L") / Math.pow(Thetas.last((int) (double) p.get("n")), 2));

  private GradientNorm() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .with(HORIZON, N)
        .steps(N)
        .measuring("||g_n||²", (course, t) -> Math.pow(course.gradientNorm(t), 2))
        .atTheEnd()
        .atMost((course, t) -> 2 * L * course.gap(0) / Math.pow(Thetas.last(t), 2));
  }

  /** What performance estimation found: only a method that comes to its points gets answers. */
  private static Instance found(ReferenceData data) {
    Replay replay = Replay.of(data, "optimized-gradient-for-gradient");
    int n = (int) replay.worstCase().parameter("n");
    double l = replay.worstCase().parameter("L");
    return Instance.on(replay)
        .from(replay.worstCase().start())
        .with(LEARNING_RATE, 1 / l)
        .with(HORIZON, n)
        .steps(n)
        .measuring("||g_n||²", (course, t) -> Math.pow(course.gradientNorm(t), 2))
        .atTheEnd()
        .atMost(t -> 2 * l / Math.pow(Thetas.last(n), 2));
  }
}
