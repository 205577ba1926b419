package org.gradmark.initializers.plain;

import java.util.Arrays;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;

/**
 * Sparse weights that know of each other: counts, places of an input and laws are as they should
 * be.
 */
final class SparseMistakes {

  static final InitializerMistake ONE_WEIGHT =
      changed(
          "one-weight-a-unit",
          "one weight is drawn for all inputs of a unit",
          units -> {
            for (double[] unit : units) {
              double first = Arrays.stream(unit).filter(w -> w != 0).findFirst().orElse(0);
              Arrays.setAll(unit, i -> unit[i] == 0 ? 0 : first);
            }
          });

  static final InitializerMistake SAME_WEIGHTS =
      changed(
          "weights-of-the-first",
          "all units have the first unit's weights, at other inputs",
          units -> {
            double[] first = Arrays.stream(units[0]).filter(w -> w != 0).toArray();
            for (double[] unit : units) {
              int next = 0;
              for (int i = 0; i < unit.length; i++) {
                unit[i] = unit[i] == 0 ? 0 : first[next++ % first.length];
              }
            }
          });

  static final InitializerMistake SECOND_HALF =
      changed(
          "second-half-mirrored",
          "the second half of the units is the mirror image of the first",
          units -> {
            int half = units.length / 2;
            for (int u = 0; u < half; u++) {
              double[] other = units[u];
              units[u + half] = Arrays.stream(other).map(w -> -w).toArray();
            }
          });

  static final InitializerMistake CONTIGUOUS =
      changed(
          "contiguous",
          "a unit's inputs are neighbours, from a random one on",
          units -> {
            for (double[] unit : units) {
              double[] loose = Arrays.stream(unit).filter(w -> w != 0).toArray();
              // As random as the weights: all digits of one of them.
              long digits = Double.doubleToLongBits(loose.length == 0 ? 0 : loose[0]);
              int from = (int) Math.floorMod(digits >>> 24, (long) unit.length);
              Arrays.fill(unit, 0);
              for (int i = 0; i < loose.length; i++) {
                unit[(from + i) % unit.length] = loose[i];
              }
            }
          });

  static final InitializerMistake UNITS_IN_PAIRS =
      changed(
          "units-in-pairs",
          "every second unit has the inputs of the one before",
          units -> {
            for (int u = 1; u < units.length; u += 2) {
              double[] loose = Arrays.stream(units[u]).filter(w -> w != 0).toArray();
              int next = 0;
              for (int i = 0; i < units[u].length; i++) {
                units[u][i] = units[u - 1][i] == 0 ? 0 : loose[next++ % loose.length];
              }
            }
          });

  private SparseMistakes() {}

  /** A change of the weights, an array a unit. */
  private interface Change {
    void to(double[][] units);
  }

  private static InitializerMistake changed(String id, String cause, Change change) {
    return InitializerMistake.rearranged(
        id,
        cause,
        (kernel, w) -> {
          double[][] units = new double[outputs(kernel)][w.length / outputs(kernel)];
          for (int i = 0; i < w.length; i++) {
            units[unit(kernel, i)][input(kernel, i)] = w[i];
          }
          change.to(units);
          double[] changed = new double[w.length];
          Arrays.setAll(changed, i -> units[unit(kernel, i)][input(kernel, i)]);
          return changed;
        });
  }

  private static int outputs(Kernel k) {
    return k.layout() == Layout.IN_OUT ? k.matrix().columns() : k.matrix().rows();
  }

  private static int unit(Kernel k, int i) {
    return k.layout() == Layout.IN_OUT ? i % k.matrix().columns() : i / k.matrix().columns();
  }

  private static int input(Kernel k, int i) {
    return k.layout() == Layout.IN_OUT ? i / k.matrix().columns() : i % k.matrix().columns();
  }
}
