package org.gradmark.core.statistics;

import java.util.Arrays;
import org.hipparchus.util.KthSelector;

/** The middle one of numbers, found by selection: in a fraction of the time that sorting takes. */
public final class Median {

  private Median() {}

  /**
   * The lower of the two in the middle if the numbers are even in number, zero if there are none;
   * NaN counts as the largest.
   *
   * @param numbers in any order; not changed
   */
  public static double of(double[] numbers) {
    if (numbers.length == 0) {
      return 0;
    }
    int middle = (numbers.length - 1) / 2;
    double[] work = numbers.clone();
    // Selection compares, and NaN is neither less nor greater.
    if (Arrays.stream(work).anyMatch(Double::isNaN)) {
      Arrays.sort(work);
      return work[middle];
    }
    return new KthSelector().select(work, null, middle);
  }
}
