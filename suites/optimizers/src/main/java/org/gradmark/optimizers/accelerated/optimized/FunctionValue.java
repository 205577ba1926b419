package org.gradmark.optimizers.accelerated.optimized;

import static org.gradmark.core.rule.Hyperparameter.HORIZON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;

/**
 * The optimized gradient method on smooth convex functions: no first-order method is better.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: optimized gradient with rate {@code 1/L} and a horizon of n
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= L R²/(2 theta_n²)}, tight
 *   <li><b>Reference</b>: Kim and Fessler, Optimized first-order methods for smooth convex
 *       minimization, Mathematical Programming 159, 2016, theorem 2
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/theta_n²}; the quadratic
 *       {@code L x²/2} reaches the bound too (Kim and Fessler 2017)
 * </ul>
 */
public final class FunctionValue {

  private static final double L = 4;
  private static final int N = 5;

  public static final Theorem THEOREM =
      Theorem.named("OGM-11", "optimal-function-value")
          .says(
              "On convex L-smooth functions, with rate 1/L and horizon n: f(x_n) - f* <= L R²/(2 theta_n²).")
          .from("Kim and Fessler 2016, theorem 2")
          .tight()
          .worst(on(new Huber(L, 1 / Math.pow(Thetas.last(N), 2), 1), 1))
          .also(
              on(Quadratic.of(L), 1),
              on(Quadratic.of(0.25, 1, L), 0.5, 0.5, 0.75),
              on(new NesterovWorst(L, 0, 11), new double[11]),
              FunctionValue::found)
          .exceededBy(
              Thetas.horizon("no-last-step", "the last step is taken like the others", 1e9),
              Mistake.rule(
                  "no-gradient-term",
                  "the extrapolation beyond the gradient step is missing: this is Nesterov's method",
                  Thetas::withoutGradientTerm),
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(
              Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2)),
              Mistake.neverKept("y", "the point after the gradient step"))
          .confirmedBy(
              "optimized-gradient",
              p -> p.get("L") / (2 * Math.pow(Thetas.last((int) (double) p.get("n")), 2)));

  private FunctionValue() {}

  private static Instance on(Problem problem, double... start) {
    double radius = Course.distance(new Values(Shape.of(start.length), start), problem.minimiser());
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .with(HORIZON, N)
        .steps(N)
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> L * radius * radius / (2 * Math.pow(Thetas.last(t), 2)));
  }

  /** What performance estimation found: only a method that comes to its points gets answers. */
  private static Instance found(ReferenceData data) {
    Replay replay = Replay.of(data, "optimized-gradient");
    int n = (int) replay.worstCase().parameter("n");
    double l = replay.worstCase().parameter("L");
    return Instance.on(replay)
        .from(replay.worstCase().start())
        .with(LEARNING_RATE, 1 / l)
        .with(HORIZON, n)
        .steps(n)
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> l / (2 * Math.pow(Thetas.last(n), 2)));
  }
}
