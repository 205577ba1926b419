package org.gradmark.optimizers.variance.svrg;

import static org.gradmark.core.rule.Hyperparameter.EPOCH_LENGTH;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Opposed;

/**
 * One epoch of SVRG.
 *
 * <ul>
 *   <li><b>Class</b>: components convex and L-smooth, their mean mu-strongly convex
 *   <li><b>Method</b>: SVRG with rate {@code h < 1/(2L)}, an epoch of m steps
 *   <li><b>Guarantee</b>: {@code mean_(t<m) E f(x_t) - f* <= (1/(mu h (1 - 2 L h) m) + 2 L h/(1 - 2
 *       L h)) (f(x_0) - f*)}; a mean over draws, capped
 *   <li><b>Reference</b>: Johnson, Zhang, Accelerating stochastic gradient descent using predictive
 *       variance reduction, 2013, theorem 1, whose random point of the epoch has this mean
 *   <li><b>Instance</b>: four quadratics of curvatures 4 to 12, 32 steps, started where plain
 *       stochastic gradient descent does not come nearer
 * </ul>
 */
public final class EpochContraction {

  private static final int M = 32;
  private static final double START = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("SVRG-15", "svrg-epoch")
          .says(
              "On convex L-smooth components with a mu-strongly convex mean, an epoch of m steps: mean_(t<m) E f(x_t) - f* <= (1/(mu h (1 - 2Lh) m) + 2Lh/(1 - 2Lh)) (f(x_0) - f*).")
          .from("Johnson, Zhang 2013, theorem 1")
          .sampled(instance())
          .exceededBy(
              CommonMistakes.ASCENT,
              WrongSnapshot.PLAIN,
              WrongSnapshot.WRONG_SIGN,
              WrongSnapshot.WITHOUT_FULL);

  private EpochContraction() {}

  private static SampledInstance instance() {
    FiniteSum sum = Opposed.four();
    double l = sum.componentSmoothness();
    double mu = sum.strongConvexity();
    double h = 1 / (8 * l);
    double slack = 1 - 2 * l * h;
    double gap = mu / 2 * START * START;
    double bound = (1 / (mu * h * slack * M) + 2 * l * h / slack) * gap;
    // A smaller measure has a smaller mean, so that the bound holds for it too.
    double cap = 4 * gap;
    return SampledInstance.on(sum)
        .from(START)
        .with(LEARNING_RATE, h)
        .with(EPOCH_LENGTH, M)
        .steps(M)
        .facing(draws -> t -> sum.drawn(draws.stream(t).below(sum.components())))
        .measuring(
            "min(mean of f(x_t) - f*, 4 (f(x_0) - f*))", (c, t) -> Math.min(meanGap(c, t), cap))
        .atMost(bound, -gap / 100, cap + gap / 100, gap / 8);
  }

  private static double meanGap(Course course, int t) {
    double sum = 0;
    for (int k = 0; k < t; k++) {
      sum += course.gap(k);
    }
    return sum / t;
  }
}
