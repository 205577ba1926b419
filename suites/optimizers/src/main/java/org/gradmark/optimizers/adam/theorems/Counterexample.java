package org.gradmark.optimizers.adam.theorems;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Instance;

/**
 * The losses on which Adam climbs: {@code C x} in rounds 1, 4, 7, ..., else {@code -x}, with {@code
 * beta1 = 0} and {@code beta2 = 1/(1 + C²)} (Reddi, Kale and Kumar 2018, theorem 1), without the
 * projection onto [-1, 1].
 */
final class Counterexample {

  static final double C = 3;
  static final double RATE = 0.125;

  /** {@code 1/(1 + C²)}. */
  static final double DECAY = 1 / (1 + C * C);

  private Counterexample() {}

  /** A run of whole periods. */
  static Instance.Draft periods(int count) {
    return Instance.on(new Linear((C - 2) / 3))
        .named("reddi[C=3] without projection")
        .from(0)
        .facing(t -> Oracle.fixed(List.of(new Values(Shape.of(1), t % 3 == 1 ? C : -1))))
        .with(LEARNING_RATE, RATE)
        .with(BETA1, 0)
        .with(BETA2, DECAY)
        .with(EPSILON, 0)
        .steps(3 * count);
  }

  /**
   * What the second moment tends to, from below, after the round of the steep loss ({@code age} 0)
   * and the two after it.
   */
  static double limit(int age) {
    double[] squares = {1, 1, 1};
    squares[age] = C * C;
    double sum = squares[0] + DECAY * squares[1] + DECAY * DECAY * squares[2];
    return (1 - DECAY) * sum / (1 - DECAY * DECAY * DECAY);
  }
}
