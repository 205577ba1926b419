package org.gradmark.optimizers.adaptive.accumulated;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** What is got wrong about one step size for all elements. */
public final class AccumulationMistakes {

  /** The accumulator is lost. */
  public static final Mistake SUM_LOST = Mistake.neverKept("b2", "the sum of squares");

  /** Yesterday's sum. */
  public static final Mistake CURRENT_EXCLUDED =
      Mistake.rule(
          "current-excluded",
          "the current gradient is left out of the accumulator",
          s -> {
            sum(s);
            return moved(s, last(s));
          });

  /** AdaGrad instead. */
  public static final Mistake ELEMENT_WISE =
      Mistake.rule(
          "element-wise",
          "every element has an accumulator of its own: this is AdaGrad",
          s -> {
            Tensor start = s.x().times(0).plus(s.get(INITIAL_ACCUMULATOR));
            return moved(s, s.keep("b2", s.last("b2", start).plus(s.gradient().square())));
          });

  /** No root. */
  public static final Mistake NO_ROOT =
      Mistake.rule(
          "no-root",
          "the step is divided by the sum of squares, not by its root",
          s -> s.x().minus(s.gradient().times(s.rate()).over(sum(s))));

  /** A mean, whose step sizes never shrink. */
  public static final Mistake MEAN =
      Mistake.rule(
          "mean",
          "the squares are averaged over the steps, not summed",
          s -> moved(s, sum(s).over(s.t())));

  /** Half the step. */
  public static final Mistake HALVED =
      Mistake.result("halved", "the step is halved", (s, x) -> s.x().plus(x).over(2));

  /** Twice the step. */
  public static final Mistake DOUBLED =
      Mistake.result("doubled", "the step is doubled", (s, x) -> x.times(2).minus(s.x()));

  private AccumulationMistakes() {}

  private static Tensor last(Step s) {
    return s.last("b2", s.get(INITIAL_ACCUMULATOR));
  }

  private static Tensor sum(Step s) {
    return s.keep("b2", last(s).plus(s.gradient().square().sum(Axis.ALL)));
  }

  private static Tensor moved(Step s, Tensor squares) {
    return s.x().minus(s.gradient().times(s.rate()).over(squares.sqrt().plus(s.get(EPSILON))));
  }
}
