package org.gradmark.initializers.variance;

import java.util.List;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.purpose.EveryLaw;

/**
 * Glorot (Xavier) initialization, uniform: a compromise between what keeps the variance of signals
 * and what keeps that of gradients.
 *
 * <pre>
 *   w ~ U[-b, b],   b = sqrt(6 / (fan_in + fan_out))
 * </pre>
 */
public final class GlorotUniform {

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("glorot-uniform")
          .title("Glorot initialization, uniform")
          .source(
              "Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural"
                  + " Networks, AISTATS 2010, equation 16")
          .rows("S031.1")
          .paper(
              "U[-b, b], b = sqrt(6 / (fan_in + fan_out))",
              s -> Fans.uniform(s, variance(s)),
              (k, h) -> Fans.uniformLaw(variance(k)))
          .dialect(
              "sigmoid",
              "for the logistic function: 4 times the bound",
              s -> Fans.uniform(s, variance(s)).times(4),
              (k, h) -> Fans.uniformLaw(16 * variance(k)))
          .mistakes(
              Fans.IN_FOR_BOTH,
              Fans.OUT_FOR_BOTH,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.INPUTS_IN_WINDOW,
              Fans.TWICE,
              Fans.GATES_AS_OUTPUTS,
              Fans.NO_ROOT_3,
              Fans.ROOT_3,
              Fans.NO_2)
          .mistakesIn(List.of("paper"), Fans.noRoot(GlorotUniform::variance))
          .claims(
              Family::independent,
              EveryLaw.compromise(
                  List.of("paper"), Fans.IN_FOR_BOTH, Fans.OUT_FOR_BOTH, Fans.NO_2, Fans.NO_ROOT_3))
          .build();

  private GlorotUniform() {}

  /** Equation 12. */
  static Tensor variance(Start s) {
    return s.scalar(2).over(s.fanIn().plus(s.fanOut()));
  }

  static double variance(Kernel k) {
    return 2.0 / (k.fanIn() + k.fanOut());
  }
}
