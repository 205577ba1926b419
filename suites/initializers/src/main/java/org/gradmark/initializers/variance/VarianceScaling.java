package org.gradmark.initializers.variance;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.LawOfKernel;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.purpose.EveryLaw;
import org.gradmark.initializers.purpose.Slopes;

/**
 * Variance scaling: Glorot's, He's and LeCun's initializers in one, with a scale, a fan and a law
 * to choose.
 *
 * <pre>
 *   Var w = scale / n,   n = fan_in, fan_out or their average
 * </pre>
 *
 * <p>The paper's form here is the default of Keras and JAX: fan-in, normal cut at two standard
 * deviations and corrected for it.
 */
public final class VarianceScaling {

  static final Hyperparameter SCALE =
      new Hyperparameter("scale", "variance times the fan", 1e-6, 1e6, 1);

  private static final List<String> CUT =
      List.of("paper", "fan-out-truncated", "fan-average-truncated");
  private static final List<String> UNIFORM =
      List.of("fan-in-uniform", "fan-out-uniform", "fan-average-uniform");
  private static final List<String> OUT =
      List.of(
          "fan-out-truncated",
          "fan-out-normal",
          "fan-out-uniform",
          "fan-average-truncated",
          "fan-average-normal",
          "fan-average-uniform");
  private static final List<String> AVERAGE =
      List.of("fan-average-truncated", "fan-average-normal", "fan-average-uniform");

  /** Half of an odd number, in whole numbers: the fans are made to add up to one less. */
  private static final InitializerMistake WHOLE_AVERAGE =
      InitializerMistake.fans(
          "whole-average",
          "the average of the fans is rounded down",
          k -> (k.fanIn() + k.fanOut()) / 2,
          k -> (k.fanIn() + k.fanOut()) / 2);

  private static final List<String> ONE_FAN =
      List.of(
          "paper",
          "fan-in-normal",
          "fan-in-uniform",
          "fan-out-truncated",
          "fan-out-normal",
          "fan-out-uniform");

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("variance-scaling")
          .title("Variance scaling")
          .source(
              "He, Zhang, Ren, Sun, Delving Deep into Rectifiers, ICCV 2015, arXiv:1502.01852,"
                  + " section 2.2, as generalized by Keras and JAX")
          .rows("S037.1")
          .hyperparameters(SCALE)
          .tried(SCALE, 4)
          .paper("fan_in, truncated normal", cut(VarianceScaling::in), cutLaw(Kernel::fanIn))
          .dialect(
              "fan-in-normal",
              "fan_in, normal",
              normal(VarianceScaling::in),
              normalLaw(Kernel::fanIn))
          .dialect(
              "fan-in-uniform",
              "fan_in, uniform",
              uniform(VarianceScaling::in),
              uniformLaw(Kernel::fanIn))
          .dialect(
              "fan-out-truncated",
              "fan_out, truncated normal",
              cut(VarianceScaling::out),
              cutLaw(Kernel::fanOut))
          .dialect(
              "fan-out-normal",
              "fan_out, normal",
              normal(VarianceScaling::out),
              normalLaw(Kernel::fanOut))
          .dialect(
              "fan-out-uniform",
              "fan_out, uniform",
              uniform(VarianceScaling::out),
              uniformLaw(Kernel::fanOut))
          .dialect(
              "fan-average-truncated",
              "average, truncated normal",
              cut(VarianceScaling::average),
              cutLaw(VarianceScaling::average))
          .dialect(
              "fan-average-normal",
              "average, normal",
              normal(VarianceScaling::average),
              normalLaw(VarianceScaling::average))
          .dialect(
              "fan-average-uniform",
              "average, uniform",
              uniform(VarianceScaling::average),
              uniformLaw(VarianceScaling::average))
          .mistakes(
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.INPUTS_IN_WINDOW)
          .mistakesIn(ONE_FAN, Fans.SWAPPED, Fans.EMBEDDING_TURNED)
          .mistakesIn(OUT, Fans.GATES_AS_OUTPUTS)
          .mistakesIn(AVERAGE, WHOLE_AVERAGE)
          .mistakesIn(CUT, Fans.NOT_CORRECTED)
          .mistakesIn(UNIFORM, Fans.NO_ROOT_3, Fans.ROOT_3)
          .claims(
              Family::independent,
              EveryLaw.forward(
                  List.of("paper", "fan-in-normal", "fan-in-uniform"),
                  VarianceScaling::slopes,
                  Fans.SWAPPED,
                  InitializerMistake.hardCoded(SCALE, 1)),
              EveryLaw.backward(
                  List.of("fan-out-truncated", "fan-out-normal", "fan-out-uniform"),
                  VarianceScaling::slopes,
                  Fans.SWAPPED,
                  InitializerMistake.hardCoded(SCALE, 1)))
          .build();

  private VarianceScaling() {}

  /** No activation but a slope that the scale makes up for. */
  private static Slopes slopes(Settings settings) {
    double slope = 1 / Math.sqrt(settings.get(SCALE));
    return new Slopes(slope, slope);
  }

  private static Tensor in(Start s) {
    return s.get(SCALE).over(s.fanIn());
  }

  private static Tensor out(Start s) {
    return s.get(SCALE).over(s.fanOut());
  }

  private static Tensor average(Start s) {
    return s.get(SCALE).over(s.fanIn().plus(s.fanOut()).over(2));
  }

  private static double average(Kernel k) {
    return 0.5 * (k.fanIn() + k.fanOut());
  }

  private static InitializerRule cut(Function<Start, Tensor> variance) {
    return s -> Fans.truncated(s, variance.apply(s));
  }

  private static InitializerRule normal(Function<Start, Tensor> variance) {
    return s -> Fans.normal(s, variance.apply(s));
  }

  private static InitializerRule uniform(Function<Start, Tensor> variance) {
    return s -> Fans.uniform(s, variance.apply(s));
  }

  private static LawOfKernel cutLaw(ToDoubleFunction<Kernel> fan) {
    return (k, h) -> Fans.truncatedLaw(h.get(SCALE) / fan.applyAsDouble(k));
  }

  private static LawOfKernel normalLaw(ToDoubleFunction<Kernel> fan) {
    return (k, h) -> Fans.normalLaw(h.get(SCALE) / fan.applyAsDouble(k));
  }

  private static LawOfKernel uniformLaw(ToDoubleFunction<Kernel> fan) {
    return (k, h) -> Fans.uniformLaw(h.get(SCALE) / fan.applyAsDouble(k));
  }
}
