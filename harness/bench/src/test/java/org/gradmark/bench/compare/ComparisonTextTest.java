package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.Test;

/** Messages name benchmark, ratio, interval, p and cure. */
public class ComparisonTextTest {

  private static Finding finding(Quantity quantity, Change change) {
    return new Finding(
        "step x:adam@float32 1e5 x1",
        quantity,
        change,
        41.2e-6,
        44.6e-6,
        1.0834,
        1.071,
        1.0942,
        2.3e-7,
        1.03,
        1.041,
        36,
        "");
  }

  @Test
  public void aRegressionIsToldInFull() {
    String text = ComparisonText.render(List.of(finding(Quantity.TIME, Change.WORSE)));
    for (String part :
        List.of(
            "SLOWER       step x:adam@float32 1e5 x1",
            "108.3 % of the old time",
            "95 %: 107.1 % to 109.4 %",
            "p < 1e-6",
            "44.6 µs, was 41.2 µs",
            "36 forks a side",
            "new baseline",
            "1 regression")) {
      assertTrue(text.contains(part), part + " is not in\n" + text);
    }
  }

  @Test
  public void whatDoesNotCountSaysWhy() {
    assertTrue(
        ComparisonText.describe(finding(Quantity.TIME, Change.UNCONFIRMED))
            .contains("fresh forks"));
    assertTrue(ComparisonText.describe(finding(Quantity.TIME, Change.SAME)).contains("104.1 %"));
    String none = ComparisonText.render(List.of(finding(Quantity.ALLOCATION, Change.SAME)));
    assertTrue(none.contains("no regression") && !none.contains("bytes"), none);
  }

  @Test
  public void allocationIsToldInBytes() {
    Finding one =
        new Finding(
            "b",
            Quantity.ALLOCATION,
            Change.WORSE,
            48,
            4_049,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            1e-3,
            1,
            Double.NaN,
            36,
            "");
    String text = ComparisonText.describe(one);
    assertTrue(text.contains("4,049 bytes an operation, was 48 (p 0.0010)"), text);
    assertTrue(text.contains("allocation has no tolerance"), text);
  }

  @Test
  public void whatCouldNotBeMeasuredSaysWhy() {
    String text =
        ComparisonText.render(List.of(Finding.unmeasured("b", "the new build: it burns")));
    assertTrue(text.contains("NOT MEASURED b"), text);
    assertTrue(text.contains("it burns"), text);
    assertTrue(text.contains("0 benchmarks compared: no regression, 1 not measured"), text);
  }

  @Test
  public void timesHaveUnits() {
    assertEquals(ComparisonText.seconds(0.0321), "32.1 ms");
    assertEquals(ComparisonText.seconds(7.5e-9), "7.50 ns");
    assertEquals(ComparisonText.seconds(2), "2.00 s");
    assertEquals(ComparisonText.seconds(4e-10), "0.400 ns");
  }
}
