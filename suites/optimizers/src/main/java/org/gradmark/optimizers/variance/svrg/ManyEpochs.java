package org.gradmark.optimizers.variance.svrg;

import static org.gradmark.core.rule.Hyperparameter.EPOCH_LENGTH;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.stochastic.Opposed;

/**
 * Many epochs of SVRG.
 *
 * <ul>
 *   <li><b>Class</b>: components quadratic in one variable, of different curvatures and centres
 *   <li><b>Method</b>: SVRG with rate h, e epochs of m steps
 *   <li><b>Guarantee</b>: {@code E(x_(em) - x*)² <= r^e (x_0 - x*)²}, r as in {@link SecondMoment};
 *       a mean over draws, capped
 *   <li><b>Reference</b>: Johnson, Zhang, Accelerating stochastic gradient descent using predictive
 *       variance reduction, 2013, figure 1; the recursion derived here
 *   <li><b>Instance</b>: four quadratics of curvatures 4 to 12, 6 epochs of 8 steps: a snapshot
 *       that is not renewed leaves noise behind
 * </ul>
 */
public final class ManyEpochs {

  private static final double H = 0.03125;
  private static final int M = 8;
  private static final int EPOCHS = 6;

  public static final Theorem THEOREM =
      Theorem.named("SVRG-16", "svrg-many-epochs")
          .says(
              "On quadratics of one variable, 6 epochs of m steps: E(x_n - x*)² <= r_m^6 (x_0 - x*)², r_m as in SVRG-11.")
          .from("Johnson, Zhang 2013, figure 1; derived here")
          .sampled(instance())
          .exceededBy(
              CommonMistakes.ASCENT,
              HALVED,
              WrongSnapshot.NEVER_REFRESHED,
              WrongSnapshot.PLAIN,
              WrongSnapshot.WITHOUT_FULL);

  private ManyEpochs() {}

  private static SampledInstance instance() {
    FiniteSum sum = Opposed.four();
    double bound = new Moments(H, M, 4, 8, 8, 12).square(M * EPOCHS);
    // A smaller measure has a smaller mean, so that the bound holds for it too.
    double cap = 64 * bound;
    return SampledInstance.on(sum)
        .from(1)
        .with(LEARNING_RATE, H)
        .with(EPOCH_LENGTH, M)
        .steps(M * EPOCHS)
        .facing(draws -> t -> sum.drawn(draws.stream(t).below(sum.components())))
        .measuring(
            "min((x_n - x*)², 64 times the bound)",
            (c, t) -> Math.min(c.distance(t) * c.distance(t), cap))
        .atMost(bound, -bound, cap + bound, 4 * bound);
  }
}
