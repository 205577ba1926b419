package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.StronglyMonotoneGame;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient method under a restricted secant inequality and an error bound: neither convex nor
 * smooth.
 *
 * <ul>
 *   <li><b>Class</b>: {@code <g, x - x*> >= mu ||x - x*||²} and {@code ||g|| <= L ||x - x*||};
 *       {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - lr g_t}, constant rate
 *   <li><b>Guarantee</b>: {@code ||x_t - x*||² <= (1 - 2 lr mu + lr² L²)^t R²}, tight at every step
 *   <li><b>Reference</b>: Guille-Escuret, Goujaud, Ibrahim and Mitliagkas, Gradient descent is
 *       optimal under lower restricted secant inequality and upper error bound, 2022, proposition 1
 *   <li><b>Worst instance</b>: the operator {@code mu x} plus a quarter turn of length {@code
 *       sqrt(L² - mu²)}: both inequalities are equalities
 * </ul>
 */
public final class RestrictedSecant {

  private static final double MU = 0.75;
  private static final double L = 1.25;
  private static final int N = 12;

  public static final Theorem THEOREM =
      Theorem.named("SGD-47", "restricted-secant")
          .says(
              "Where <g, x - x*> >= mu ||x - x*||² and ||g|| <= L ||x - x*||, with a constant rate: ||x_t - x*||² <= (1 - 2 lr mu + lr² L²)^t R².")
          .from("Guille-Escuret, Goujaud, Ibrahim and Mitliagkas 2022, proposition 1")
          .tight()
          .worst(on(0.25))
          .also(on(0.5), on(1))
          .exceededBy(CommonMistakes.ASCENT, Scaling.HALVED)
          .missedBy(Scaling.DOUBLED)
          .confirmedBy(
              "subgradient-method-rsi-eb",
              p -> Math.pow(factor(p.get("gamma"), p.get("mu"), p.get("L")), p.get("n")));

  private RestrictedSecant() {}

  private static double factor(double rate, double mu, double smoothness) {
    return 1 - 2 * rate * mu + rate * rate * smoothness * smoothness;
  }

  private static Instance on(double rate) {
    return Instance.on(new StronglyMonotoneGame(MU, L))
        .from(1, 0)
        .with(LEARNING_RATE, rate)
        .steps(N)
        .measuring("||x_t - x*||²", (course, t) -> course.distance(t) * course.distance(t))
        .atMost(t -> Math.pow(factor(rate, MU, L), t));
  }
}
