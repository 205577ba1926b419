package org.gradmark.estimators.clipping;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.tensor.Tensor;

/** Mistakes that are made with every clipping. */
final class Mistakes {

  static final EstimatorMistake ABOVE_MORE =
      tolerant("clips-above-three-halves", "nothing below 1.5 times the limit is clipped", 1.5);
  static final EstimatorMistake ABOVE_TWICE =
      tolerant("clips-above-twice", "nothing below twice the limit is clipped", 2);

  private Mistakes() {}

  /** What would be made shorter by less than the factor stays, whatever is measured. */
  private static EstimatorMistake tolerant(String id, String cause, double factor) {
    return EstimatorMistake.result(
        id,
        cause,
        (s, clipped) -> {
          Tensor g = Model.all(s);
          return clipped.abs().times(factor).lessThan(g.abs()).where(clipped, g);
        });
  }
}
