package org.gradmark.optimizers.accelerated.nesterov;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * The potential that proves Nesterov's acceleration.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: rate {@code 1/L}, momentum {@code (l_t - 1)/l_(t+1)}
 *   <li><b>Guarantee</b>: {@code V_t = l_t² (f(x_t) - f*) + L/2 ||z_t - x*||²} with {@code z_t =
 *       x_(t-1) + l_t (x_t - x_(t-1))} never grows; upper at every step
 *   <li><b>Reference</b>: Bansal and Gupta, Potential-function proofs for gradient methods, Theory
 *       of Computing 15, 2019, section 5
 *   <li><b>Worst instance</b>: a Huber function with a small threshold, on which little of the
 *       potential is lost
 * </ul>
 */
public final class AcceleratedPotential {

  private static final double L = 4;
  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("AGM-14", "accelerated-potential")
          .says(
              "On convex L-smooth functions, with rate 1/L, the potential lambda_t² (f(x_t) - f*) + L/2 ||x_(t-1) + lambda_t (x_t - x_(t-1)) - x*||² never grows.")
          .from("Bansal and Gupta 2019, section 5")
          .upper(0.99)
          .worst(on(new Huber(L, 0.00390625, 1), 1))
          .also(on(Quadratic.of(0.25, 1, L), 0.5, 0.5, 0.75))
          .exceededBy(
              Extrapolation.DROPPED,
              Extrapolation.LATE,
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .confirmedBy("accelerated-gradient-potential", p -> 0);

  private AcceleratedPotential() {}

  private static double potential(Problem problem, Course course, int t) {
    if (t == 0) {
      return L / 2 * Math.pow(course.distance(0), 2);
    }
    double lambda = Extrapolation.lambda(t);
    double square = 0;
    for (int i = 0; i < course.x(t).size(); i++) {
      double before = course.x(t - 1).get(i);
      double z = before + lambda * (course.x(t).get(i) - before);
      square += Math.pow(z - problem.minimiser().get(i), 2);
    }
    return lambda * lambda * course.gap(t) + L / 2 * square;
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .steps(N)
        .measuring("the potential", (course, t) -> potential(problem, course, t))
        .atMost((course, t) -> potential(problem, course, t - 1));
  }
}
