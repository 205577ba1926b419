package org.gradmark.initializers.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Probe;

/** Compares weights without chance in them, bit for bit. */
final class Exactly {

  private Exactly() {}

  /**
   * Passes if every weight is what is due, rounded to the format.
   *
   * @param due the weights of a kernel
   */
  static Outcome compare(
      Probe probe,
      List<Kernel> kernels,
      BiFunction<Kernel, Probe, double[]> due,
      String complaint) {
    List<Kernel> accepted = new ArrayList<>();
    for (Kernel kernel : kernels) {
      for (Layout layout : Layout.values()) {
        if (probe.subject().accepts(kernel.in(layout))) {
          accepted.add(kernel.in(layout));
        }
      }
    }
    if (accepted.isEmpty()) {
      throw new UnsupportedOperationException("it fills none of " + kernels);
    }
    List<Values> filled = probe.fill(accepted, probe.seed(0));
    int weights = 0;
    for (int k = 0; k < accepted.size(); k++) {
      double[] expected = due.apply(accepted.get(k), probe);
      for (int i = 0; i < expected.length; i++) {
        double rounded = probe.trial().precision().nearest(expected[i]);
        double seen = filled.get(k).get(i);
        if (seen != rounded) {
          return Outcome.fail(
              seen,
              rounded,
              complaint
                  + ": weight "
                  + i
                  + " of "
                  + accepted.get(k)
                  + " is "
                  + seen
                  + ", due is "
                  + rounded);
        }
        weights++;
      }
    }
    return Outcome.pass(0, 0, weights + " weights of " + accepted.size() + " kernels are exact");
  }
}
