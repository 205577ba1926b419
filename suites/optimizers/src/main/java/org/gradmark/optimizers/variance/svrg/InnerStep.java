package org.gradmark.optimizers.variance.svrg;

import static org.gradmark.core.rule.Hyperparameter.EPOCH_LENGTH;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Opposed;

/**
 * One inner step of SVRG.
 *
 * <ul>
 *   <li><b>Class</b>: components convex and L-smooth; s is the snapshot
 *   <li><b>Method</b>: SVRG with rate h
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² <= E||x_(t-1) - x*||² - 2 h (1 - 2 h L)
 *       E(f(x_(t-1)) - f*) + 4 L h² E(f(s) - f*)}, upper
 *   <li><b>Reference</b>: Johnson, Zhang, Accelerating stochastic gradient descent using predictive
 *       variance reduction, 2013, proof of theorem 1
 *   <li><b>Worst instance</b>: two quadratics of different curvature, started where the noise is
 *       larger than the step
 * </ul>
 */
public final class InnerStep {

  private static final double H = 0.0625;

  public static final Theorem THEOREM =
      Theorem.named("SVRG-13", "svrg-inner-step")
          .says(
              "On convex L-smooth components, snapshot s: E||x_t - x*||² <= E||x_(t-1) - x*||² - 2h(1 - 2hL) E(f(x_(t-1)) - f*) + 4 L h² E(f(s) - f*).")
          .from("Johnson, Zhang 2013, proof of theorem 1")
          .upper(0.78)
          .worst(instance(6))
          .also(instance(2))
          .exceededBy(
              CommonMistakes.ASCENT,
              WrongSnapshot.PLAIN,
              WrongSnapshot.WRONG_SIGN,
              WrongSnapshot.WITHOUT_FULL);

  private InnerStep() {}

  private static Instance instance(int epoch) {
    FiniteSum sum = Opposed.sum();
    double l = sum.componentSmoothness();
    return Instance.on(sum)
        .named(sum.name() + ", epochs of " + epoch)
        .drawing(sum)
        .from(0.125)
        .with(LEARNING_RATE, H)
        .with(EPOCH_LENGTH, epoch)
        .steps(6)
        .measuring("||x_t - x*||²", (c, t) -> square(c, t))
        .atMost(
            (c, t) ->
                square(c, t - 1)
                    - 2 * H * (1 - 2 * H * l) * c.gap(t - 1)
                    + 4 * l * H * H * c.gap((t - 1) / epoch * epoch));
  }

  private static double square(Course course, int t) {
    return course.distance(t) * course.distance(t);
  }
}
