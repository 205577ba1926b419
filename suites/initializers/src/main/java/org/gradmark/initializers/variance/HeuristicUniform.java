package org.gradmark.initializers.variance;

import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.purpose.EveryLaw;

/**
 * The heuristic that Glorot and Bengio found in use and argue against; still the default of
 * PyTorch's linear and convolution layers and Deeplearning4j's {@code UNIFORM}.
 *
 * <pre>
 *   w ~ U[-1 / sqrt(fan_in), 1 / sqrt(fan_in)]
 * </pre>
 *
 * <p>Its variance is 1 / (3 fan_in), a third of LeCun's.
 */
public final class HeuristicUniform {

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("heuristic-uniform")
          .title("The commonly used heuristic")
          .source(
              "Glorot, Bengio, Understanding the Difficulty of Training Deep Feedforward Neural"
                  + " Networks, AISTATS 2010, equation 1")
          .rows("S036.1")
          .paper(
              "U[-1 / sqrt(fan_in), 1 / sqrt(fan_in)]",
              s -> s.symmetric().over(s.fanIn().sqrt()),
              (k, h) -> Fans.uniformLaw(1.0 / 3 / k.fanIn()))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.ROOT_3,
              Fans.noRoot(s -> s.scalar(1).over(s.fanIn())))
          .claims(Family::independent, EveryLaw.third(Fans.SWAPPED, Fans.ROOT_3))
          .build();

  private HeuristicUniform() {}
}
