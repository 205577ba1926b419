package org.gradmark.optimizers.adaptive.normalized;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.NORM_POWER;

import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Normalized subgradient descent on Lipschitz functions, without knowing the constant.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - gamma g_t/||g_t||}, {@code gamma = R/sqrt(n + 1)}
 *   <li><b>Guarantee</b>: {@code min_(s<=t) f(x_s) - f* <= M (R² + (t + 1) gamma²)/(2 gamma (t +
 *       1))}, which is {@code M R/sqrt(n + 1)} for n; tight
 *   <li><b>Reference</b>: Nesterov, Lectures on convex optimization, 2018, theorem 3.2.2; attained:
 *       Drori and Teboulle, An optimal variant of Kelley's cutting-plane method, 2016
 *   <li><b>Worst instance</b>: the largest of {@code n + 1} coordinates: after n steps one of them
 *       has never moved
 * </ul>
 */
public final class Lipschitz {

  private static final double R = 1;
  private static final int N = 3;
  private static final double GAMMA = R / 2;

  public static final Theorem THEOREM =
      Theorem.named("NORMGD-12", "lipschitz")
          .says(
              "On convex M-Lipschitz functions, with gamma = R/sqrt(n + 1) and M unknown: min f(x_s) - f* <= M (R² + (t + 1) gamma²)/(2 gamma (t + 1)) after every step t, and M R/sqrt(n + 1) after n.")
          .from("Nesterov 2018, theorem 3.2.2; Drori, Teboulle 2016")
          .tight()
          .worst(on(8))
          .also(on(1), on(0.0078125))
          .exceededBy(
              CommonMistakes.ASCENT,
              NormMistakes.NOT_NORMALIZED,
              CommonMistakes.LAST_ELEMENT_FORGOTTEN)
          .missedBy(CommonMistakes.ASCENT)
          .confirmedBy("subgradient-method", p -> p.get("M") / Math.sqrt(p.get("n") + 1));

  private Lipschitz() {}

  private static Instance on(double m) {
    return Instance.on(new MaxCoordinate(m, R, N + 1))
        .from(0, 0, 0, 0)
        .with(LEARNING_RATE, GAMMA)
        .with(NORM_POWER, 1)
        .steps(3 * N)
        .measuring("min f - f*", (c, t) -> c.least(0, t, Course::gap))
        .atMost(t -> m * (R * R + (t + 1) * GAMMA * GAMMA) / (2 * GAMMA * (t + 1)));
  }
}
