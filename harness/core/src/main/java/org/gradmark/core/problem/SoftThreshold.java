package org.gradmark.core.problem;

import org.gradmark.core.tensor.Tensor;

/** The proximal map of the absolute value: {@code sign(x) max(|x| - by, 0)}, element by element. */
final class SoftThreshold {

  private SoftThreshold() {}

  /**
   * @param by a scalar, not negative
   */
  static Tensor of(Tensor x, Tensor by) {
    return x.minus(x.clamp(by.negate(), by));
  }
}
