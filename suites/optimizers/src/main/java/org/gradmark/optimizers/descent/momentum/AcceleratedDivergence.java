package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Nesterov's constant momentum with a rate beyond its threshold.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with an eigenvalue L
 *   <li><b>Method</b>: {@code v = b v + h g(x_t - b v)}, {@code x_(t+1) = x_t - v} with {@code h >
 *       2(1 + b)/(L (1 + 2b))}
 *   <li><b>Guarantee</b>: the part in e is exactly {@code |A p^t + (1 - A) q^t| |<x_0 - x*, e>|}, p
 *       and q the roots of {@code r² - (1 + b) u r + b u}, {@code u = 1 - hL}, e the unit
 *       eigenvector of L, {@code A = (c - q)/(p - q)} with {@code c = u}, in the shifted forms
 *       {@code c = (1 + b) u - b}, {@code p < -1}, so it grows, and {@code ||x_t - x*||} is no
 *       less; tight
 *   <li><b>Reference</b>: derived here from the recurrence; threshold: Cohen, Kaur, Li, Kolter,
 *       Talwalkar, Gradient descent on neural networks typically occurs at the edge of stability,
 *       2021, appendix B
 *   <li><b>Worst instance</b>: the quadratic itself, started in e
 * </ul>
 */
public final class AcceleratedDivergence {

  private static final double L = 4;
  private static final double B = 0.5;
  private static final double H = 0.4375;

  public static final Theorem THEOREM = theorem("NESTEROV-15", "divergence", Landing.AT_PARAMETER);

  /** The same for the forms that keep the point at which the gradient is taken. */
  public static final Theorem SHIFTED =
      theorem("NESTEROV-25", "divergence-shifted", Landing.AFTER_GRADIENT);

  private AcceleratedDivergence() {}

  private static Theorem theorem(String id, String name, Landing form) {
    return Theorem.named(id, name)
        .in(form.dialects())
        .says(
            "On quadratics with largest eigenvalue L, rate h > 2(1 + b)/(L(1 + 2b)): ||x_t - x*|| grows like |p|^t, p being the smaller root of r² - (1 + b)(1 - hL) r + b (1 - hL).")
        .from("derived here; Cohen et al. 2021, appendix B")
        .tight()
        .worst(from(0, 1).atLeast(t -> left(form, t)))
        .also(from(0, 1).atMost(t -> left(form, t)), from(1, 1).atLeast(t -> left(form, t)))
        .exceededBy(CommonMistakes.ASCENT, HALVED, VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9))
        .exceededBy(form.mistakes())
        .missedBy(HALVED, CommonMistakes.CLIPPED);
  }

  private static Instance.Draft from(double... start) {
    return Instance.on(Quadratic.of(1, L))
        .from(start)
        .with(LEARNING_RATE, H)
        .with(MOMENTUM, B)
        .steps(10)
        .measuring("||x_t - x*||", Course::distance);
  }

  /** What is left of an eigenvector of L of length 1. */
  private static double left(Landing form, int t) {
    double u = 1 - H * L;
    double first = form == Landing.AT_PARAMETER ? u : (1 + B) * u - B;
    return Math.abs(Recurrence.of((1 + B) * u, B * u, first).at(t));
  }
}
