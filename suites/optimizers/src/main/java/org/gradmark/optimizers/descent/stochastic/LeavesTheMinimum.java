package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Stochastic gradient descent with a constant rate does not stay at the minimiser.
 *
 * <ul>
 *   <li><b>Class</b>: {@code f_i(x) = lambda/2 ||x - c_i||²}; {@code v²} is the components' mean
 *       squared gradient at x*
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_i}, i drawn uniformly, started at x*; {@code a =
 *       1 - h lambda}
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² >= h² v² (1 - a^(2t))/(1 - a²)}, tight; this goes
 *       to {@code h v²/(lambda (2 - h lambda))}
 *   <li><b>Reference</b>: Mandt, Hoffman, Blei, Stochastic gradient descent as approximate Bayesian
 *       inference, 2017: the stationary variance; the finite t derived here
 *   <li><b>Worst instance</b>: every one: the inequality is an equation
 * </ul>
 */
public final class LeavesTheMinimum {

  private static final double LAMBDA = 2;
  private static final double H = 0.25;
  private static final double SHRINKS = (1 - H * LAMBDA) * (1 - H * LAMBDA);

  public static final Theorem THEOREM =
      Theorem.named("SGD-94", "leaves-the-minimum")
          .says(
              "On f_i(x) = lambda/2 ||x - c_i||², started at x*, a = 1 - h lambda: E||x_t - x*||² >= h² v² (1 - a^(2t))/(1 - a²).")
          .from("Mandt, Hoffman, Blei 2017; derived here")
          .tight()
          .worst(instance(0.5, -0.5))
          .also(instance(1, -0.25, -0.75))
          .exceededBy(WrongSampling.FULL_BATCH, HALVED)
          .missedBy(DOUBLED);

  private LeavesTheMinimum() {}

  private static Instance instance(double... centres) {
    FiniteSum sum = Sums.pulling(LAMBDA, centres);
    double spread = H * H * sum.noiseAtMinimiser() / (1 - SHRINKS);
    return Instance.on(sum)
        .drawing(sum)
        .from(0)
        .with(LEARNING_RATE, H)
        .steps(centres.length == 2 ? 7 : 4)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atLeast(t -> spread * (1 - Math.pow(SHRINKS, t)));
  }
}
