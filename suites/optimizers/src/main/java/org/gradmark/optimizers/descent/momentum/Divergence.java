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
 * Heavy ball with a rate beyond its threshold.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with an eigenvalue L
 *   <li><b>Method</b>: {@code v = b v + h g_t}, {@code x_(t+1) = x_t - v} with {@code h > 2(1 +
 *       b)/L}
 *   <li><b>Guarantee</b>: the part in e is exactly {@code |A p^t + (1 - A) q^t| |<x_0 - x*, e>|}, p
 *       and q the roots of {@code r² - (1 + b - hL) r + b}, {@code A = (1 - hL - q)/(p - q)}, e the
 *       unit eigenvector of L; {@code p < -1}, so it grows, and {@code ||x_t - x*||} is no less;
 *       tight
 *   <li><b>Reference</b>: Polyak, Introduction to Optimization, 1987, section 3.2.1; the constant
 *       derived here from the recurrence
 *   <li><b>Worst instance</b>: the quadratic itself, started in e
 * </ul>
 */
public final class Divergence {

  private static final double L = 4;
  private static final double B = 0.5;
  private static final double H = 0.875;

  public static final Theorem THEOREM =
      Theorem.named("MOMENTUM-16", "divergence")
          .in("paper", "rate-outside")
          .says(
              "On quadratics with largest eigenvalue L, rate h > 2(1 + b)/L: ||x_t - x*|| grows like |p|^t, p being the smaller root of r² - (1 + b - hL) r + b.")
          .from("Polyak 1987, section 3.2.1; the constant derived here")
          .tight()
          .worst(from(0, 1).atLeast(Divergence::left))
          .also(from(0, 1).atMost(Divergence::left), from(1, 1).atLeast(Divergence::left))
          .exceededBy(
              CommonMistakes.ASCENT, HALVED, VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9))
          .missedBy(HALVED, CommonMistakes.CLIPPED);

  private Divergence() {}

  private static Instance.Draft from(double... start) {
    return Instance.on(Quadratic.of(1, L))
        .from(start)
        .with(LEARNING_RATE, H)
        .with(MOMENTUM, B)
        .steps(10)
        .measuring("||x_t - x*||", Course::distance);
  }

  /** What is left of an eigenvector of L of length 1. */
  private static double left(int t) {
    return Math.abs(Recurrence.of(1 + B - H * L, B, 1 - H * L).at(t));
  }
}
