package org.gradmark.initializers.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Probe;

/** Compares weights without chance in them, bit for bit. */
final class Exactly {

  /** Points of a plot. */
  private static final int POINTS = 36;

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
    return compareAny(probe, kernels, (k, p) -> List.of(due.apply(k, p)), complaint);
  }

  /**
   * Passes if every kernel is, rounded to the format, one of those that are due; it is compared
   * with the last of them if it is none.
   *
   * @param forms the weights that a kernel may have, at least one array
   */
  static Outcome compareAny(
      Probe probe,
      List<Kernel> kernels,
      BiFunction<Kernel, Probe, List<double[]>> forms,
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
      double[] expected = nearest(probe, forms.apply(accepted.get(k), probe), filled.get(k));
      for (int i = 0; i < expected.length; i++) {
        double rounded = probe.trial().precision().nearest(expected[i]);
        double seen = filled.get(k).get(i);
        if (seen != rounded) {
          Outcome outcome =
              Outcome.fail(
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
          return plotted(outcome, accepted.get(k), filled.get(k), expected);
        }
        weights++;
      }
    }
    Outcome outcome =
        Outcome.pass(0, 0, weights + " weights of " + accepted.size() + " kernels are exact");
    double[] expected = nearest(probe, forms.apply(accepted.get(0), probe), filled.get(0));
    return plotted(outcome, accepted.get(0), filled.get(0), expected);
  }

  private static double[] nearest(Probe probe, List<double[]> forms, Values seen) {
    for (double[] form : forms) {
      double[] rounded = Arrays.stream(form).map(probe.trial().precision()::nearest).toArray();
      // As numbers, not bits: zero may have either sign.
      if (IntStream.range(0, rounded.length).allMatch(i -> rounded[i] == seen.get(i))) {
        return form;
      }
    }
    return forms.get(forms.size() - 1);
  }

  /** The first weights of a kernel beside what is due: for a plot. */
  private static Outcome plotted(Outcome outcome, Kernel kernel, Values filled, double[] due) {
    return outcome
        .with("kernel", "weights of " + kernel)
        .with("measured", first(filled.toArray()))
        .with("due", first(due));
  }

  private static List<Double> first(double[] weights) {
    return Arrays.stream(weights).limit(POINTS).boxed().toList();
  }
}
