package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.LeastSquares;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent on a solvable system of equations: the randomized Kaczmarz method.
 *
 * <ul>
 *   <li><b>Class</b>: least squares {@code 1/n sum (<a_i, x> - b_i)²/2} with a solution x* and rows
 *       of length 1; a heavier row occurs several times
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - g_i}, i drawn uniformly: the projection on an
 *       equation
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² <= (1 - s²/||A||_F²)^t ||x_0 - x*||²} with the
 *       smallest singular value s of A, tight
 *   <li><b>Reference</b>: Strohmer, Vershynin, A randomized Kaczmarz algorithm with exponential
 *       convergence, 2009, theorem 2; Needell, Srebro, Ward, Stochastic gradient descent, weighted
 *       sampling, and the randomized Kaczmarz algorithm, 2014
 *   <li><b>Worst instance</b>: orthogonal equations, one of them three times, started in the
 *       direction of the other
 * </ul>
 */
public final class Kaczmarz {

  private static final double[][] AXES = {{1, 0}, {1, 0}, {1, 0}, {0, 1}};
  private static final double[][] OBLIQUE = {{1, 0}, {0.6, 0.8}, {0, 1}, {-0.6, 0.8}};

  public static final Theorem THEOREM =
      Theorem.named("SGD-85", "randomized-kaczmarz")
          .says(
              "On solvable systems with rows of length 1, rate 1: E||x_t - x*||² <= (1 - s²/||A||_F²)^t ||x_0 - x*||² with the smallest singular value s.")
          .from("Strohmer, Vershynin 2009, theorem 2")
          .tight()
          .worst(instance(AXES, 0.5, 1.5))
          .also(instance(OBLIQUE, 2, -1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED)
          .missedBy(WrongSampling.FULL_BATCH);

  private Kaczmarz() {}

  private static Instance instance(double[][] rows, double... start) {
    FiniteSum sum = LeastSquares.interpolating("system of four equations", rows, 0.5, 0.5);
    // The mean's smallest eigenvalue is s²/n, and n the squared Frobenius norm.
    double factor = 1 - sum.strongConvexity();
    return Instance.on(sum)
        .drawing(sum)
        .from(start)
        .with(LEARNING_RATE, 1)
        .steps(4)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost((c, t) -> Math.pow(factor, t) * c.distance(0) * c.distance(0));
  }
}
