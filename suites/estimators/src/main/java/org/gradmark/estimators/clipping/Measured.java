package org.gradmark.estimators.clipping;

import java.util.Arrays;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/**
 * How clippings measure gradients, and what factor they make of a norm. Rules ask here, so that a
 * mistake that is written once fits every dialect of every clipping: it is a sample in which
 * something else is measured, or another factor made of it.
 */
final class Measured extends SampleWrapper {

  /** A norm of all elements, or of each row. */
  @FunctionalInterface
  interface Norm {
    Tensor of(Tensor x, Axis axis);
  }

  /** Applies a norm to tensors that are measured together. */
  @FunctionalInterface
  interface Measure {
    Tensor of(Sample s, Norm norm, Axis axis, Tensor... tensors);
  }

  /** What a gradient is multiplied by. */
  @FunctionalInterface
  interface Factor {
    Tensor of(Tensor limit, Tensor norm);
  }

  static final Norm EUCLIDEAN = (x, axis) -> x.square().sum(axis).sqrt();
  static final Norm ROOT_MEAN_SQUARE = (x, axis) -> x.square().mean(axis).sqrt();
  static final Norm SUM = (x, axis) -> x.abs().sum(axis);
  static final Norm LARGEST = (x, axis) -> x.abs().max(axis);

  static final Measure TOGETHER = (s, norm, axis, tensors) -> norm.of(joined(s, tensors), axis);
  static final Factor AT_MOST_ONE =
      (limit, norm) -> limit.over(norm).min(limit.backend().scalar(1));

  private final Measure measure;
  private final Factor factor;

  Measured(Sample s, Measure measure, Factor factor) {
    super(s);
    this.measure = measure;
    this.factor = factor;
  }

  /** The norm of tensors together. */
  static Tensor norm(Sample s, Norm norm, Axis axis, Tensor... tensors) {
    return (s instanceof Measured wrong ? wrong.measure : TOGETHER).of(s, norm, axis, tensors);
  }

  /** What makes a gradient of this norm as short as the limit, at most one. */
  static Tensor factor(Sample s, Tensor limit, Tensor norm) {
    return (s instanceof Measured wrong ? wrong.factor : AT_MOST_ONE).of(limit, norm);
  }

  private static Tensor joined(Sample s, Tensor... tensors) {
    return tensors.length == 1
        ? tensors[0]
        : s.called("g", Rows.join(Arrays.stream(tensors).map(Rows::flat).toArray(Tensor[]::new)));
  }
}
