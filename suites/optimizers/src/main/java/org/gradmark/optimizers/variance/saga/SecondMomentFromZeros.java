package org.gradmark.optimizers.variance.saga;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Sums;

/**
 * SAGA on quadratics of one curvature, exactly; the table starts at zero.
 *
 * <ul>
 *   <li><b>Class</b>: {@code f_i(x) = lambda/2 (x - c_i)²}, n components with mean centre x* = 0
 *   <li><b>Method</b>: SAGA with any rate h; {@code b = h lambda}, {@code a = 1 - b}
 *   <li><b>Guarantee</b>: {@code E x_t² <= X_t} with {@code X' = a² X + b² (P - M)}, {@code P' = P
 *       + (X - P)/n}, {@code M' = M + 2 (D - M)/n + (X - 2 D + P)/n²}, {@code D' = a D + (a (X - D)
 *       - b (P - M))/n}, from {@code X = x_0²}, {@code P = mean(c_i²)}, {@code M = D = 0}; tight
 *   <li><b>Reference</b>: Defazio, Bach, Lacoste-Julien, SAGA: a fast incremental gradient method
 *       with support for non-strongly convex composite objectives, 2014, section 2; the recursion
 *       derived here
 *   <li><b>Worst instance</b>: every one: the inequality is an equation
 * </ul>
 */
public final class SecondMomentFromZeros {

  private static final double LAMBDA = 2;
  private static final double H = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("SAGA-17", "saga-second-moment-from-zeros")
          .says(
              "On f_i(x) = lambda/2 (x - c_i)², x* = 0, b = h lambda, a = 1 - b, table at zero: E x_t² <= X_t, X' = a²X + b²(P - M), P' = P + (X - P)/n, M' = M + 2(D - M)/n + (X - 2D + P)/n², D' = aD + (a(X - D) - b(P - M))/n.")
          .from("Defazio, Bach, Lacoste-Julien 2014, section 2; derived here")
          .in("zero-table")
          .tight()
          .worst(instance(6, 0.5, -0.5))
          .also(instance(4, 1, -0.25, -0.75))
          .exceededBy(
              CommonMistakes.ASCENT,
              HALVED,
              WrongTable.PLAIN,
              WrongTable.WRONG_SIGN,
              WrongTable.WRONG_SLOT)
          .missedBy(WrongTable.NEVER_WRITTEN, WrongTable.SAG, WrongTable.MEAN_OF_NEW_TABLE);

  private SecondMomentFromZeros() {}

  private static Instance instance(int steps, double... centres) {
    FiniteSum sum = Sums.pulling(LAMBDA, centres);
    Moments start = Moments.fromZeros(1, sum.noiseAtMinimiser() / (LAMBDA * LAMBDA));
    return Instance.on(sum)
        .drawing(sum)
        .from(1)
        .with(LEARNING_RATE, H)
        .steps(steps)
        .measuring("(x_n - x*)²", (c, t) -> c.distance(t) * c.distance(t))
        .atTheEnd()
        .atMost(t -> start.after(t, H * LAMBDA, sum.components()));
  }
}
