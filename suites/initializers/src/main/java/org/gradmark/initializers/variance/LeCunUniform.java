package org.gradmark.initializers.variance;

import java.util.List;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.purpose.EveryLaw;
import org.gradmark.initializers.purpose.Slopes;

/**
 * LeCun initialization, uniform: sums of standardized inputs are standardized again.
 *
 * <pre>
 *   w = U[-b, b], b = sqrt(3 / fan_in)
 * </pre>
 *
 * <p>The paper gives the standard deviation and leaves the law open.
 */
public final class LeCunUniform {

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("lecun-uniform")
          .title("LeCun initialization, uniform")
          .source(
              "LeCun, Bottou, Orr, Müller, Efficient BackProp, in: Neural Networks: Tricks of the"
                  + " Trade, 1998, equation 16")
          .rows("S035.1")
          .paper(
              "U[-b, b], b = sqrt(3 / fan_in)",
              s -> Fans.uniform(s, variance(s)),
              (k, h) -> Fans.uniformLaw(1.0 / k.fanIn()))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.INPUTS_IN_WINDOW,
              Fans.TWICE,
              Fans.NO_ROOT_3,
              Fans.ROOT_3,
              Fans.noRoot(LeCunUniform::variance))
          .claims(
              Family::independent,
              EveryLaw.forward(
                  List.of("paper"), h -> Slopes.LINEAR, Fans.SWAPPED, Fans.TWICE, Fans.NO_ROOT_3))
          .build();

  private LeCunUniform() {}

  private static Tensor variance(Start s) {
    return s.scalar(1).over(s.fanIn());
  }
}
