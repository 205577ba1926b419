package org.gradmark.estimators.functions;

import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Small networks with weights that are short binary fractions. */
public final class Networks {

  private Networks() {}

  /** Three inputs, four hidden units, two outputs; label 0. */
  public static SmallNetwork small(Activation activation, Head head) {
    return new SmallNetwork(
        new Values(
            Shape.of(3, 4), 0.5, -0.75, 0.25, 1, -0.25, 0.5, 0.875, -0.5, 0.625, 0.25, -1, 0.375),
        new Values(Shape.of(1, 4), 0.125, -0.25, 0.5, 0),
        new Values(Shape.of(4, 2), 0.75, -0.5, 0.25, 1, -0.625, 0.5, 0.375, -0.25),
        new Values(Shape.of(1, 2), 0.25, -0.125),
        activation,
        head,
        new Values(Shape.of(1, 2), 1, 0));
  }

  /** The loss of {@link #small} on three examples of both classes. */
  public static TrainingLoss loss(Activation activation) {
    return new TrainingLoss(
        small(activation, Head.CROSS_ENTROPY),
        new Values(Shape.of(3, 3), 0.5, -1, 0.25, -0.75, 0.5, 1, 1.25, 0.125, -0.5),
        new Values(Shape.of(3, 2), 1, 0, 0, 1, 1, 0));
  }
}
