package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.testng.annotations.Test;

/** The median is what sorting says it is. */
public class MedianTest {

  @Test
  public void itIsTheMiddleOfTheSorted() {
    Random random = new Random(5);
    for (int n = 1; n < 200; n++) {
      int size = n;
      double[] numbers = new double[size];
      int values = 1 + random.nextInt(2 * size);
      Arrays.setAll(numbers, i -> random.nextInt(values) - size / 2.0);
      double[] before = numbers.clone();
      double[] sorted = numbers.clone();
      Arrays.sort(sorted);
      assertEquals(Median.of(numbers), sorted[(size - 1) / 2], 0.0, Arrays.toString(before));
      assertEquals(numbers, before);
    }
  }

  @Test
  public void whatIsNoNumberIsTheLargest() {
    double nan = Double.NaN;
    assertEquals(Median.of(new double[] {nan, 1, nan, 2, 3}), 3.0, 0.0);
    assertEquals(Median.of(new double[] {nan, nan, 1}), nan, 0.0);
    assertEquals(Median.of(new double[] {1 / 0.0, -1 / 0.0, 1 / 0.0, 7}), 7.0, 0.0);
  }

  @Test
  public void ofNothingItIsZero() {
    assertEquals(Median.of(new double[0]), 0.0, 0.0);
  }
}
