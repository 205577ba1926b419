package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.DOUBLED;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent with random reshuffling: every epoch takes every component once, in a
 * fresh random order.
 *
 * <ul>
 *   <li><b>Class</b>: {@code f_i(x) = lambda/2 ||x - c_i||²}, n components with mean centre x*;
 *       {@code v²} is their mean squared gradient at x*
 *   <li><b>Method</b>: {@code x_(t+1) = x_t - h g_i}, {@code a = 1 - h lambda}, m epochs
 *   <li><b>Guarantee</b>: {@code E||x_(mn) - x*||² = a^(2mn) ||x_0 - x*||² + S (1 - a^(2mn))/(1 -
 *       a^(2n))}, {@code S = h² v² (n sum a^(2j) - (sum a^j)²)/(n - 1)} over {@code j < n}; less
 *       than with replacement; a mean over draws
 *   <li><b>Reference</b>: Mishchenko, Khaled, Richtarik, Random reshuffling: simple analysis with
 *       vast improvements, 2020, lemma 1: the variance of sampling without replacement; the
 *       recursion derived here
 *   <li><b>Instance</b>: 8 centres, 4 epochs; no step leaves the hull of start and centres
 * </ul>
 */
public final class Reshuffling {

  private static final double[] CENTRES = {1, -1, 0.75, -0.75, 0.5, -0.5, 0.25, -0.25};
  private static final int N = CENTRES.length;
  private static final int EPOCHS = 4;
  private static final double H = 0.25;

  public static final Theorem THEOREM =
      Theorem.named("SGD-97", "random-reshuffling")
          .says(
              "On f_i(x) = lambda/2 ||x - c_i||², m epochs of n in random order, a = 1 - h lambda: E||x_(mn) - x*||² = a^(2mn) ||x_0 - x*||² + h² v² (n sum a^(2j) - (sum a^j)²)/(n - 1) (1 - a^(2mn))/(1 - a^(2n)).")
          .from("Mishchenko, Khaled, Richtarik 2020, lemma 1; derived here")
          .sampled(instance())
          .exceededBy(CommonMistakes.ASCENT, HALVED, DOUBLED, WrongSampling.FULL_BATCH);

  private Reshuffling() {}

  private static SampledInstance instance() {
    FiniteSum sum = Sums.pulling(1, CENTRES);
    return SampledInstance.on(sum)
        .named(sum.name() + ", reshuffled")
        .from(1)
        .with(LEARNING_RATE, H)
        .steps(N * EPOCHS)
        .facing(
            draws ->
                t -> {
                  int epoch = (t - 1) / N;
                  return sum.drawn(draws.stream(epoch).permutation(N)[(t - 1) % N]);
                })
        .measuring("||x_(mn) - x*||²", (c, t) -> c.distance(t) * c.distance(t))
        .equalTo(mean(sum.noiseAtMinimiser()), -0.01, 1.01, 0.008);
  }

  private static double mean(double noise) {
    double a = 1 - H;
    double geometric = (1 - Math.pow(a, N)) / (1 - a);
    double squares = (1 - Math.pow(a, 2 * N)) / (1 - a * a);
    double epoch = H * H * noise * (N * squares - geometric * geometric) / (N - 1);
    double forgotten = Math.pow(a, 2 * N * EPOCHS);
    return forgotten + epoch * (1 - forgotten) / (1 - Math.pow(a, 2 * N));
  }
}
