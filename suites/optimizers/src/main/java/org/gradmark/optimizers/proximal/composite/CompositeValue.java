package org.gradmark.optimizers.proximal.composite;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Box;
import org.gradmark.core.problem.Composite;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.proximal.wrong.WrongRate;

/**
 * The proximal gradient method on convex composite functions: the value.
 *
 * <ul>
 *   <li><b>Class</b>: f convex and L-smooth, h convex; {@code ||x_0 - x*|| = R}
 *   <li><b>Method</b>: {@code x_(t+1) = prox_h(x_t - grad f(x_t)/L, 1/L)}
 *   <li><b>Guarantee</b>: {@code F(x_n) - F* <= L R²/(4 n)}, tight
 *   <li><b>Reference</b>: Taylor, Hendrickx and Glineur, Exact worst-case performance of
 *       first-order methods for composite convex optimization, SIAM Journal on Optimization 27,
 *       2017, section 4
 *   <li><b>Worst instance</b>: the linear function {@code M x} on {@code x >= 0}, {@code M = L R/(2
 *       n)}: it is half way when the steps end
 * </ul>
 */
public final class CompositeValue {

  private static final double L = 4;
  private static final double R = 1;
  private static final int N = 8;

  public static final Theorem THEOREM =
      Theorem.named("PROXGRAD-11", "composite-value")
          .says(
              "On f + h, f convex and L-smooth, h convex, with rate 1/L: F(x_n) - F* <= L R²/(4 n).")
          .from("Taylor, Hendrickx and Glineur 2017, section 4")
          .tight()
          .worst(on(Constrained.of(new Linear(L * R / (2 * N)), new Box(0, 2, 1)), R))
          .also(on(shrunk(), 1.4, 1.3))
          .exceededBy(WrongRate.HALVED, WrongComposite.UNSCALED)
          .missedBy(WrongRate.DOUBLED)
          .confirmedBy("proximal-gradient-value", p -> p.get("L") / (4 * p.get("n")))
          .confirmedBy("projected-gradient", p -> p.get("L") / (4 * p.get("n")));

  private CompositeValue() {}

  /** The minimiser is (2, 0.5). */
  private static Composite shrunk() {
    return Composite.of(Quadratic.of(0.25, L), new Values(Shape.of(2), 4, 0.625), 0.5);
  }

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / L)
        .steps(N)
        .measuring("F(x_t) - F*", Course::gap)
        .atMost(t -> L * R * R / (4 * t));
  }
}
