package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.PolyakLojasiewicz;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent under the Polyak-Łojasiewicz inequality, which asks for no convexity.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, {@code ||g||² >= 2 mu (f - f*)}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - g_t/L}
 *   <li><b>Guarantee</b>: {@code f(x_(t+1)) - f* <= (2L - 2mu)/(2L + mu) (f(x_t) - f*)}, upper
 *   <li><b>Reference</b>: Abbaszadehpeivasti, de Klerk, Zamani, Conditions for linear convergence
 *       of the gradient method for non-convex optimization, 2023, theorem 3; PEPit
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, started in mu: {@code (1 -
 *       mu/L)²} of the value is left
 * </ul>
 */
public final class LojasiewiczInequality {

  private static final double L = 4;
  private static final double MU = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("SGD-20", "polyak-lojasiewicz")
          .says(
              "On L-smooth functions with ||g||² >= 2 mu (f - f*), rate 1/L: f(x_(t+1)) - f* <= (2L - 2mu)/(2L + mu) (f(x_t) - f*).")
          .from("Abbaszadehpeivasti, de Klerk, Zamani 2023, theorem 3")
          .upper(0.96)
          .worst(on(Quadratic.of(MU, L), 1, 0))
          .also(
              on(new PolyakLojasiewicz(L, MU, 2), 2, -4),
              on(new PolyakLojasiewicz(L, MU, 2), 0.5, 0))
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED)
          .confirmedBy("gradient-descent-lojasiewicz-naive", p -> rate(p.get("mu"), p.get("L")))
          .confirmedBy(
              "gradient-descent-lojasiewicz-expensive", p -> rate(p.get("mu"), p.get("L")));

  private LojasiewiczInequality() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .steps(10)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> rate(MU, L) * course.gap(t - 1));
  }

  private static double rate(double mu, double l) {
    return (2 * l - 2 * mu) / (2 * l + mu);
  }
}
