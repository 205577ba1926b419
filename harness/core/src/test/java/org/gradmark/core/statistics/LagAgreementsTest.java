package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.Random;
import org.testng.annotations.Test;

/** The transform counts what counting counts. */
public class LagAgreementsTest {

  @Test
  public void theTransformCounts() {
    Random random = new Random(7);
    for (int n : new int[] {1, 2, 3, 4, 5, 63, 64, 65, 100, 1_000, 4_097}) {
      byte[] coins = new byte[n];
      int bias = 1 + random.nextInt(9);
      for (int i = 0; i < n; i++) {
        coins[i] = (byte) (random.nextInt(10) < bias ? 1 : 0);
      }
      int[] counted = new int[n];
      for (int d = 0; d < n; d++) {
        for (int i = 0; i + d < n; i++) {
          counted[d] += coins[i] == coins[i + d] ? 1 : 0;
        }
      }
      assertEquals(LagAgreements.of(coins), counted);
    }
  }

  @Test
  public void manyAreCountedExactly() {
    int n = 300_000;
    byte[] coins = new byte[n];
    for (int i = 0; i < n; i++) {
      coins[i] = (byte) (i & 1);
    }
    int[] agreements = LagAgreements.of(coins);
    for (int d = 0; d < n; d++) {
      assertEquals(agreements[d], d % 2 == 0 ? n - d : 0, "at distance " + d);
    }
  }

  @Test
  public void ofNoneThereAreNone() {
    assertEquals(LagAgreements.of(new byte[0]), new int[0]);
  }

  @Test
  public void tooManyAreRefused() {
    expectThrows(IllegalArgumentException.class, () -> LagAgreements.of(new byte[(1 << 22) + 1]));
  }
}
