package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** How a test is declared, fed and read. */
public class SequentialTestTest {

  private static final SequentialTest HALF = SequentialTest.atMost(0.5).within(0, 1).effect(0.125);

  @Test
  public void addingOneByOneIsTheSameAsRunning() {
    Draws run = Draws.of(41);
    Decision atOnce = HALF.run(i -> run.stream(i).uniform());
    Sampling course = HALF.start();
    int index = 0;
    while (course.add(run.stream(index++).uniform())) {
      assertEquals(course.decision().ruling(), Ruling.UNDECIDED);
      assertEquals(course.decision().draws(), index);
    }
    assertEquals(course.decision(), atOnce);
    assertEquals(atOnce.ruling(), Ruling.UPHELD);
    assertThrows(IllegalStateException.class, () -> course.add(0.5));
  }

  @Test
  public void aDrawOutOfRangeEndsIt() {
    for (double y : new double[] {1.0000001, -1e-300, Double.NaN, Double.POSITIVE_INFINITY}) {
      Decision decision = HALF.run(i -> i < 7 ? i % 2 : y);
      assertEquals(decision.ruling(), Ruling.OUT_OF_RANGE);
      assertEquals(decision.draws(), 7);
      assertEquals(decision.last(), y);
      assertEquals(decision.mean(), 3 / 7.0, 1e-15);
      assertEquals(decision.sentence(), "draw 7 is " + y + ", which is out of range");
      assertEquals(decision.evidence().get("out_of_range"), y);
    }
  }

  @Test
  public void theEndsOfTheRangeAreInIt() {
    assertEquals(HALF.run(i -> 1).ruling(), Ruling.REFUTED);
    assertEquals(HALF.run(i -> 0).ruling(), Ruling.UPHELD);
  }

  /** Ones double the capital of the boldest bet at best: 1e9 takes at least 30 of them. */
  @Test
  public void evidenceIsWhatItSays() {
    Decision decision = HALF.run(i -> 1);
    assertTrue(decision.draws() >= 30 && decision.draws() <= 40, decision.sentence());
    assertTrue(decision.pValue() <= 1e-9 && decision.pValue() > 1e-10, decision.sentence());
    assertTrue(decision.lower() > 0.5 && decision.upper() == 1, decision.sentence());
    assertTrue(decision.sentence().startsWith("mean <= 0.5 is refuted: the mean of "));
    assertEquals(HALF.run(i -> 0).pValue(), 1.0);
  }

  @Test
  public void beforeTheFirstDrawNothingIsKnown() {
    Decision decision = HALF.start().decision();
    assertEquals(decision.ruling(), Ruling.UNDECIDED);
    assertEquals(decision.draws(), 0);
    assertTrue(Double.isNaN(decision.mean()));
    assertEquals(decision.lower(), 0.0);
    assertEquals(decision.upper(), 1.0);
    assertEquals(decision.pValue(), 1.0);
  }

  /** A power of two as unit changes no bit of the capital. */
  @Test
  public void theUnitOfTheDrawsDoesNotMatter() {
    SequentialTest large = SequentialTest.atMost(512).within(0, 1024).effect(128);
    for (int seed = 0; seed < 50; seed++) {
      Draws draws = Draws.of(seed);
      Decision one = HALF.run(i -> draws.stream(i).bernoulli(0.5625) ? 1 : 0);
      Decision other = large.run(i -> draws.stream(i).bernoulli(0.5625) ? 1024 : 0);
      assertEquals(other.ruling(), one.ruling());
      assertEquals(other.draws(), one.draws());
      assertEquals(other.pValue(), one.pValue());
      assertEquals(other.mean(), 1024 * one.mean());
    }
    assertEquals(large.enough(), HALF.enough());
  }

  @Test
  public void tooFewDrawsLeaveItUndecided() {
    Decision decision = HALF.most(20).run(i -> 1);
    assertEquals(decision.ruling(), Ruling.UNDECIDED);
    assertEquals(decision.draws(), 20);
    assertThrows(IllegalArgumentException.class, () -> HALF.most(0));
  }

  /**
   * A million draws at the bound take the boldest bet down by a million binary orders, not to NaN.
   */
  @Test
  public void longRunsNeitherOverflowNorUnderflow() {
    SequentialTest tight = SequentialTest.atMost(0.5).within(0, 1).effect(1e-5);
    Sampling course = tight.most(Integer.MAX_VALUE).start();
    for (int i = 0; i < 1_000_000; i++) {
      assertTrue(course.add(i % 2));
    }
    Decision decision = course.decision();
    assertTrue(decision.pValue() > 0.01 && decision.pValue() <= 1, decision.sentence());
    assertEquals(decision.mean(), 0.5);
    // What was lost can be won back: now the draws turn against the claim.
    int more = 0;
    while (course.add(1)) {
      more++;
    }
    assertEquals(course.decision().ruling(), Ruling.REFUTED);
    assertTrue(more < 1_000_000, "" + more);
  }

  @Test
  public void narrowerRangesAndLargerEffectsNeedFewerDraws() {
    int enough = HALF.enough();
    assertTrue(HALF.effect(0.25).enough() < enough / 3);
    assertTrue(HALF.within(0.25, 0.75).enough() < enough / 3);
    assertTrue(HALF.alpha(1e-3).enough() < enough);
    assertTrue(HALF.beta(1e-4).enough() > enough);
    assertEquals(HALF.most(5).enough(), enough);
  }

  @DataProvider
  public static Object[][] incomplete() {
    SequentialTest half = SequentialTest.atMost(0.5);
    return new Object[][] {
      {half, "within(low, high)"},
      {half.effect(0.1), "within(low, high)"},
      {half.within(1, 0).effect(0.1), "within(low, high)"},
      {half.within(0, Double.POSITIVE_INFINITY).effect(0.1), "within(low, high)"},
      {half.within(0, 1), "effect(e)"},
      {half.within(0, 1).effect(0), "effect(e)"},
      {half.within(0, 1).effect(0.5), "widen the range"},
      {half.within(0.5, 1).effect(0.1), "widen the range"},
      {half.within(0, 1).effect(1e-20), "widen the range"},
      {SequentialTest.atLeast(0.5).within(0, 1).effect(0.5), "widen the range"},
      {SequentialTest.atLeast(0.5).within(0, 0.5).effect(0.1), "widen the range"},
      {SequentialTest.equalTo(0.75).within(0, 1).effect(0.25), "widen the range"},
      {SequentialTest.equalTo(0.25).within(0, 1).effect(0.25), "widen the range"},
      {SequentialTest.atMost(Double.NaN).within(0, 1).effect(0.1), "widen the range"},
      {half.within(0, 1).effect(0.1).alpha(0), "alpha = 0.0"},
      {half.within(0, 1).effect(0.1).beta(1), "beta = 1.0"},
      {half.within(0, 1).effect(1e-7), "larger effect"},
    };
  }

  @Test(dataProvider = "incomplete")
  public void whatIsMissingIsNamed(SequentialTest test, String cure) {
    String message = expectThrows(IllegalArgumentException.class, test::start).getMessage();
    assertTrue(message.contains(cure), message);
    assertFalse(message.contains("@"), message);
  }
}
