package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Nesterov's constant momentum on quadratics, step by step.
 *
 * <ul>
 *   <li><b>Class</b>: quadratics with eigenvalues in [mu, L]
 *   <li><b>Method</b>: {@code v = b v + h g(x_t - b v)}, {@code x_(t+1) = x_t - v} with {@code h =
 *       1/L}, {@code b = (1 - s)/(1 + s)}, {@code s = sqrt(mu/L)}
 *   <li><b>Guarantee</b>: {@code ||x_t - x*|| <= (1 + s t)(1 - s)^t ||x_0 - x*||}, tight; in the
 *       shifted forms the parameter y has {@code ||y_t - x*|| <= (1 + s t/(1 + s))(1 - s)^t ||y_0 -
 *       x*||}, tight
 *   <li><b>Reference</b>: derived here: an eigenvalue is left with {@code (b u)^(t/2) ((1 - b)
 *       U_t(c) + 2 b T_t(c))/(1 + b)}, {@code u = 1 - h λ}, Chebyshev polynomials with |c| <= 1;
 *       rate: Lessard, Recht, Packard, Analysis and design of optimization algorithms via integral
 *       quadratic constraints, 2016, proposition 1
 *   <li><b>Worst instance</b>: the quadratic with curvatures mu and L, started in mu: a double root
 *       of the recurrence, c = 1
 * </ul>
 */
public final class AcceleratedQuadratics {

  private static final double L = 4;
  private static final double MU = 1;

  public static final Theorem THEOREM = theorem("NESTEROV-14", "quadratics", Landing.AT_PARAMETER);

  /** The same for the forms that keep the point at which the gradient is taken. */
  public static final Theorem SHIFTED =
      theorem("NESTEROV-24", "quadratics-shifted", Landing.AFTER_GRADIENT);

  private AcceleratedQuadratics() {}

  private static Theorem theorem(String id, String name, Landing form) {
    return Theorem.named(id, name)
        .in(form.dialects())
        .says(
            "On quadratics with spectrum in [mu, L], h = 1/L, momentum (1 - s)/(1 + s), s = sqrt(mu/L): the distance shrinks to (1 + s t)(1 - s)^t, or (1 + s t/(1 + s))(1 - s)^t where gradients are taken at the parameter.")
        .from("derived here; Lessard, Recht, Packard 2016, proposition 1")
        .tight()
        .worst(on(form, Quadratic.of(MU, L), 1, 0))
        .also(on(form, Quadratic.of(MU, 1.5, 2, 2.5, 3, L), 1, 1, 1, 1, 1, 1))
        .exceededBy(CommonMistakes.ASCENT, HALVED, VELOCITY_LOST, Mistake.hardCoded(MOMENTUM, 0.9))
        .exceededBy(form.mistakes())
        .missedBy(DOUBLED);
  }

  private static Instance on(Landing form, Problem problem, double... start) {
    double s = Math.sqrt(MU / L);
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .with(MOMENTUM, (1 - s) / (1 + s))
        .steps(12)
        .measuring("||x_t - x*||", Course::distance)
        .atMost((course, t) -> (1 + gain(form, s) * t) * Math.pow(1 - s, t) * course.distance(0));
  }

  private static double gain(Landing form, double s) {
    return form == Landing.AT_PARAMETER ? s : s / (1 + s);
  }
}
