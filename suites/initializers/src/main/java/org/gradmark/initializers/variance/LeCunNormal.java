package org.gradmark.initializers.variance;

import java.util.List;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.purpose.Criticality;
import org.gradmark.initializers.purpose.EveryLaw;
import org.gradmark.initializers.purpose.Slopes;
import org.gradmark.initializers.purpose.Transformer;

/**
 * LeCun initialization, normal: sums of standardized inputs are standardized again.
 *
 * <pre>
 *   w = z / sqrt(fan_in)
 * </pre>
 *
 * <p>The paper gives the standard deviation and leaves the law open.
 */
public final class LeCunNormal {

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("lecun-normal")
          .title("LeCun initialization, normal")
          .source(
              "LeCun, Bottou, Orr, Müller, Efficient BackProp, in: Neural Networks: Tricks of the"
                  + " Trade, 1998, equation 16")
          .rows("S034.1", "A002.1")
          .paper(
              "z / sqrt(fan_in)",
              s -> Fans.normal(s, variance(s)),
              (k, h) -> Fans.normalLaw(1.0 / k.fanIn()))
          .dialect(
              "truncated",
              "Keras: cut at 2 standard deviations, the same variance after the cut",
              s -> Fans.truncated(s, variance(s)),
              (k, h) -> Fans.truncatedLaw(1.0 / k.fanIn()))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.INPUTS_IN_WINDOW,
              Fans.TWICE,
              Fans.noRoot(LeCunNormal::variance))
          .mistakesIn(List.of("truncated"), Fans.NOT_CORRECTED)
          .mistakesIn(List.of("paper"), Fans.CUT_NOT_CORRECTED)
          .claims(
              Family::independent,
              Criticality.forward(
                  h -> Slopes.LINEAR,
                  Fans.SWAPPED,
                  Fans.TWICE,
                  Criticality.TANH_GAIN,
                  Criticality.LEAKY_GAIN),
              Transformer.claims(Fans.TWICE, Criticality.TANH_GAIN, Criticality.LEAKY_GAIN),
              EveryLaw.forward(
                  List.of("truncated"),
                  h -> Slopes.LINEAR,
                  Fans.SWAPPED,
                  Fans.TWICE,
                  Fans.NOT_CORRECTED))
          .build();

  private LeCunNormal() {}

  private static Tensor variance(Start s) {
    return s.scalar(1).over(s.fanIn());
  }
}
