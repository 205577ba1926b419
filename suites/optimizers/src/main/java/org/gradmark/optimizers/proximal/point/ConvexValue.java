package org.gradmark.optimizers.proximal.point;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;
import org.gradmark.optimizers.proximal.wrong.WrongStep;

/**
 * The proximal point method on convex functions: the value.
 *
 * <ul>
 *   <li><b>Class</b>: convex, not necessarily differentiable; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = prox(x_t, g)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= R²/(4 g n)}, tight
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case performance of
 *       first-order methods for composite convex optimization, SIAM Journal on Optimization 27,
 *       2017, theorem 4.1
 *   <li><b>Worst instance</b>: {@code M |x|} with {@code M = R/(2 g n)}: it is half way when the
 *       steps end
 * </ul>
 */
public final class ConvexValue {

  private static final double G = 0.5;
  private static final double R = 1;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("PROX-11", "convex-value")
          .says("On convex functions, with step size g: f(x_n) - f* <= R²/(4 g n).")
          .from("Taylor, Hendrickx and Glineur 2017, theorem 4.1")
          .tight()
          .worst(on(new AbsoluteValue(R / (2 * G * N)), R))
          .also(on(Quadratic.of(4, 0.25), 0.6, 0.8))
          .exceededBy(WrongRate.HALVED, WrongStep.AVERAGED)
          .missedBy(WrongRate.DOUBLED, WrongStep.REFLECTED)
          .confirmedBy("proximal-point", p -> 1 / (4 * p.get("gamma") * p.get("n")));

  private ConvexValue() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> R * R / (4 * G * t));
  }
}
