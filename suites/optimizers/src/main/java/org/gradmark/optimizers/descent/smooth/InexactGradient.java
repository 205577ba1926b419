package org.gradmark.optimizers.descent.smooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STALE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STRETCHED;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Gradient descent on smooth strongly convex functions with gradients that are wrong by a share of
 * their size.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex; the gradient that is given, d, has {@code ||d -
 *       g|| <= e ||g||}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - 2/(M + m) d_t} with {@code M = (1 + e) L} and {@code
 *       m = (1 - e) mu}
 *   <li><b>Guarantee</b>: {@code f(x_n) - f* <= ((M - m)/(M + m))^(2n) (f(x_0) - f*)}, tight
 *   <li><b>Reference</b>: de Klerk, Glineur, Taylor, Worst-case convergence analysis of inexact
 *       gradient and Newton methods through semidefinite programming performance estimation, 2020,
 *       theorem 5.3; Gannot, A frequency-domain analysis of inexact gradient methods, 2021; PEPit
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L; the gradient is too short
 *       along mu and too long along L
 * </ul>
 */
public final class InexactGradient {

  private static final double L = 5;
  private static final double MU = 1;
  private static final double E = 0.5;

  public static final Theorem THEOREM =
      Theorem.named("SGD-35", "inexact-gradient")
          .says(
              "On L-smooth mu-strongly convex functions, gradients wrong by a share e, rate 2/(M + m), M = (1 + e)L, m = (1 - e)mu: f(x_n) - f* <= ((M - m)/(M + m))^(2n) (f(x_0) - f*).")
          .from("de Klerk, Glineur, Taylor 2020, theorem 5.3; Gannot 2021")
          .tight()
          .worst(facing(1 - E, 1 + E))
          .also(facing(1, 1), facing(1 + E, 1 - E))
          .exceededBy(CommonMistakes.ASCENT, STALE)
          .missedBy(STRETCHED, HALVED)
          .confirmedBy(
              "inexact-gradient-descent",
              p -> Math.pow(rate(p.get("mu"), p.get("L"), p.get("epsilon")), 2 * p.get("n")));

  private InexactGradient() {}

  /** What the gradient's two coordinates are multiplied by. */
  private static Instance facing(double slow, double fast) {
    Quadratic given = Quadratic.of(slow * MU, fast * L);
    return Instance.on(Quadratic.of(MU, L))
        .named("quadratic with gradients times " + slow + " and " + fast)
        .facing(t -> given)
        .from(1, 1)
        .with(LEARNING_RATE, 2 / ((1 + E) * L + (1 - E) * MU))
        .steps(8)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost((course, t) -> Math.pow(rate(MU, L, E), 2 * t) * course.gap(0));
  }

  private static double rate(double mu, double l, double e) {
    double fast = (1 + e) * l;
    double slow = (1 - e) * mu;
    return (fast - slow) / (fast + slow);
  }
}
