package org.gradmark.optimizers.proximal.halpern;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.function.Function;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.BilinearGame;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;

/**
 * Halpern's iteration: the residual.
 *
 * <ul>
 *   <li><b>Class</b>: maximally monotone operators, subdifferentials of convex functions among
 *       them; {@code ||x_0 - x*|| = R}, {@code J(x) = prox(x, g)}
 *   <li><b>Method</b>: {@code x_t = x_0/(t + 1) + t (2 J(x_(t-1)) - x_(t-1))/(t + 1)}
 *   <li><b>Guarantee</b>: {@code ||x_n - J(x_n)|| <= R/(n + 1)}, tight
 *   <li><b>Reference</b>: Lieder, On the convergence rate of the Halpern-iteration, Optimization
 *       Letters 15, 2021, theorem 2.1: {@code ||x_n - T(x_n)|| <= 2 R/(n + 1)} for {@code T = 2 J -
 *       I}, nonexpansive
 *   <li><b>Worst instance</b>: {@code M |x|} with {@code g M = R/(n + 1)}: every step has the same
 *       length
 * </ul>
 */
public final class AnchoredResidual {

  private static final double G = 0.5;
  private static final double R = 1;
  private static final int N = 7;

  public static final Theorem THEOREM =
      Theorem.named("HALPERN-11", "anchored-residual")
          .says("On monotone operators, with J(x) = prox(x, g): ||x_n - J(x_n)|| <= R/(n + 1).")
          .from("Lieder 2021, theorem 2.1")
          .tight()
          .worst(on(new AbsoluteValue(R / (G * (N + 1))), R))
          .also(on(new BilinearGame(0.5), R, 0), on(new BilinearGame(2), R, 0))
          .exceededBy(WrongAnchor.NOT_REFLECTED, WrongAnchor.NO_ANCHOR, WrongAnchor.EARLY)
          .missedBy(WrongAnchor.LATE, Mistake.neverKept("anchor", "the start"))
          .confirmedBy("halpern", p -> Math.pow(2 / (p.get("n") + 1), 2))
          .confirmedBy("monotone-accelerated-proximal-point", p -> Math.pow(1 / p.get("n"), 2));

  private AnchoredResidual() {}

  static Instance on(Problem problem, double... start) {
    Function<Values, Values> proximal =
        x -> {
          Tensor at = x.on(IeeeBackend.F64);
          return Values.of(problem.proximal(IeeeBackend.F64, at, IeeeBackend.F64.scalar(G)));
        };
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, G)
        .steps(N)
        .measuring(
            "||x_t - J(x_t)||",
            (course, t) -> Course.distance(course.x(t), proximal.apply(course.x(t))))
        .atMost(t -> R / (t + 1));
  }
}
