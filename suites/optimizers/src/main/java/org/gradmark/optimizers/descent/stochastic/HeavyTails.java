package org.gradmark.optimizers.descent.stochastic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.optimizers.descent.smooth.WrongGradient.HALVED;

import org.gradmark.core.problem.HeavyTailedNoise;
import org.gradmark.core.problem.Noisy;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.theorem.SampledInstance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Stochastic gradient descent with the rate 1/t under noise of infinite variance.
 *
 * <ul>
 *   <li><b>Class</b>: {@code f(x) = x²/2}; independent symmetric noise with a finite moment of
 *       order p, 1 <= p <= 2
 *   <li><b>Method</b>: {@code x_t = x_(t-1) - (g + noise)/t}
 *   <li><b>Guarantee</b>: {@code E|x_n|^p <= n^(1-p) E|noise|^p}; a mean over draws, capped
 *   <li><b>Reference</b>: von Bahr, Esseen, Inequalities for the rth absolute moment of a sum of
 *       random variables, 1 <= r <= 2, 1965, theorem 1 for symmetric variables: {@code x_n} is
 *       minus the mean noise; Zhang et al., Why are adaptive methods good for attention models?,
 *       2020, for the noise
 *   <li><b>Instance</b>: symmetric Pareto noise with tail 1.75, whose variance is infinite; p = 1.5
 * </ul>
 */
public final class HeavyTails {

  private static final double P = 1.5;
  private static final double TAIL = 1.75;
  private static final int N = 36;

  /** A smaller measure has a smaller mean, so that the bound holds for it too. */
  private static final double CAP = 16;

  public static final Theorem THEOREM =
      Theorem.named("SGD-99", "heavy-tailed-noise")
          .says(
              "On x²/2 with symmetric noise that has a moment of order p in [1, 2], rate 1/t: E|x_n|^p <= n^(1-p) E|noise|^p.")
          .from("von Bahr, Esseen 1965, theorem 1")
          .sampled(instance())
          .exceededBy(CommonMistakes.ASCENT, HALVED, Mistake.scheduleIgnored());

  private HeavyTails() {}

  private static SampledInstance instance() {
    HeavyTailedNoise noise = new HeavyTailedNoise(TAIL, 1);
    Quadratic quadratic = Quadratic.of(1);
    return SampledInstance.on(quadratic)
        .named("quadratic[1] with symmetric Pareto noise")
        .from(64)
        .with(LEARNING_RATE, 1)
        .schedule(t -> 1.0 / t)
        .steps(N)
        .facing(draws -> t -> new Noisy(quadratic, noise.noise(draws.stream(t).uniform())))
        .measuring(
            "min(|x_n|^" + P + ", " + CAP + ")",
            (c, t) -> Math.min(Math.pow(c.distance(t), P), CAP))
        .atMost(Math.pow(N, 1 - P) * noise.moment(P), -0.01, CAP + 0.01, 1);
  }
}
