package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;

import java.util.Arrays;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SortingTest {

  @DataProvider
  public static Object[][] sizes() {
    return new Object[][] {{0}, {1}, {2}, {4_095}, {4_096}, {100_001}};
  }

  @Test(dataProvider = "sizes")
  public void theOrderIsThatOfTheJdk(int size) {
    double[] strange = {
      0.0,
      -0.0,
      Double.NaN,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      1e308,
      -1e308,
      1,
      -1,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    Draws draws = Draws.of(7);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = i % 5 == 0 ? strange[i % strange.length] : draws.normal();
    }
    double[] due = numbers.clone();
    Arrays.sort(due);
    Sorting.sort(numbers);
    assertEquals(bits(numbers), bits(due));
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
