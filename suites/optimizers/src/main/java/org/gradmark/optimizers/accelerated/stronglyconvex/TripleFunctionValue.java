package org.gradmark.optimizers.accelerated.stronglyconvex;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;
import static org.gradmark.core.rule.Hyperparameter.STRONG_CONVEXITY;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;

/**
 * Triple momentum on smooth strongly convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: triple momentum, {@code rho = 1 - sqrt(mu/L)}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= rho^(2n) L²/(2 mu) R²}, tight from the first step
 *       on
 *   <li><b>Reference</b>: Van Scoy, Freeman and Lynch, The fastest known globally convergent
 *       first-order method for minimizing strongly convex functions, IEEE Control Systems Letters
 *       2, 2018, theorem 1; exponent as performance estimation finds it
 *   <li><b>Worst instance</b>: the quadratic {@code L x²/2}, on which {@code x_n = ±sqrt(L/mu)
 *       rho^n R}
 * </ul>
 */
public final class TripleFunctionValue {

  private static final double L = 4;
  private static final double MU = 0.25;
  private static final double R = 1;

  public static final Theorem THEOREM =
      Theorem.named("TMM-11", "triple-momentum-value")
          .says(
              "On L-smooth mu-strongly convex functions: f(x_n) - f* <= (1 - sqrt(mu/L))^(2n) L²/(2 mu) R².")
          .from("Van Scoy, Freeman and Lynch 2018, theorem 1")
          .tight()
          .worst(on(Quadratic.of(L), 1).atTheEnd().atMost(TripleFunctionValue::bound))
          .also(
              on(Quadratic.of(L), 1).atMost(TripleFunctionValue::bound),
              on(Quadratic.of(MU), 1).atMost(TripleFunctionValue::bound),
              on(Quadratic.of(MU, 1, L), 0, 0.6, 0.8).atMost(TripleFunctionValue::bound),
              TripleFunctionValue::found)
          .exceededBy(
              Triple.WRONG_GAMMA,
              Triple.NO_LOOK_AHEAD,
              Mistake.gradient("halved", "the gradient is halved", g -> g.over(2)))
          .missedBy(Triple.NO_OUTPUT_STEP)
          .confirmedBy(
              "triple-momentum", p -> bound(p.get("L"), p.get("mu"), (int) (double) p.get("n")));

  private TripleFunctionValue() {}

  private static double bound(int t) {
    return bound(L, MU, t) * R * R;
  }

  private static double bound(double l, double mu, int n) {
    return Math.pow(1 - Math.sqrt(mu / l), 2 * n) * l * l / (2 * mu);
  }

  private static Instance.Draft on(Quadratic problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(SMOOTHNESS, L)
        .with(STRONG_CONVEXITY, MU)
        .steps(8)
        .measuring("f(x_t) - f*", Course::gap);
  }

  /** What performance estimation found: only a method that comes to its points gets answers. */
  private static Instance found(ReferenceData data) {
    Replay replay = Replay.of(data, "triple-momentum");
    int n = (int) replay.worstCase().parameter("n");
    double l = replay.worstCase().parameter("L");
    double mu = replay.worstCase().parameter("mu");
    return Instance.on(replay)
        .from(replay.worstCase().start())
        .with(SMOOTHNESS, l)
        .with(STRONG_CONVEXITY, mu)
        .steps(n)
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> bound(l, mu, n));
  }
}
