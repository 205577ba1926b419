package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import java.util.Arrays;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.LeastSquares;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent beyond its threshold of stability, which is lower than gradient
 * descent's.
 *
 * <ul>
 *   <li><b>Class</b>: least squares on d orthogonal rows of squared length c; the Hessian {@code H
 *       = c/d I} has trace c
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_i}, i drawn uniformly, {@code h > 2/tr H}
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² >= (((1 - h c)² + d - 1)/d)^t ||x_0 - x*||²}, which
 *       grows, tight; gradient descent is stable up to {@code 2 d/tr H}
 *   <li><b>Reference</b>: Wu, Su, The implicit regularization of dynamical stability in stochastic
 *       gradient descent, 2023, arXiv:2305.17490: the trace bound; the constant derived here: a
 *       drawn coordinate is multiplied by {@code 1 - h c}, the others stay
 *   <li><b>Worst instance</b>: every one: the inequality is an equation
 * </ul>
 */
public final class TraceThreshold {

  private static final double C = 4;

  public static final Theorem THEOREM =
      Theorem.named("SGD-84", "stochastic-trace-threshold")
          .says(
              "On least squares with d orthogonal rows of squared length c, rate h > 2/c = 2/tr H: E||x_t - x*||² >= (((1 - h c)² + d - 1)/d)^t ||x_0 - x*||².")
          .from("Wu, Su 2023; derived here")
          .tight()
          .worst(instance(0.625, 1, 0.5, 0.25))
          .also(instance(0.625, 1, 0.5), instance(0.53125, 0.25, -1, 1))
          .exceededBy(WrongSampling.FULL_BATCH, HALVED, WrongSampling.MEAN_TWICE)
          .missedBy(CommonMistakes.ASCENT);

  private TraceThreshold() {}

  private static Instance instance(double h, double... start) {
    int d = start.length;
    double[][] rows = new double[d][d];
    for (int i = 0; i < d; i++) {
      rows[i][i] = Math.sqrt(C);
    }
    FiniteSum sum = LeastSquares.of(d + " orthogonal rows", rows, new double[d]);
    double square = Arrays.stream(start).map(x -> x * x).sum();
    return Instance.on(sum)
        .named(sum.name() + ", rate " + h)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, h)
        .steps(4)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atLeast(t -> Math.pow((Math.pow(1 - h * C, 2) + d - 1) / d, t) * square);
  }
}
