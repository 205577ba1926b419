package org.gradmark.initializers.activation;

import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.initializer.StartWrapper;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.variance.Fans;

/**
 * Initialization of maxout layers, whose units are the largest of {@code rank} sums.
 *
 * <pre>
 *   M = E max(z_1 … z_rank)²,   z_k ~ N(0, 1)
 *   w ~ N(0, 1 / (M fan_in))
 * </pre>
 *
 * <p>Fan-in counts units of the layer below, not their sums. M is 1, 1 + sqrt(3) / (2 pi) and 1 +
 * sqrt(3) / pi for ranks 2, 3 and 4; the paper tabulates 1 / M up to rank 5. Here it is integrated
 * by the trapezoidal rule, which for such integrands is exact to rounding.
 */
public final class Maxout {

  static final Hyperparameter RANK =
      new Hyperparameter("rank", "sums whose largest is a unit", 1, 64, 2);

  private static final double STEP = 0.25;
  private static final int HALF = 40;

  static final InitializerMistake SUMS_COUNTED =
      InitializerMistake.result(
          "sums-counted",
          "fan-in counts the sums of the layer below, not its units",
          (s, w) -> w.over(s.get(RANK).sqrt()));
  static final InitializerMistake RECTIFIER_GAIN =
      InitializerMistake.result(
          "rectifier-gain",
          "the gain is that of a rectifier",
          (s, w) -> w.times(moment(s).times(2).sqrt()));

  static final InitializerMistake TABLE_ENDS =
      InitializerMistake.seeing(
          "table-ends",
          "the paper's table is read, which ends at rank 5",
          s ->
              new StartWrapper(s) {
                @Override
                public Tensor get(Hyperparameter hyperparameter) {
                  Tensor value = super.get(hyperparameter);
                  return value.lessThan(scalar(5)).where(value, scalar(5));
                }
              });

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("maxout-normal")
          .title("Maxout initialization")
          .source(
              "Tseran, Montúfar, Expected Gradients of Maxout Networks and Consequences to"
                  + " Parameter Initialization, 2023, arXiv:2301.06956")
          .rows("A000.1")
          .hyperparameters(RANK)
          .tried(RANK, 9)
          .paper(
              "z / sqrt(M fan_in), M = E max(z_1 … z_rank)²",
              s -> Fans.normal(s, s.scalar(1).over(moment(s).times(s.fanIn()))),
              (k, h) -> Fans.normalLaw(1 / (LargestOf.moment(h.get(RANK)) * k.fanIn())))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              RECTIFIER_GAIN)
          .claims(Family::independent, LargestOf::claims)
          .build();

  private Maxout() {}

  /** M: rank ∫ z² Phi(z)^(rank - 1) phi(z) dz. */
  private static Tensor moment(Start s) {
    double[] below = new double[2 * HALF + 1];
    double[] weights = new double[below.length];
    for (int i = 0; i < below.length; i++) {
      double z = (i - HALF) * STEP;
      below[i] = Law.normal(0, 1).cdf(z);
      weights[i] = STEP * z * z * StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
    Tensor rank = s.get(RANK);
    Shape shape = Shape.of(below.length);
    return s.backend()
        .tensor(shape, below)
        .pow(rank.minus(1))
        .times(s.backend().tensor(shape, weights))
        .sum(Axis.ALL)
        .times(rank);
  }
}
