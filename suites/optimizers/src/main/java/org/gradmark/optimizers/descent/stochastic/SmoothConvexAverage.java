package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Huber;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Shifted;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * The mean iterate of stochastic gradient descent on smooth convex finite sums.
 *
 * <ul>
 *   <li><b>Class</b>: components convex, L-smooth; {@code ||x_0 - x*|| = R}; {@code v²} is the
 *       components' mean squared gradient at x*
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_i}, i drawn uniformly, {@code h < 1/(2L)}
 *   <li><b>Guarantee</b>: the mean of {@code x_0 ... x_(n-1)} has {@code E f - f* <= R²/(2 h (1 - 2
 *       h L) n) + h v²/(1 - 2 h L)}; a mean over draws, capped
 *   <li><b>Reference</b>: Garrigos, Gower, Handbook of convergence theorems for (stochastic)
 *       gradient methods, 2023, arXiv:2301.11235, section 5; derived here from {@code E||g_i||² <=
 *       4 L (f - f*) + 2 v²}
 *   <li><b>Instance</b>: Huber functions around different centres
 * </ul>
 */
public final class SmoothConvexAverage {

  private static final double L = 4;
  private static final double H = 0.0625;
  private static final double R = 1;
  private static final int N = 48;
  private static final int PAIRS = 4;

  /** A smaller measure has a smaller mean, so that the bound holds for it too. */
  private static final double CAP = 1.5;

  public static final Theorem THEOREM =
      Theorem.named("SGD-86", "stochastic-smooth-convex")
          .says(
              "On convex L-smooth components, rate h < 1/(2L): the mean of n points has E f - f* <= R²/(2 h (1 - 2hL) n) + h v²/(1 - 2hL).")
          .from("Garrigos, Gower 2023, section 5; derived here")
          .sampled(instance())
          .exceededBy(CommonMistakes.ASCENT, WrongSampling.MEAN_TWICE);

  private SmoothConvexAverage() {}

  private static SampledInstance instance() {
    FiniteSum sum = sum();
    double slack = 1 - 2 * H * L;
    double bound = R * R / (2 * H * slack * N) + H * sum.noiseAtMinimiser() / slack;
    return SampledInstance.on(sum)
        .from(R)
        .with(LEARNING_RATE, H)
        .steps(N)
        .facing(draws -> t -> sum.drawn(draws.stream(t).below(sum.components())))
        .measuring(
            "min(f(mean) - f*, " + CAP + ")", (c, t) -> Math.min(c.gap(c.mean(0, t - 1)), CAP))
        .atMost(bound, -0.01, CAP + 0.01, 0.15);
  }

  private static FiniteSum sum() {
    List<Problem> components = new ArrayList<>();
    double squares = 0;
    for (int i = 1; i <= PAIRS; i++) {
      double centre = i / 64.0;
      squares += centre * centre / PAIRS;
      for (double c : new double[] {centre, -centre}) {
        components.add(new Shifted(new Huber(L, 0.25, 1), new Values(Shape.of(1), c)));
      }
    }
    Values minimiser = new Values(Shape.of(1), 0);
    return new FiniteSum(
        "Huber functions around 8 centres", components, minimiser, L / 2 * squares);
  }
}
