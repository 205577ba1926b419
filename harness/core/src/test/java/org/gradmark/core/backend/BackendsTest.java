package org.gradmark.core.backend;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.gradmark.core.tensor.Precision;
import org.testng.annotations.Test;

/** Backends by name. */
public class BackendsTest {

  @Test
  public void thePlainOnesAreThere() {
    List<String> plain = List.of("exact", "f64", "f32", "rounding");
    assertEquals(Backends.names().subList(0, 4), plain);
    for (String name : plain) {
      assertEquals(Backends.open(name).name(), name);
      assertSame(Backends.open(name), Backends.open(name));
      assertEquals(Backends.precision(name), Backends.open(name).precision());
    }
    assertEquals(Backends.precision("exact"), Precision.EXACT);
    assertEquals(Backends.precision("f64"), Precision.FLOAT64);
    assertEquals(Backends.precision("f32"), Precision.FLOAT32);
    assertEquals(Backends.precision("rounding"), Precision.FLOAT32);
  }

  @Test
  public void anUnknownNameIsAnsweredWithTheKnownOnes() {
    Exception e = expectThrows(IllegalArgumentException.class, () -> Backends.open("f16"));
    assertEquals(
        e.getMessage(), "no backend \"f16\"; there are [exact, f64, f32, rounding, absent]");
  }

  @Test
  public void whereThereIsNoDeviceTheReasonIsGiven() {
    assertEquals(Backends.precision("absent"), Precision.BFLOAT16); // without starting it
    Exception e = expectThrows(BackendUnavailableException.class, () -> Backends.open("absent"));
    assertTrue(e.getMessage().contains("absent"), e.getMessage());
    assertTrue(e.getMessage().contains("no device"), e.getMessage());
  }
}
