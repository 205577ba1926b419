package org.gradmark.optimizers.descent.momentum;

import org.gradmark.core.tensor.Values;

/** Points beyond others, where potentials look and where gradients are taken. */
final class Extrapolation {

  private Extrapolation() {}

  /** {@code to + share (to - from)}. */
  static Values beyond(Values to, Values from, double share) {
    double[] sum = new double[to.size()];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = to.get(i) + share * (to.get(i) - from.get(i));
    }
    return new Values(to.shape(), sum);
  }
}
