package org.gradmark.optimizers.linesearch.polyak;

import java.util.function.BinaryOperator;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** Steps whose length follows from the gap {@code f(x) - f*} and the gradient. */
public final class Gains {

  /** The step has the wrong units. */
  static final Mistake NORM_NOT_SQUARED =
      Mistake.rule(
          "norm-not-squared",
          "the gap is divided by the gradient's norm, not by its square",
          by((gap, square) -> gap.over(square.sqrt())));

  /** f* is taken for smaller than it is. */
  static final Mistake MINIMUM_TOO_LOW =
      minimum("minimum-too-low", "f* is taken for smaller than it is", -1);

  /** f* is taken for larger than it is. */
  static final Mistake MINIMUM_TOO_HIGH =
      minimum("minimum-too-high", "f* is taken for larger than it is", 0.25);

  private Gains() {}

  /**
   * Steps of the length that a function of the gap and the gradient's squared norm gives.
   *
   * @param rate what the gradient is multiplied by
   */
  public static Rule by(BinaryOperator<Tensor> rate) {
    return s -> move(s, rate.apply(gap(s), square(s)));
  }

  /** {@code f(x) - f*}. */
  public static Tensor gap(Step s) {
    return s.value(s.x()).minus(s.get(Hyperparameter.MINIMUM));
  }

  /** {@code ||g||²}. */
  public static Tensor square(Step s) {
    return s.gradient().square().sum(Axis.ALL);
  }

  /** {@code x - rate g}; stays where the gradient is zero, whatever the rate. */
  public static Tensor move(Step s, Tensor rate) {
    Tensor moved = s.x().minus(s.gradient().times(rate));
    return s.gradient().normMax().equalTo(0).where(s.x(), moved);
  }

  private static Mistake minimum(String id, String cause, double wrong) {
    Mistake hardCoded = Mistake.hardCoded(Hyperparameter.MINIMUM, wrong);
    return new Mistake(id, cause, hardCoded.change());
  }
}
