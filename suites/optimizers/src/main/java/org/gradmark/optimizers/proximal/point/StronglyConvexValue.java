package org.gradmark.optimizers.proximal.point;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;
import org.gradmark.optimizers.proximal.wrong.WrongStep;

/**
 * The proximal point method on strongly convex functions: the value.
 *
 * <ul>
 *   <li><b>Class</b>: mu-strongly convex, not necessarily differentiable
 *   <li><b>Method</b>: {@code x_(t+1) = prox(x_t, g)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= (f(x_0) - f*)/(1 + g mu)^(2n)}, tight
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case convergence rates of the
 *       proximal gradient method for composite convex minimization, Journal of Optimization Theory
 *       and Applications 178, 2018; derived here: with the subgradient s of the new point, {@code
 *       f(x) - f(x+) >= g ||s||² + mu g² ||s||²/2} and {@code f(x+) - f* <= ||s||²/(2 mu)}
 *   <li><b>Worst instance</b>: the quadratic of curvature mu
 * </ul>
 */
public final class StronglyConvexValue {

  private static final double G = 0.5;
  private static final double MU = 0.25;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("PROX-14", "strongly-convex-value")
          .says("On mu-strongly convex functions: f(x_n) - f* <= (f(x_0) - f*)/(1 + g mu)^(2n).")
          .from("Taylor, Hendrickx and Glineur 2018; derived here")
          .tight()
          .worst(on(Quadratic.of(MU), 1))
          .also(on(Quadratic.of(MU, 4), 1, 0.5))
          .exceededBy(WrongRate.HALVED, WrongStep.AVERAGED)
          .missedBy(WrongRate.DOUBLED, WrongStep.EXPLICIT);

  private StronglyConvexValue() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> course.gap(0) / Math.pow(1 + G * MU, 2 * t));
  }
}
