package org.gradmark.initializers.claims;

import java.util.Arrays;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;

/** Scales that differ from place to place of a kernel, and are right on average. */
final class UnevenMistakes {

  private UnevenMistakes() {}

  /** The factor of a weight. */
  private interface Factor {
    double of(Kernel kernel, int row, int column);
  }

  static InitializerMistake[] all() {
    return new InitializerMistake[] {
      mistake(
          "columns-alternate",
          "every second column is 5 % larger than the others",
          (kernel, row, column) -> column % 2 == 0 ? 1.025 : 0.975),
      mistake(
          "rows-in-halves",
          "the first half of the rows is 5 % larger than the second",
          (kernel, row, column) -> 2 * row < kernel.matrix().rows() ? 1.025 : 0.975),
      mistake(
          "columns-apart",
          "every column has a scale of its own, 6 % apart",
          (kernel, row, column) -> 1 + 0.085 * Math.sin(column * column)),
      InitializerMistake.rearranged(
          "window-faded",
          "the first place of a window is four times as large as the others",
          (kernel, w) -> {
            int window = kernel.window();
            int inside = kernel.layout() == Layout.IN_OUT ? w.length / window : 1;
            double mean = Arrays.stream(w).average().orElse(0);
            double[] changed = w.clone();
            for (int i = 0; i < w.length && window > 1; i++) {
              boolean first = i / inside % window == 0;
              changed[i] = mean + (first ? 2 : 0.5) * (w[i] - mean);
            }
            return changed;
          }),
    };
  }

  private static InitializerMistake mistake(String id, String cause, Factor factor) {
    return InitializerMistake.rearranged(
        id,
        cause,
        (kernel, w) -> {
          int columns = kernel.matrix().columns();
          double mean = Arrays.stream(w).average().orElse(0);
          double[] changed = w.clone();
          for (int i = 0; i < w.length; i++) {
            changed[i] = mean + factor.of(kernel, i / columns, i % columns) * (w[i] - mean);
          }
          return changed;
        });
  }
}
