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
 * He (Kaiming) initialization, uniform.
 *
 * <pre>
 *   w ~ U[-b, b],   b = sqrt(6 / fan_in)
 * </pre>
 *
 * <p>The paper draws normally; the uniform law of the same variance is the libraries'.
 */
public final class HeUniform {

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("he-uniform")
          .title("He initialization, uniform")
          .source(
              "He, Zhang, Ren, Sun, Delving Deep into Rectifiers, ICCV 2015, arXiv:1502.01852,"
                  + " equation 10")
          .rows("S033.1")
          .paper(
              "U[-b, b], b = sqrt(6 / fan_in)",
              s -> Fans.uniform(s, variance(s)),
              (k, h) -> Fans.uniformLaw(2.0 / k.fanIn()))
          .dialect(
              "fan-out",
              "equation 14: b = sqrt(6 / fan_out)",
              s -> Fans.uniform(s, s.scalar(2).over(s.fanOut())),
              (k, h) -> Fans.uniformLaw(2.0 / k.fanOut()))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.INPUTS_IN_WINDOW,
              Fans.NO_2,
              Fans.NO_ROOT_3,
              Fans.ROOT_3)
          .mistakesIn(List.of("paper"), Fans.noRoot(HeUniform::variance))
          .mistakesIn(List.of("fan-out"), Fans.GATES_AS_OUTPUTS)
          .claims(
              Family::independent,
              EveryLaw.forward(
                  List.of("paper"),
                  h -> Slopes.RECTIFIER,
                  Fans.SWAPPED,
                  Fans.NO_2,
                  Fans.NO_ROOT_3,
                  Criticality.TANH_GAIN,
                  Criticality.LEAKY_GAIN))
          .build();

  private HeUniform() {}

  private static Tensor variance(Start s) {
    return s.scalar(2).over(s.fanIn());
  }
}
