package org.gradmark.core.rule;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.Test;

/** Ranges and defaults. */
public class HyperparameterTest {

  private static final Hyperparameter RATE = new Hyperparameter("rate", "how fast", 0, 2, 1);

  @Test
  public void theRangeIncludesItsEnds() {
    assertEquals(RATE.check(0), 0.0);
    assertEquals(RATE.check(2), 2.0);
    Exception e = expectThrows(IllegalArgumentException.class, () -> RATE.check(2.5));
    assertEquals(e.getMessage(), "rate = 2.5 is outside [0.0, 2.0]");
    assertThrows(IllegalArgumentException.class, () -> RATE.check(-0.1));
    assertThrows(IllegalArgumentException.class, () -> RATE.check(Double.NaN));
  }

  @Test
  public void anotherDefaultIsAllThatChanges() {
    assertEquals(RATE.withDefault(0.5), new Hyperparameter("rate", "how fast", 0, 2, 0.5));
    Exception e = expectThrows(IllegalArgumentException.class, () -> RATE.withDefault(3));
    assertEquals(e.getMessage(), "rate: default 3.0 is outside [0.0, 2.0]");
  }
}
