package org.gradmark.initializers.claims;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;

/** Weights that are wrong on kernels of some kinds or layouts only, of the right variance. */
final class KindMistakes {

  /** Of bounded laws. */
  static final InitializerMistake OUTSIDE =
      InitializerMistake.rearranged(
          "window-outside",
          "a weight of every kernel with a window is half again as far out as the furthest",
          (kernel, w) -> {
            double mean = Arrays.stream(w).average().orElse(0);
            double furthest = Arrays.stream(w).map(x -> Math.abs(x - mean)).max().orElse(0);
            double[] changed = w.clone();
            changed[0] = kernel.extents().isEmpty() ? w[0] : mean + 1.5 * furthest;
            return changed;
          });

  private KindMistakes() {}

  static InitializerMistake[] all() {
    return new InitializerMistake[] {
      signs("windows-signs", "kernels with a window", k -> !k.extents().isEmpty()),
      signs("gates-signs", "recurrent kernels", k -> k.kind() == Kind.RECURRENT),
      signs("out-in-signs", "kernels of one layout", k -> k.layout() == Layout.OUT_IN),
      change(
          "windows-shifted",
          "weights of kernels with a window are shifted by three tenths of their size",
          w -> {
            double shift = 0.3 * deviation(w);
            return x -> x + shift;
          }),
      change(
          "windows-coarse",
          "weights of kernels with a window have eight bits",
          w -> {
            double cell = deviation(w) / 64;
            return x -> (Math.floor(x / cell) + 0.5) * cell;
          }),
      InitializerMistake.rearranged(
          "last-zero",
          "the last weight of every kernel is never filled",
          (kernel, w) -> {
            double[] changed = w.clone();
            changed[w.length - 1] = 0;
            return changed;
          }),
      InitializerMistake.rearranged(
          "first-row-zero",
          "the first row of an embedding is left zero",
          (kernel, w) -> {
            double[] changed = w.clone();
            Arrays.fill(changed, 0, kernel.kind() == Kind.EMBEDDING ? kernel.out() : 0, 0);
            return changed;
          })
    };
  }

  private interface Change {
    DoubleUnaryOperator of(double[] weights);
  }

  private static InitializerMistake change(String id, String cause, Change change) {
    return InitializerMistake.rearranged(
        id,
        cause,
        (kernel, w) ->
            kernel.extents().isEmpty() ? w : Arrays.stream(w).map(change.of(w)).toArray());
  }

  private static InitializerMistake signs(String id, String what, Predicate<Kernel> which) {
    return InitializerMistake.rearranged(
        id,
        "only the signs are drawn on " + what,
        (kernel, w) -> {
          double mean = Arrays.stream(w).average().orElse(0);
          double size = deviation(w);
          return which.test(kernel)
              ? Arrays.stream(w).map(x -> mean + Math.copySign(size, x - mean)).toArray()
              : w;
        });
  }

  private static double deviation(double[] w) {
    double mean = Arrays.stream(w).average().orElse(0);
    double square = Arrays.stream(w).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(square / w.length);
  }
}
