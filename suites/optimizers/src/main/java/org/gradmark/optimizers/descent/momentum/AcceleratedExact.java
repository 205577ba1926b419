package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Replay;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Nesterov's constant momentum on smooth strongly convex functions, exactly.
 *
 * <ul>
 *   <li><b>Class</b>: L-smooth, mu-strongly convex, L = 4, mu = 1/4; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: five steps of {@code v = b v + h g(x_t - b v)}, {@code x_(t+1) = x_t - v}
 *       with {@code h = 1/L}, {@code b = (1 - s)/(1 + s)}, {@code s = sqrt(mu/L)}
 *   <li><b>Guarantee</b>: {@code f(x_5) - f* <= 0.15373 (f(x_0) - f* + mu/2 R²)}, tight: 0.65 of
 *       the theorem of Nesterov; in the shifted forms {@code x_t} is where the gradient step from
 *       the parameter before leads
 *   <li><b>Reference</b>: exact worst case by performance estimation (PEPit); d'Aspremont, Scieur,
 *       Taylor, Acceleration Methods, 2021, corollary 4.15
 *   <li><b>Worst instance</b>: the one that performance estimation finds, replayed: it answers at
 *       the points of the right method only
 * </ul>
 */
public final class AcceleratedExact {

  public static final Theorem THEOREM =
      theorem("NESTEROV-12", "strongly-convex-exact", Landing.AT_PARAMETER);

  /** The same for the forms that keep the point at which the gradient is taken. */
  public static final Theorem SHIFTED =
      theorem("NESTEROV-22", "strongly-convex-exact-shifted", Landing.AFTER_GRADIENT);

  private AcceleratedExact() {}

  private static Theorem theorem(String id, String name, Landing form) {
    return Theorem.named(id, name)
        .in(form.dialects())
        .says(
            "On 4-smooth 1/4-strongly convex functions, h = 1/L, momentum (1 - s)/(1 + s), s = sqrt(mu/L): f(x_5) - f* <= 0.15373 (f(x_0) - f* + mu/2 R²).")
        .from(
            "exact worst case by performance estimation (PEPit); d'Aspremont, Scieur, Taylor 2021, corollary 4.15")
        .tight()
        .worst(data -> on(form, Replay.of(data, "accelerated-gradient-strongly-convex")))
        .exceededBy(CommonMistakes.ASCENT)
        .exceededBy(form.mistakes())
        .missedBy(VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9), HALVED);
  }

  private static Instance on(Landing form, Replay f) {
    double rate = 1 / f.worstCase().parameter("L");
    double s = Math.sqrt(f.worstCase().parameter("mu") * rate);
    return Instance.on(f)
        .from(f.worstCase().start())
        .with(LEARNING_RATE, rate)
        .with(MOMENTUM, (1 - s) / (1 + s))
        .steps((int) f.worstCase().parameter("n"))
        .measuring("f(x_t) - f*", (course, t) -> course.gap(form.x(course, t, rate)))
        .atTheEnd()
        .atMost(t -> f.worstCase().value());
  }
}
