package org.gradmark.optimizers.adam.theorems;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;

/**
 * Adam climbs in expectation where it should descend.
 *
 * <ul>
 *   <li><b>Class</b>: losses {@code C x} with probability 1/4, else {@code -x}, {@code C = 4}: the
 *       mean is {@code x/4}
 *   <li><b>Method</b>: Adam with {@code beta1 = 0}, {@code beta2 = 1/16}, constant rate; epsilon 0
 *   <li><b>Guarantee</b>: {@code E x_t - x_0 >= lr sum_(s<=t) (3/4 / sqrt(w_s) - sqrt((1 -
 *       beta2^s)/(1 - beta2))/4)}, {@code w_s} the expected corrected second moment after a
 *       gradient of -1; upper (the bound is from below): 0.96 is reached
 *   <li><b>Reference</b>: Reddi, Kale and Kumar, On the Convergence of Adam and Beyond, 2018,
 *       theorem 3; the constant by Jensen's inequality, derived here
 *   <li><b>Worst instance</b>: the losses themselves; all {@code 4^3} sequences are enumerated
 * </ul>
 */
public final class StochasticNonConvergence {

  private static final double C = 4;
  private static final double RATE = 0.125;
  private static final double DECAY = 0.0625;
  private static final int N = 3;

  /** Steep once in four; no smoothness is claimed, for there is no minimiser. */
  private static final FiniteSum LOSSES =
      new FiniteSum(
          "reddi-stochastic[C=4,p=1/4] without projection",
          List.of(new Linear(C), new Linear(-1), new Linear(-1), new Linear(-1)),
          Double.POSITIVE_INFINITY,
          0,
          new Values(Shape.of(1), 0),
          0);

  public static final Theorem THEOREM =
      Theorem.named("ADAM-15", "stochastic-non-convergence")
          .says(
              "On losses 4x with probability 1/4, else -x, Adam with β1 = 0, β2 = 1/16 goes up in expectation.")
          .from("Reddi, Kale and Kumar 2018, theorem 3; derived here")
          .upper(0.95)
          .in("paper", "epsilon-hat", "epsilon-inside", "l2-decay")
          .worst(
              Instance.on(LOSSES)
                  .from(0)
                  .drawing(LOSSES)
                  .with(LEARNING_RATE, RATE)
                  .with(BETA1, 0)
                  .with(BETA2, DECAY)
                  .with(EPSILON, 0)
                  .steps(N)
                  .atTheEnd()
                  .measuring("x_t - x_0", (course, t) -> course.x(t).get(0))
                  .atLeast(StochasticNonConvergence::climb))
          .exceededBy(MomentMistakes.MAXIMUM_KEPT, CommonMistakes.ASCENT);

  private StochasticNonConvergence() {}

  private static double climb(int t) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      double weights = 1 - Math.pow(DECAY, s);
      double earlier = (DECAY - Math.pow(DECAY, s)) * (C * C + 3) / 4;
      double expected = (1 - DECAY + earlier) / weights;
      sum += 0.75 / Math.sqrt(expected) - 0.25 * Math.sqrt(weights / (1 - DECAY));
    }
    return RATE * sum;
  }
}
