package org.gradmark.core.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusted p-values of a run: the error rate at which <em>all</em> of its statistical claims,
 * judged together, would refute this one (S. Holm, <em>A simple sequentially rejective multiple
 * test procedure</em>, Scandinavian Journal of Statistics 6 (1979)). The p-values may depend on
 * each other in any way.
 *
 * <p>Reports show it; no verdict uses it. A verdict must not depend on which other cells ran, or a
 * cell could not be reproduced alone and shards could not be merged. Each claim is therefore judged
 * at its own fixed rate, by default {@value SequentialTest#ALPHA}: the chance that any of n cells
 * of correct subjects raises a false alarm is then at most n times that (Boole's inequality): 2e-6
 * for 2,000 cells, a little more than a run of all built-in subjects has.
 */
public final class Holm {

  private Holm() {}

  /**
   * The step-down adjusted p-values, in the order given: the k-th smallest of n (from 0) is
   * multiplied by n - k, never less than a smaller one's, never more than one. As R's {@code
   * p.adjust(p, "holm")}.
   *
   * @param p in [0, 1] each
   * @throws IllegalArgumentException if one is not
   */
  public static double[] adjust(double... p) {
    for (int i = 0; i < p.length; i++) {
      if (!(p[i] >= 0 && p[i] <= 1)) {
        throw new IllegalArgumentException("p[" + i + "] = " + p[i] + " is outside [0, 1]");
      }
    }
    int[] rising =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int k = 0; k < rising.length; k++) {
      largest = Math.max(largest, Math.min(1, (p.length - k) * p[rising[k]]));
      adjusted[rising[k]] = largest;
    }
    return adjusted;
  }
}
