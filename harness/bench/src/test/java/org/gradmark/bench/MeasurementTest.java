package org.gradmark.bench;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.Test;

/** The arithmetic of times, bytes and shares. */
public final class MeasurementTest {

  private static final double EXACT = 0;

  @Test
  public void theForkIsTheUnit() {
    Measurement m =
        Measurements.step("dl4j:adam", List.of(List.of(1.0, 9.0, 2.0), List.of(4.0, 6.0)));
    assertEquals(m.forks(), List.of(2.0, 5.0));
    assertEquals(m.typical(), 3.5, EXACT);
  }

  @Test
  public void bytesAndShare() {
    // 1000 elements, 28 bytes each, in a microsecond: 28 GB/s, half of what the wall moved.
    Measurement m = Measurements.step("a:b", List.of(List.of(1e-6)));
    assertEquals(m.nanosPerElement(), 1.0, 1e-12);
    assertEquals(m.bandwidth(), 28e9, 1e-3);
    assertEquals(m.share(), 0.5, 1e-12);
  }

  @Test
  public void theWallCountsWriteAllocate() {
    assertEquals(new Wall(10, 12, 14).bandwidth(), 16.0, 1e-12);
    assertEquals(new Wall(12, 12, 14).bandwidth(), 18.0, 1e-12);
    assertEquals(new Wall(10, 12, 17).bandwidth(), 17.0, 1e-12);
  }

  @Test
  public void whatIsNotKnownIsNotANumber() {
    Measurement m = Measurements.withoutBytes("torch:adam");
    assertTrue(Double.isNaN(m.bandwidth()));
    assertTrue(Double.isNaN(m.share()));
    assertTrue(Double.isNaN(m.allocation()));
  }

  @Test
  public void theIdentityNamesWhatMakesADifference() {
    Measurement m = Measurements.step("dl4j:adam", List.of(List.of(1.0)));
    assertEquals(m.benchmark(), "step dl4j:adam@float32 1e3 x2");
  }

  @Test
  public void timesMustBePositive() {
    assertThrows(
        IllegalArgumentException.class, () -> Measurements.step("a:b", List.of(List.of(0.0))));
    assertThrows(
        IllegalArgumentException.class, () -> Measurements.step("a:b", List.of(List.of())));
  }
}
