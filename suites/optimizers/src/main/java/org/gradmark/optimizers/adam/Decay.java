package org.gradmark.optimizers.adam;

import org.gradmark.core.problem.Scenario;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.optimizers.claims.ClosedForm;

/** What weight decay does alone. */
final class Decay {

  /** Zero gradients on a parameter that is not zero. */
  static final Scenario SILENCE =
      Scenario.openLoop(
          "zero gradients",
          new Values(Shape.of(4), 1, -2, 0.125, 1024),
          java.util.Collections.nCopies(20, new Values(Shape.of(4), 0, 0, 0, 0)));

  private Decay() {}

  /** The step from {@code (1 - share)^(t-1) x_0} to {@code (1 - share)^t x_0}. */
  static Tensor move(ClosedForm.Given s, Tensor share) {
    return s.x0().times(share.oneMinus().pow(s.t().minus(1))).times(share).negate();
  }
}
