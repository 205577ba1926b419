package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What becomes of evidence on its way into a file. */
public class JsonTest {

  @DataProvider
  public static Object[][] values() {
    return new Object[][] {
      {1.5, 1.5},
      {7, 7},
      {true, true},
      {null, null},
      {"text", "text"},
      {Double.NaN, "NaN"},
      {Double.NEGATIVE_INFINITY, "-Infinity"},
      {Float.NaN, "NaN"},
      {new double[] {0.1, -0.0, Double.NaN}, Arrays.asList(0.1, -0.0, "NaN")},
      {new int[][] {{1, 2}, {3}}, List.of(List.of(1, 2), List.of(3))},
      {List.of(List.of(1.0, "x")), List.of(List.of(1.0, "x"))},
      {Map.of(3, new float[] {2}), Map.of("3", List.of(2.0f))},
      {new BigDecimal("0.10"), "0.10"},
      {"half a pair \uD83D|", "half a pair \uFFFD|"},
      {"\uDE00 the other half", "\uFFFD the other half"},
      {"a whole pair \uD83D\uDE00 \uD7FF\uE000", "a whole pair \uD83D\uDE00 \uD7FF\uE000"},
      {Map.of("\uD83D", 1), Map.of("\uFFFD", 1)},
    };
  }

  @Test(dataProvider = "values")
  public void onlyWhatJsonHasIsLeft(Object value, Object plain) {
    assertEquals(Json.plain(value), plain);
  }
}
