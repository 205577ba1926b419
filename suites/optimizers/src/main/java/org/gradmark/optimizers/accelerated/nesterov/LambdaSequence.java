package org.gradmark.optimizers.accelerated.nesterov;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Nesterov's accelerated gradient on smooth convex functions, as it is usually stated.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: rate {@code 1/L}, momentum {@code (l_t - 1)/l_(t+1)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= L R²/(2 l_n²)}, upper
 *   <li><b>Reference</b>: Nesterov 1983; Beck and Teboulle, A fast iterative shrinkage-thresholding
 *       algorithm for linear inverse problems, SIAM Journal on Imaging Sciences 2, 2009, theorem
 *       4.4
 *   <li><b>Worst instance</b>: the Huber function on whose straight part the run stays; it reaches
 *       0.87 of the bound after ten steps, and more after more
 * </ul>
 */
public final class LambdaSequence {

  private static final double L = 4;
  private static final int N = 10;

  public static final Theorem THEOREM =
      Theorem.named("AGM-11", "lambda-sequence")
          .says("On convex L-smooth functions, with rate 1/L: f(x_n) - f* <= L R²/(2 lambda_n²).")
          .from("Beck and Teboulle 2009, theorem 4.4")
          .upper(0.86)
          .worst(on(new Huber(L, 1 / (2 * Extrapolation.length(N) + 1), 1), 1))
          .also(
              on(Quadratic.of(0.25, 1, L), 0.5, 0.5, 0.75),
              on(new NesterovWorst(L, 0, 5), new double[5]))
          .exceededBy(
              Extrapolation.DROPPED,
              CommonMistakes.ASCENT,
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .confirmedBy(
              "accelerated-gradient-convex",
              p -> p.get("L") / (2 * Math.pow(Extrapolation.lambda((int) (double) p.get("n")), 2)));

  private LambdaSequence() {}

  private static Instance on(Problem problem, double... start) {
    double radius = Course.distance(new Values(Shape.of(start.length), start), problem.minimiser());
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> L * radius * radius / (2 * Math.pow(Extrapolation.lambda(t), 2)));
  }
}
