package org.gradmark.optimizers.descent.nonsmooth;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Subgradient method on nonsmooth convex functions: the average of the iterates.
 *
 * <ul>
 *   <li><b>Class</b>: convex, M-Lipschitz; {@code ||x_0 - x*|| <= R}
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - lr g_t}, {@code lr = R/(M sqrt(n+1))}; the result is
 *       the mean of {@code x_0} to {@code x_n}
 *   <li><b>Guarantee</b>: {@code f(mean) - f* <= M R/sqrt(n+1)}, tight
 *   <li><b>Reference</b>: Bubeck, Convex Optimization: Algorithms and Complexity, 2015, theorem 3.2
 *   <li><b>Worst instance</b>: {@code M |x|} from R, with the subgradient -M at 0: it arrives after
 *       sqrt(n+1) steps and is thrown out again at every other step
 * </ul>
 */
public final class AverageIterate {

  private static final double M = 2;
  private static final double R = 1;
  private static final int N = 15;
  private static final double RATE = R / (M * Math.sqrt(N + 1));

  public static final Theorem THEOREM =
      Theorem.named("SGD-41", "nonsmooth-average-iterate")
          .says(
              "On convex M-Lipschitz functions, with rate R/(M sqrt(n+1)), the mean of x_0 to x_n has f - f* <= M R/sqrt(n+1).")
          .from("Bubeck 2015, theorem 3.2")
          .tight()
          .worst(on(new AbsoluteValue(M, -M), R))
          .also(on(new MaxCoordinate(M, R, N + 1), new double[N + 1]), on(new AbsoluteValue(M), R))
          .exceededBy(CommonMistakes.ASCENT, Scaling.SUMMED, Scaling.SHARED)
          .missedBy(Scaling.HALVED, Scaling.DOUBLED)
          .confirmedBy(
              "subgradient-average",
              p -> {
                double steps = p.get("n") * p.get("gamma");
                return (1 + steps * p.get("gamma") * p.get("M") * p.get("M")) / (2 * steps);
              });

  private AverageIterate() {}

  private static Instance on(Problem problem, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, RATE)
        .steps(N)
        .measuring("f(mean of x_0 to x_n) - f*", (course, t) -> course.gap(course.mean(0, t)))
        .atTheEnd()
        .atMost(t -> M * R / Math.sqrt(t + 1));
  }
}
