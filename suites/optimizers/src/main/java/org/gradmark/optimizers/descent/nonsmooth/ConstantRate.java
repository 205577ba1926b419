package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Subgradient method with a constant rate: how near it comes, and no nearer.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| <= R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - lr g_t}, constant rate
 *   <li><b>Guarantee</b>: {@code mean_(i<=t) f(x_i) - f* <= lr M²/2 + R²/(2 (t+1) lr)}, tight: the
 *       first term stays for ever
 *   <li><b>Reference</b>: Nedic and Bertsekas, Incremental subgradient methods for
 *       nondifferentiable optimization, 2001, with one component
 *   <li><b>Worst instance</b>: {@code M |x|} from {@code lr M/2}: the iterates alternate between
 *       {@code lr M/2} and {@code -lr M/2}
 * </ul>
 */
public final class ConstantRate {

  private static final double M = 2;
  private static final double RATE = 0.25;
  private static final int N = 40;

  public static final Theorem THEOREM =
      Theorem.named("SGD-44", "nonsmooth-constant-rate")
          .says(
              "On convex M-Lipschitz functions a constant rate ends in a neighbourhood: the mean of f(x_0) - f* to f(x_t) - f* is at most lr M²/2 + R²/(2 (t+1) lr).")
          .from("Nedic and Bertsekas 2001")
          .tight()
          .worst(from(RATE * M / 2))
          .also(from(2), from(-1.75))
          .exceededBy(CommonMistakes.ASCENT, Scaling.DOUBLED, Scaling.SHARED)
          .missedBy(Scaling.HALVED);

  private ConstantRate() {}

  private static Instance from(double start) {
    return Instance.on(new AbsoluteValue(M))
        .named("absolute[M=2] from " + start)
        .from(start)
        .with(LEARNING_RATE, RATE)
        .steps(N)
        .measuring("the mean of f(x_0) - f* to f(x_t) - f*", MeanOfValues::mean)
        .atMost(t -> RATE * M * M / 2 + start * start / (2 * (t + 1) * RATE));
  }
}
