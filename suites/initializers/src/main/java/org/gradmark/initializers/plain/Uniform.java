package org.gradmark.initializers.plain;

import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.claims.Family;

/**
 * Uniform weights, whatever the kernel.
 *
 * <pre>
 *   w ~ U[low, high]
 * </pre>
 */
public final class Uniform {

  private static final Hyperparameter LOW =
      new Hyperparameter("low", "lower end", -1e6, 1e6, -0.05);
  private static final Hyperparameter HIGH =
      new Hyperparameter("high", "upper end", -1e6, 1e6, 0.05);

  private static final InitializerMistake FROM_ZERO =
      InitializerMistake.rule(
          "from-zero",
          "it begins at 0 instead of the lower end",
          s -> s.uniform().times(s.get(HIGH).minus(s.get(LOW))));
  private static final InitializerMistake HALF =
      InitializerMistake.scaled(
          "half-width", "the distance of the ends is taken for half of it", 2);

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("uniform")
          .title("Uniform")
          .source("Keras 1.0, 2015, RandomUniform with its defaults; no paper")
          .rows("S040.1")
          .hyperparameters(LOW, HIGH)
          .tried(LOW, -0.25)
          .tried(HIGH, 1)
          .paper(
              "U[low, high]",
              s -> s.uniform().times(s.get(HIGH).minus(s.get(LOW))).plus(s.get(LOW)),
              (k, h) -> Law.uniform(h.get(LOW), h.get(HIGH)))
          .mistakes(FROM_ZERO, HALF)
          .claims(Family::independent)
          .build();

  private Uniform() {}
}
