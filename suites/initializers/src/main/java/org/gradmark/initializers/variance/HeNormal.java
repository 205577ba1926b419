package org.gradmark.initializers.variance;

import java.util.List;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.purpose.Criticality;
import org.gradmark.initializers.purpose.EveryLaw;
import org.gradmark.initializers.purpose.Slopes;

/**
 * He (Kaiming) initialization, normal: rectifiers halve the second moment, the factor 2 restores
 * it.
 *
 * <pre>
 *   w = sqrt(2 / fan_in) z,   z ~ N(0, 1)
 * </pre>
 *
 * <p>The paper's equation 14 does the same for the gradient, with fan-out. PyTorch's default is
 * equation 10. Keras cuts the normal law at two standard deviations and corrects for it.
 */
public final class HeNormal {

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("he-normal")
          .title("He initialization, normal")
          .source(
              "He, Zhang, Ren, Sun, Delving Deep into Rectifiers, ICCV 2015, arXiv:1502.01852,"
                  + " equation 10")
          .rows("S030.1")
          .paper("sqrt(2 / fan_in) z", HeNormal::rule, (k, h) -> Fans.normalLaw(2.0 / k.fanIn()))
          .dialect(
              "fan-out",
              "equation 14: sqrt(2 / fan_out) z",
              s -> Fans.normal(s, s.scalar(2).over(s.fanOut())),
              (k, h) -> Fans.normalLaw(2.0 / k.fanOut()))
          .dialect(
              "truncated",
              "Keras: cut at 2 standard deviations, variance 2 / fan_in after the cut",
              s -> Fans.truncated(s, variance(s)),
              (k, h) -> Fans.truncatedLaw(2.0 / k.fanIn()))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.INPUTS_IN_WINDOW,
              Fans.EMBEDDING_TURNED,
              Fans.NO_2)
          .mistakesIn(
              List.of("paper", "truncated"), Fans.noRoot(HeNormal::variance), Fans.noRootOfFan())
          .mistakesIn(List.of("fan-out"), Fans.GATES_AS_OUTPUTS)
          .mistakesIn(List.of("truncated"), Fans.NOT_CORRECTED)
          .mistakesIn(List.of("paper"), Fans.CUT_NOT_CORRECTED)
          .claims(
              Family::independent,
              Criticality.forward(
                  h -> Slopes.RECTIFIER,
                  Fans.SWAPPED,
                  Fans.NO_2,
                  Criticality.TANH_GAIN,
                  Criticality.LEAKY_GAIN),
              EveryLaw.forward(
                  List.of("truncated"),
                  h -> Slopes.RECTIFIER,
                  Fans.SWAPPED,
                  Fans.NO_2,
                  Fans.NOT_CORRECTED,
                  Criticality.TANH_GAIN,
                  Criticality.LEAKY_GAIN),
              Criticality.backward(
                  "fan-out",
                  h -> Slopes.RECTIFIER,
                  Fans.SWAPPED,
                  Fans.NO_2,
                  Criticality.TANH_GAIN,
                  Criticality.LEAKY_GAIN))
          .build();

  private HeNormal() {}

  private static Tensor variance(Start s) {
    return s.scalar(2).over(s.fanIn());
  }

  private static Tensor rule(Start s) {
    return Fans.normal(s, variance(s));
  }
}
