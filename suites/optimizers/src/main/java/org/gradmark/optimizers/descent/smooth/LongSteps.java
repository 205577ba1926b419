package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent with steps longer than 1/L on smooth convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - (h/L) g_t}, {@code 1 <= h < 2}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= (L R²/2) max(1/(2nh + 1), (1 - h)^(2n))}, tight
 *   <li><b>Reference</b>: conjectured by Drori and Teboulle 2014 and Taylor, Hendrickx, Glineur
 *       2017; exact for these steps by performance estimation
 *   <li><b>Worst instance</b>: the Huber function with threshold {@code R/(2nh + 1)} while the
 *       first term is larger, the quadratic of curvature L when the second is
 * </ul>
 */
public final class LongSteps {

  private static final double L = 4;
  private static final int N = 6;

  public static final Theorem THEOREM =
      Theorem.named("SGD-18", "long-steps")
          .says(
              "On convex L-smooth functions, rate h/L, 1 <= h < 2: f(x_n) - f* <= (L R²/2) max(1/(2nh + 1), (1 - h)^(2n)).")
          .from("Drori and Teboulle 2014; Taylor, Hendrickx, Glineur 2017; exact value by PEPit")
          .tight()
          .worst(on(1.5, new Huber(L, 1 / (2 * N * 1.5 + 1), 1)))
          .also(on(1.75, Quadratic.of(L)), on(1.5, Quadratic.of(L)))
          .exceededBy(CommonMistakes.ASCENT, HALVED)
          .missedBy(DOUBLED)
          .confirmedBy(
              "gradient-descent-convex-long-step",
              p -> p.get("L") * share(p.get("L") * p.get("gamma"), p.get("n")) / 2);

  private LongSteps() {}

  private static Instance on(double h, Problem problem) {
    return Instance.on(problem)
        .from(1)
        .with(LEARNING_RATE, h / L)
        .steps(N)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> L * share(h, t) / 2);
  }

  private static double share(double h, double n) {
    return Math.max(1 / (2 * n * h + 1), Math.pow(1 - h, 2 * n));
  }
}
