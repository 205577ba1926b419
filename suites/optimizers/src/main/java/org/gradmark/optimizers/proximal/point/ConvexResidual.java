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
 * The proximal point method on convex functions: the subgradient that the step ends on.
 *
 * <ul>
 *   <li><b>Class</b>: convex, not necessarily differentiable; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = prox(x_t, g)}, {@code s_(t+1) = (x_t - x_(t+1))/g}
 *   <li><b>Guarantee</b>: {@code ||s_n|| <= R/(g n)}, tight
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case performance of
 *       first-order methods for composite convex optimization, 2017, section 4 (a conjecture;
 *       proof: {@link ConvexPotential})
 *   <li><b>Worst instance</b>: {@code M |x|} with {@code M = R/(g n)}: the last step ends on the
 *       minimiser
 * </ul>
 */
public final class ConvexResidual {

  private static final double G = 0.5;
  private static final double R = 1;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("PROX-12", "convex-residual")
          .says("On convex functions, with step size g: ||x_n - x_(n-1)||/g <= R/(g n).")
          .from("Taylor, Hendrickx and Glineur 2017 (a conjecture); proof from the potential here")
          .twoSided()
          .worst(on(new AbsoluteValue(R / (G * N)), R))
          .also(on(Quadratic.of(8, 0.25), 0.6, 0.8))
          .exceededBy(WrongRate.HALVED, WrongStep.AVERAGED)
          .missedBy(WrongRate.HALVED, WrongStep.AVERAGED);

  private ConvexResidual() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring("||s_t||", (course, t) -> Course.distance(course.x(t), course.x(t - 1)) / G)
        .atMost(t -> R / (G * t));
  }
}
