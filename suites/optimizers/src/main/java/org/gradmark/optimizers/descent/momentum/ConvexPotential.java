package org.gradmark.optimizers.descent.momentum;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.gradmark.optimizers.descent.momentum.WrongMomentum.VELOCITY_LOST;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.STRETCHED;

import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * A potential of heavy ball on smooth convex functions.
 *
 * <ul>
 *   <li><b>Class</b>: convex, L-smooth
 *   <li><b>Method</b>: {@code v = b v + h g_t}, {@code x_(t+1) = x_t - v}, any b in [0, 1), any h;
 *       {@code w = h/(1 - b)}
 *   <li><b>Guarantee</b>: {@code V_(t+1) <= V_t - 2w (f(x_t) - f*) - w (1/L - w) ||g_t||²} with
 *       {@code V_t = ||x_t + b/(1 - b) (x_t - x_(t-1)) - x*||² + 2wb/(1 - b) (f(x_(t-1)) - f*)},
 *       tight
 *   <li><b>Reference</b>: derived here: the proof of theorem 1 of Ghadimi, Feyzmahdavian,
 *       Johansson, Global convergence of the heavy-ball method for convex optimization, 2015, with
 *       nothing dropped but differences of gradients
 *   <li><b>Worst instance</b>: the Huber function outside its threshold, where all gradients are
 *       equal
 * </ul>
 */
public final class ConvexPotential {

  private static final double L = 4;
  private static final double B = 0.5;

  public static final Theorem THEOREM =
      Theorem.named("MOMENTUM-14", "convex-potential")
          .in("paper", "rate-outside")
          .says(
              "On convex L-smooth functions, w = h/(1 - b), the potential V_t = ||x_t + b/(1 - b) (x_t - x_(t-1)) - x*||² + 2wb/(1 - b) (f(x_(t-1)) - f*) loses at least 2w (f(x_t) - f*) + w (1/L - w) ||g_t||² a step.")
          .from("derived here; Ghadimi, Feyzmahdavian, Johansson 2015, proof of theorem 1")
          .tight()
          .worst(on(new Huber(L, 0.0625, 2), 0.125, 1, 0))
          .also(
              on(Quadratic.of(0.25, 1, L), 0.125, 1, 1, 1), on(new Huber(L, 0.25, 2), 0.25, 1, -1))
          .exceededBy(CommonMistakes.ASCENT, HALVED, VELOCITY_LOST, CommonMistakes.CLIPPED)
          .missedBy(STRETCHED, Mistake.hardCoded(MOMENTUM, 0.9));

  private ConvexPotential() {}

  private static Instance on(Problem problem, double h, double... start) {
    double w = h / (1 - B);
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, h)
        .with(MOMENTUM, B)
        .steps(8)
        .measuring("V_t", (course, t) -> potential(course, t, w, problem.minimiser()))
        .atMost(
            (course, t) ->
                potential(course, t - 1, w, problem.minimiser())
                    - 2 * w * course.gap(t - 1)
                    - w * (1 / L - w) * Math.pow(course.gradientNorm(t - 1), 2));
  }

  /** Before the first step there was no velocity: {@code x_(-1) = x_0}. */
  private static double potential(Course course, int t, double w, Values minimiser) {
    Values x = course.x(t);
    Values before = course.x(Math.max(t - 1, 0));
    Values ahead = Extrapolation.beyond(x, before, B / (1 - B));
    return Math.pow(Course.distance(ahead, minimiser), 2)
        + 2 * w * B / (1 - B) * course.gap(before);
  }
}
