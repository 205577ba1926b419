package org.gradmark.initializers.width;

import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.variance.Fans;

/**
 * Weights of the abc-parametrization, as the forward pass sees them: multiplier times parameter.
 *
 * <pre>
 *   W = n^-a w,   w ~ N(0, n^-2b),   n = fan_in, the width of the layer below
 * </pre>
 *
 * <p>Hidden layers have a = 1/2, b = 0 in the neural tangent parametrization and a = 0, b = 1/2 in
 * the standard one and in muP; muP's readout has a = b = 1/2. Dialect {@code input}: layers whose
 * inputs have a fixed number, so that n is fan-out. The exponent c of the learning rate is the
 * optimizer's.
 */
public final class AbcParametrization {

  static final Hyperparameter A =
      new Hyperparameter("multiplier_exponent", "a: multiplier n^-a of a weight", -2, 2, 0);
  static final Hyperparameter B =
      new Hyperparameter("deviation_exponent", "b: deviation n^-b of a parameter", -2, 2, 0.5);

  private static final InitializerMistake SQUARED =
      InitializerMistake.result(
          "variance-exponent",
          "b is taken for the exponent of the variance",
          (s, w) -> w.times(s.fanIn().log().times(s.get(B)).over(2).exp()));

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("abc-parametrization")
          .title("abc-parametrization")
          .source(
              "Yang, Hu, Feature Learning in Infinite-Width Neural Networks (Tensor Programs IV),"
                  + " ICML 2021, arXiv:2011.14522, definition 3.1")
          .rows("A163.1")
          .hyperparameters(A, B)
          .tried(A, 0.5)
          .tried(B, 0.25)
          .paper(
              "n^-(a + b) z, n = fan_in",
              s -> rule(s, s.fanIn()),
              (k, h) -> Fans.normalLaw(variance(k.fanIn(), h)))
          .dialect(
              "input",
              "n^-(a + b) z, n = fan_out",
              s -> rule(s, s.fanOut()),
              (k, h) -> Fans.normalLaw(variance(k.fanOut(), h)))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.TWICE)
          .mistakesIn(java.util.List.of("paper"), SQUARED)
          .mistakesIn(java.util.List.of("input"), Fans.GATES_AS_OUTPUTS)
          .claims(Family::independent, WidthTransfer::claims, WidthTransfer::oneStep)
          .build();

  private AbcParametrization() {}

  /** The variance at a width. */
  static double variance(double width, Settings settings) {
    return StrictMath.pow(width, -2 * (settings.get(A) + settings.get(B)));
  }

  private static Tensor rule(Start s, Tensor width) {
    Tensor parameter = s.normal().times(width.log().times(s.get(B)).negate().exp());
    return parameter.times(width.log().times(s.get(A)).negate().exp());
  }

  /** The kernel of a width, and 24 on the other side. */
  static Kernel kernel(int width, boolean input) {
    return input ? Kernel.dense(24, width) : Kernel.dense(width, 24);
  }
}
