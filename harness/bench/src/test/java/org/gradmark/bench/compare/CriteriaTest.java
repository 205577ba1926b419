package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import org.testng.annotations.Test;

/** The numbers that decide. */
public class CriteriaTest {

  private final Criteria usual = Criteria.defaults();

  @Test
  public void twoStagesAndTwoQuantitiesStayBelowOneInAThousand() {
    assertTrue(2 * usual.alpha() * usual.alpha() <= 1e-3);
    assertEquals(usual.alphaOnce(), usual.alpha() * usual.alpha());
  }

  @Test
  public void theFloorIsTheLargerOfThreePercentAndTheSpread() {
    assertEquals(Math.exp(usual.floorAt(0)), 1.03, 1e-12);
    assertEquals(Math.exp(usual.floorAt(0.012)), 1.03, 1e-12);
    // 2.326 is the 99 % point of the normal law.
    assertEquals(usual.floorAt(0.02), 2.3263478740408408 * 0.02, 1e-12);
  }

  @Test
  public void forksBelowWhichNothingIsSignificant() {
    // 1/C(2n, n): 1/924 for six, 1/3432 for seven; the limit is 1/2500.
    assertEquals(usual.forksApart(1), 7);
    assertEquals(usual.forksApart(30), 10); // 30/48620 is too much for nine: 1/1620
  }

  @Test
  public void moreBenchmarksNeedMorePairs() {
    assertEquals(usual.leastOf(1), Criteria.LEAST_PAIRS);
    assertTrue(Math.pow(2, -usual.leastOf(1000)) <= usual.alpha() / 1000);
  }

  @Test
  public void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Criteria(0, 0.03, 0.05, 12, 60, 0));
    assertThrows(IllegalArgumentException.class, () -> new Criteria(0.02, 0.06, 0.05, 12, 60, 0));
    assertThrows(IllegalArgumentException.class, () -> usual.withMostPairs(3));
  }
}
