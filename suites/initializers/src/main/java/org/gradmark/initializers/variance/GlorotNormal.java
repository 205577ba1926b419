package org.gradmark.initializers.variance;

import java.util.List;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.purpose.Criticality;
import org.gradmark.initializers.purpose.EveryLaw;

/**
 * Glorot (Xavier) initialization, normal.
 *
 * <pre>
 *   w = sqrt(2 / (fan_in + fan_out)) z,   z ~ N(0, 1)
 * </pre>
 *
 * <p>The paper gives the variance (equation 12) and draws uniformly; PyTorch and Deeplearning4j
 * draw normally. Keras cuts the normal law at two standard deviations and corrects for it.
 */
public final class GlorotNormal {

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("glorot-normal")
          .title("Glorot initialization, normal")
          .source(
              "Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural"
                  + " Networks, AISTATS 2010, equation 12")
          .rows("S032.1")
          .paper(
              "sqrt(2 / (fan_in + fan_out)) z",
              s -> Fans.normal(s, GlorotUniform.variance(s)),
              (k, h) -> Fans.normalLaw(GlorotUniform.variance(k)))
          .dialect(
              "truncated",
              "Keras: cut at 2 standard deviations, the same variance after the cut",
              s -> Fans.truncated(s, GlorotUniform.variance(s)),
              (k, h) -> Fans.truncatedLaw(GlorotUniform.variance(k)))
          .mistakes(
              Fans.IN_FOR_BOTH,
              Fans.OUT_FOR_BOTH,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.INPUTS_IN_WINDOW,
              Fans.GATES_AS_OUTPUTS,
              Fans.NO_2,
              Fans.noRoot(GlorotUniform::variance))
          .mistakesIn(List.of("truncated"), Fans.NOT_CORRECTED)
          .mistakesIn(List.of("paper"), Fans.CUT_NOT_CORRECTED)
          .claims(
              Family::independent,
              Criticality.compromise(
                  Fans.IN_FOR_BOTH, Fans.OUT_FOR_BOTH, Fans.NO_2, Criticality.LEAKY_GAIN),
              EveryLaw.compromise(
                  List.of("truncated"),
                  Fans.IN_FOR_BOTH,
                  Fans.OUT_FOR_BOTH,
                  Fans.NO_2,
                  Fans.NOT_CORRECTED))
          .build();

  private GlorotNormal() {}
}
