package org.gradmark.initializers.claims;

import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.initializer.InitializerMistake;

/** Fans that are wrong for special shapes only, each seen on one kernel of the claim. */
final class ShapeMistakes {

  private ShapeMistakes() {}

  /** All of them: of every rule that looks at fans. */
  static InitializerMistake[] all() {
    return new InitializerMistake[] {
      times("three-gates", "three gates count as inputs and outputs", k -> gates(k) == 3, 3),
      times("one-gate", "one gate is taken for four", k -> gates(k) == 1, 4),
      times(
          "square-gates",
          "the gates of a square recurrent kernel count as inputs and outputs",
          k -> gates(k) == 4 && k.in() == k.out(),
          4),
      times("two-groups", "two groups are left out of the fans", k -> groups(k) == 2, 2),
      times(
          "groups-of-one",
          "groups are left out of the fans where every channel is one",
          k -> groups(k) == k.in(),
          40),
      times(
          "multiplier-one",
          "a depthwise kernel with a multiplier of one is taken for a convolution",
          k -> k.kind() == Kind.DEPTHWISE && k.in() == k.out(),
          700),
      times(
          "window-of-one",
          "a window of one place is taken for three by three",
          k -> k.kind() == Kind.CONVOLUTION && !k.extents().isEmpty() && k.window() == 1,
          9),
      each(
          "long-window",
          "a window of more than seven places along an axis is left out of the fans",
          k -> k.extents().stream().anyMatch(e -> e > 7),
          fan -> fan / 9),
      each(
          "one-input",
          "the window is left out of the fans where there is one input",
          k -> k.in() == 1,
          fan -> fan / 25),
      each("fan-in-a-byte", "fans above 256 are cut there", k -> true, fan -> Math.min(fan, 256)),
      each(
          "odd-fans",
          "odd fans below 9 are rounded down",
          k -> true,
          fan -> fan > 1 && fan < 9 ? fan / 2 * 2 : fan),
      each(
          "wide-layers",
          "both fans are a third too large where fan-in is above 2,048",
          k -> k.fanIn() > 2048,
          fan -> (fan * 4 + 2) / 3),
      InitializerMistake.fans(
          "long-table",
          "the fans of an embedding of more than 5,000 rows are the root of its weights",
          k -> longTable(k) ? root(k) : k.fanIn(),
          k -> longTable(k) ? root(k) : k.fanOut())
    };
  }

  private static boolean longTable(Kernel kernel) {
    return kernel.kind() == Kind.EMBEDDING && kernel.in() > 5000;
  }

  private static int root(Kernel kernel) {
    return (int) Math.sqrt(kernel.in() * kernel.out());
  }

  private static int gates(Kernel kernel) {
    return kernel.kind() == Kind.RECURRENT ? kernel.parts() : 0;
  }

  private static int groups(Kernel kernel) {
    return kernel.kind() == Kind.GROUPED ? kernel.parts() : 0;
  }

  private static InitializerMistake times(
      String id, String cause, Predicate<Kernel> which, int factor) {
    return each(id, cause, which, fan -> fan * factor);
  }

  private static InitializerMistake each(
      String id, String cause, Predicate<Kernel> which, IntUnaryOperator change) {
    return InitializerMistake.fans(
        id,
        cause,
        k -> which.test(k) ? change.applyAsInt(k.fanIn()) : k.fanIn(),
        k -> which.test(k) ? change.applyAsInt(k.fanOut()) : k.fanOut());
  }
}
