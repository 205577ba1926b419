package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Mini-batches that are drawn without replacement: what they take off the variance.
 *
 * <ul>
 *   <li><b>Class</b>: {@code f_i(x) = lambda/2 ||x - c_i||²}, n components; {@code v²} is their
 *       mean squared gradient at x*
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g}, g the mean over b of the n components; {@code a
 *       = 1 - h lambda}
 *   <li><b>Guarantee</b>: {@code E||x_t - x*||² <= a^(2t) ||x_0 - x*||² + h² w (1 - a^(2t))/(1 -
 *       a²)} with {@code w = v² (n - b)/(b (n - 1))}, tight
 *   <li><b>Reference</b>: Cochran, Sampling techniques, 1977, theorem 2.2: the variance of the mean
 *       of a simple random sample; the recursion derived here
 *   <li><b>Worst instance</b>: every one: the inequality is an equation
 * </ul>
 */
public final class MiniBatch {

  private static final double LAMBDA = 2;
  private static final double H = 0.25;
  private static final double SHRINKS = (1 - H * LAMBDA) * (1 - H * LAMBDA);
  private static final double[] CENTRES = {-0.75, -0.25, 0.25, 0.75};

  private static final Mistake SUMMED =
      Mistake.gradient(
          "summed", "the two gradients of a batch are added up, not averaged", g -> g.times(2));

  private static final Mistake AVERAGED_TWICE =
      Mistake.gradient(
          "averaged-twice",
          "the mean over a batch of two is divided by two once more",
          g -> g.over(2));

  public static final Theorem THEOREM =
      Theorem.named("SGD-95", "mini-batch-variance")
          .says(
              "On f_i(x) = lambda/2 ||x - c_i||², batches of b out of n, a = 1 - h lambda: E||x_t - x*||² <= a^(2t) ||x_0 - x*||² + h² v² (n - b)/(b (n - 1)) (1 - a^(2t))/(1 - a²).")
          .from("Cochran 1977, theorem 2.2; derived here")
          .tight()
          .worst(instance(2))
          .also(instance(1), instance(3))
          .exceededBy(CommonMistakes.ASCENT, SUMMED, AVERAGED_TWICE)
          .missedBy(WrongSampling.FULL_BATCH);

  private MiniBatch() {}

  private static Instance instance(int size) {
    FiniteSum batches = Sums.pulling(LAMBDA, means(size));
    int n = CENTRES.length;
    double square = Arrays.stream(CENTRES).map(c -> c * c).average().orElseThrow();
    double variance = LAMBDA * LAMBDA * square * (n - size) / (size * (n - 1));
    return Instance.on(batches)
        .named("batches of " + size + " out of " + n)
        .drawing(batches)
        .from(1)
        .with(LEARNING_RATE, H)
        .steps(3)
        .measuring("||x_t - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .atMost(
            t ->
                Math.pow(SHRINKS, t)
                    + H * H * variance * (1 - Math.pow(SHRINKS, t)) / (1 - SHRINKS));
  }

  /** The centre of every batch: a mean of quadratics of one curvature is such a quadratic. */
  private static double[] means(int size) {
    List<Double> means = new ArrayList<>();
    for (int subset = 0; subset < 1 << CENTRES.length; subset++) {
      if (Integer.bitCount(subset) == size) {
        double sum = 0;
        for (int i = 0; i < CENTRES.length; i++) {
          sum += (subset >> i & 1) * CENTRES[i];
        }
        means.add(sum / size);
      }
    }
    return means.stream().mapToDouble(m -> m).toArray();
  }
}
