package org.gradmark.optimizers.linesearch.cyclic;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** Minimising along one coordinate per step, and in which order. */
public final class Order {

  /** The coordinates in their order, over and over. */
  public static final Rule CYCLIC = s -> step(s, s.x().shape().size());

  /** The loop ends one too early. */
  public static final Mistake LAST_FORGOTTEN =
      Mistake.rule(
          "last-coordinate-forgotten",
          "the last coordinate is never its turn",
          s -> step(s, Math.max(1, s.x().shape().size() - 1)));

  /** All at once. */
  public static final Mistake ALL =
      Mistake.rule("all-coordinates", "all coordinates move at once", Order::all);

  private Order() {}

  private static Tensor step(Step s, int coordinates) {
    double[] numbers = new double[s.x().shape().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    Tensor zero = s.t().times(0);
    Tensor turn = s.last("coordinate", zero);
    Tensor next = turn.plus(1);
    s.keep("coordinate", next.equalTo(coordinates).where(zero, next));
    Tensor mask = s.x().backend().tensor(s.x().shape(), numbers).equalTo(turn);
    return along(s, mask.times(s.gradient()).negate());
  }

  private static Tensor all(Step s) {
    return along(s, s.gradient().negate());
  }

  /** As far as the objective falls; nowhere along 0, where there is no answer. */
  private static Tensor along(Step s, Tensor direction) {
    Tensor moved = s.x().plus(direction.times(s.lineMinimum(s.x(), direction)));
    return direction.normMax().equalTo(0).where(s.x(), moved);
  }
}
