package org.gradmark.optimizers.descent.schedules;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.LastIterateWorst;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.nonsmooth.Scaling;

/**
 * A constant rate: the last iterate is worse than the best by a factor that grows like the root of
 * the logarithm.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - R/(M sqrt(n+1)) g_t}
 *   <li><b>Guarantee</b>: on the instance {@code f(x_n) - f* = M R (||p|| + (rho_0 + ... +
 *       rho_(n-1))/sqrt(n+1))}, which is {@code 1.80 M R/sqrt(n+1)} after 15 steps; tight from
 *       below
 *   <li><b>Reference</b>: Harvey, Liaw, Plan and Randhawa, Tight analyses for non-smooth stochastic
 *       gradient descent, 2019; lifts and value derived here
 *   <li><b>Worst instance</b>: unit vectors of which each step lifts all later ones
 * </ul>
 */
public final class ConstantRateRises {

  private static final double M = 2;
  private static final double R = 1;
  private static final int N = 15;
  private static final double RATE = R / (M * Math.sqrt(N + 1));
  private static final LastIterateWorst RISING = new LastIterateWorst(M, R, N + 1);

  public static final Theorem THEOREM =
      Theorem.named("SGD-52", "constant-rate-rises")
          .says(
              "There is a convex M-Lipschitz function on which the last iterate of rate R/(M sqrt(n+1)) is worse than M R/sqrt(n+1) by the sum of all lifts.")
          .from("Harvey, Liaw, Plan and Randhawa 2019; derived here")
          .tight()
          .worst(
              Instance.on(RISING)
                  .from(new double[N + 1])
                  .with(LEARNING_RATE, RATE)
                  .steps(N)
                  .measuring("f(x_n) - f*", Course::gap)
                  .atTheEnd()
                  .atLeast(t -> RISING.lastGap(RATE)))
          .exceededBy(Scaling.SHARED, Scaling.HALVED)
          .missedBy(Scaling.SHARED, CommonMistakes.ASCENT);

  private ConstantRateRises() {}
}
