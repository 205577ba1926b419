package org.gradmark.optimizers.accelerated.nesterov;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * How fast acceleration can be at most.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: any that moves within the span of the gradients that it has seen
 *   <li><b>Guarantee</b>: there is a function with {@code f(x_n) - f* >= 3 L R²/(32 (n + 1)²)},
 *       upper
 *   <li><b>Reference</b>: Nesterov, Lectures on Convex Optimization, 2018, theorem 2.1.7
 *   <li><b>Worst instance</b>: Nesterov's worst function in {@code 2n + 1} dimensions, whose
 *       gradients show one new coordinate a step; the bound is a third of where acceleration is
 * </ul>
 */
public final class SpanLowerBound {

  private static final double L = 4;
  private static final int N = 5;

  public static final Theorem THEOREM =
      Theorem.named("AGM-15", "span-lower-bound")
          .says(
              "On Nesterov's worst function of 2n+1 dimensions no method that moves in the span of its gradients gets below f(x_n) - f* = 3 L R²/(32 (n+1)²).")
          .from("Nesterov 2018, theorem 2.1.7")
          .upper(0.34)
          .worst(worst())
          .exceededBy(
              Extrapolation.DROPPED,
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .in("paper", "simplified");

  private SpanLowerBound() {}

  private static Instance worst() {
    NesterovWorst problem = new NesterovWorst(L, 0, 2 * N + 1);
    double radius = Course.norm(problem.minimiser());
    return Instance.on(problem)
        .from(new double[2 * N + 1])
        .with(LEARNING_RATE, 1 / L)
        .steps(N)
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atLeast(t -> 3 * L * radius * radius / (32 * Math.pow(N + 1, 2)));
  }
}
