package org.gradmark.initializers.activation;

import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.purpose.Criticality;
import org.gradmark.initializers.purpose.Slopes;
import org.gradmark.initializers.variance.Fans;

/**
 * Critical initialization of layers with a scale-invariant activation: the variance at which the
 * second moment of signals stays as it is, at every depth.
 *
 * <pre>
 *   f(z) = plus z (z &gt; 0), minus z (else)
 *   C_W = 2 / (plus² + minus²),   C_b = 0,   w ~ N(0, C_W / fan_in)
 * </pre>
 *
 * <p>It is He's for the rectifier and LeCun's for no activation. For tanh and its class, with f(0)
 * = 0 and a curve that bends the same way on both sides, the critical point is that of the slope at
 * zero: set both slopes to it.
 */
public final class Critical {

  static final Hyperparameter PLUS =
      new Hyperparameter("slope_plus", "slope of the activation above zero", 1e-3, 1e3, 1);
  static final Hyperparameter MINUS =
      new Hyperparameter("slope_minus", "slope of the activation below zero", 0, 1e3, 0);

  static final InitializerMistake SLOPES_UNSQUARED =
      rule(
          "slopes-unsquared",
          "the slopes are added, not their squares",
          s -> s.scalar(2).over(s.get(PLUS).plus(s.get(MINUS))));
  static final InitializerMistake MINUS_UNSQUARED =
      rule(
          "lower-slope-unsquared",
          "the lower slope is not squared",
          s -> s.scalar(2).over(s.get(PLUS).square().plus(s.get(MINUS))));
  static final InitializerMistake SUBTRACTED =
      rule(
          "slopes-subtracted",
          "the square of the lower slope is subtracted",
          s -> s.scalar(2).over(s.get(PLUS).square().minus(s.get(MINUS).square())));

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("critical")
          .title("Critical initialization")
          .source(
              "Roberts, Yaida, Hanin, The Principles of Deep Learning Theory, 2022,"
                  + " arXiv:2106.10165, chapter 5")
          .rows("A184.1")
          .hyperparameters(PLUS, MINUS)
          .tried(PLUS, 0.5)
          .tried(MINUS, 0.25)
          .paper(
              "sqrt(2 / ((plus² + minus²) fan_in)) z",
              s -> Fans.normal(s, scaleInvariant(s).over(s.fanIn())),
              (k, h) -> Fans.normalLaw(slopes(h).criticalVariance() / k.fanIn()))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.NO_2)
          .claims(
              Family::independent,
              Criticality.forward(
                  Critical::slopes,
                  Fans.SWAPPED,
                  Fans.NO_2,
                  SLOPES_UNSQUARED,
                  MINUS_UNSQUARED,
                  SUBTRACTED,
                  InitializerMistake.hardCoded(PLUS, 1)))
          .build();

  private Critical() {}

  private static Slopes slopes(Settings settings) {
    return new Slopes(settings.get(PLUS), settings.get(MINUS));
  }

  private static Tensor scaleInvariant(Start s) {
    return s.scalar(2).over(s.get(PLUS).square().plus(s.get(MINUS).square()));
  }

  private static InitializerMistake rule(
      String id, String cause, java.util.function.Function<Start, Tensor> variance) {
    return InitializerMistake.rule(
        id, cause, s -> Fans.normal(s, variance.apply(s).over(s.fanIn())));
  }
}
