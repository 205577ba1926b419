package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STRETCHED;

import org.gradmark.core.problem.NesterovWorst;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent with the best constant step on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex; {@code k = L/mu}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - 2/(L + mu) g_t}
 *   <li><b>Guarantee</b>: {@code f(x_(t+1)) - f* <= ((k - 1)/(k + 1))² (f(x_t) - f*)}, tight
 *   <li><b>Reference</b>: Nesterov, Lectures on Convex Optimization, 2018, theorem 2.1.15; for
 *       values: de Klerk, Glineur, Taylor, On the worst-case complexity of the gradient method with
 *       exact line search for smooth strongly convex functions, 2017
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, wherever it is started: both
 *       shrink by the same factor
 * </ul>
 */
public final class OptimalConstantStep {

  private static final double L = 3;
  private static final double MU = 1;

  public static final Theorem THEOREM =
      Theorem.named("SGD-33", "optimal-constant-step")
          .says(
              "On L-smooth mu-strongly convex functions, rate 2/(L + mu): f(x_(t+1)) - f* <= ((k - 1)/(k + 1))² (f(x_t) - f*), k = L/mu.")
          .from("Nesterov 2018, theorem 2.1.15; de Klerk, Glineur, Taylor 2017")
          .tight()
          .worst(on(Quadratic.of(MU, L), 1, -2))
          .also(on(Quadratic.of(MU, 2, L), 1, 1, 1), on(new NesterovWorst(L, MU, 4), new double[4]))
          .exceededBy(CommonMistakes.ASCENT, HALVED, CommonMistakes.CLIPPED)
          .missedBy(STRETCHED, CommonMistakes.NORMALISED);

  private OptimalConstantStep() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 2 / (L + MU))
        .steps(8)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> Math.pow((L - MU) / (L + MU), 2) * course.gap(t - 1));
  }
}
