package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.stream.IntStream;
import org.testng.Reporter;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Measures the promises of {@link SequentialTest}: false alarms where the claim holds by nothing to
 * spare, power where it is off by the declared effect, and how many draws either takes.
 */
public class ErrorRatesTest {

  private static final int REPETITIONS = 500;

  /** A distribution on [0, 1] that can be given any mean in some range. */
  private interface Noise {
    double draw(Draws draws, double mean);
  }

  private static final Noise COIN = (draws, mean) -> draws.bernoulli(mean) ? 1 : 0;
  private static final Noise CONSTANT = (draws, mean) -> mean;
  private static final Noise UNIFORM = (draws, mean) -> mean + (draws.uniform() - 0.5) * 0.5;
  private static final Noise NARROW = (draws, mean) -> mean + (draws.uniform() - 0.5) * 0.02;

  /** Nearly always a little below the mean, rarely at the top. */
  private static final Noise RARE =
      (draws, mean) -> draws.bernoulli(1 / 256.0) ? 1 : (256 * mean - 1) / 255;

  @DataProvider
  public static Object[][] cases() {
    return new Object[][] {
      {"coin", COIN, 0.5, 0.0625},
      {"rare coin", COIN, 1 / 32.0, 1 / 64.0},
      {"frequent coin", COIN, 31 / 32.0, 1 / 64.0},
      {"constant", CONSTANT, 0.5, 0.0625},
      {"uniform", UNIFORM, 0.5, 0.0625},
      {"narrow", NARROW, 0.5, 0.0625},
      {"rare and large", RARE, 0.0625, 0.03125},
    };
  }

  private static SequentialTest test(String side, double m, double effect) {
    SequentialTest test =
        switch (side) {
          case "at most" -> SequentialTest.atMost(m);
          case "at least" -> SequentialTest.atLeast(m);
          default -> SequentialTest.equalTo(m);
        };
    return test.within(0, 1).effect(effect);
  }

  private static Decision[] repeat(SequentialTest test, Noise noise, double mean, long seed) {
    Draws root = Draws.of(seed);
    return IntStream.range(0, REPETITIONS)
        .mapToObj(
            repetition -> {
              Draws draws = root.stream(repetition);
              return test.run(i -> noise.draw(draws, mean));
            })
        .toArray(Decision[]::new);
  }

  private static double share(Decision[] decisions, Ruling ruling) {
    return Shares.of(decisions.length, i -> decisions[i].ruling() == ruling);
  }

  private static String report(String name, SequentialTest test, Decision[] decisions) {
    return String.format(
        "%-14s %s alpha %.0e: refuted %.4f, upheld %.4f, undecided %.4f, draws %.0f of %d",
        name,
        test,
        test.alpha,
        share(decisions, Ruling.REFUTED),
        share(decisions, Ruling.UPHELD),
        share(decisions, Ruling.UNDECIDED),
        IntStream.range(0, decisions.length).map(i -> decisions[i].draws()).average().orElse(0),
        test.enough());
  }

  /** At alpha = 0.05, so that alarms can be counted. The claim on the excess hardly stops it. */
  @Test(dataProvider = "cases")
  public void falseAlarmsAreAsRareAsDeclared(String name, Noise noise, double m, double effect) {
    for (String side : new String[] {"at most", "equal to"}) {
      SequentialTest test = test(side, m, effect).alpha(0.05).beta(1e-4);
      Decision[] decisions = repeat(test, noise, m, 31);
      String report = report(name, test, decisions);
      Reporter.log(report);
      assertTrue(
          share(decisions, Ruling.REFUTED) <= Shares.fiveSigmaAbove(0.05, REPETITIONS), report);
    }
  }

  /** At the default rates: none of 500 correct subjects is refuted, nor left undecided. */
  @Test(dataProvider = "cases")
  public void correctSubjectsAreUpheld(String name, Noise noise, double m, double effect) {
    SequentialTest test = test("at most", m, effect);
    Decision[] decisions = repeat(test, noise, m, 32);
    String report = report(name, test, decisions);
    Reporter.log(report);
    assertEquals(share(decisions, Ruling.UPHELD), 1.0, report);
  }

  /** At the default rates: an excess of the declared effect is found with power 0.99. */
  @Test(dataProvider = "cases")
  public void theDeclaredEffectIsFound(String name, Noise noise, double m, double effect) {
    SequentialTest test = test("at most", m, effect);
    Decision[] decisions = repeat(test, noise, m + effect, 33);
    String report = report(name, test, decisions);
    Reporter.log(report);
    double missed = 1 - share(decisions, Ruling.REFUTED);
    assertTrue(missed <= Shares.fiveSigmaAbove(0.01, REPETITIONS), report);
    double upheld = share(decisions, Ruling.UPHELD);
    assertTrue(upheld <= Shares.fiveSigmaAbove(0.005, REPETITIONS), report);
  }

  @Test
  public void bothSidesOfAnEqualityAreFound() {
    for (double mean : new double[] {0.4375, 0.5, 0.5625}) {
      SequentialTest test = test("equal to", 0.5, 0.0625);
      Decision[] decisions = repeat(test, COIN, mean, 34);
      String report = report("mean " + mean, test, decisions);
      Reporter.log(report);
      Ruling right = mean == 0.5 ? Ruling.UPHELD : Ruling.REFUTED;
      assertTrue(1 - share(decisions, right) <= Shares.fiveSigmaAbove(0.01, REPETITIONS), report);
    }
  }

  @Test
  public void aLowerBoundIsTheMirrorImage() {
    SequentialTest below = test("at least", 0.25, 0.0625);
    SequentialTest above = test("at most", 0.75, 0.0625);
    for (double mean : new double[] {0.1875, 0.25, 0.5}) {
      Decision[] ones = repeat(below, COIN, mean, 35);
      Decision[] zeros = repeat(above, (draws, m) -> 1 - COIN.draw(draws, 1 - m), 1 - mean, 35);
      for (int i = 0; i < REPETITIONS; i++) {
        assertEquals(ones[i].ruling(), zeros[i].ruling());
        assertEquals(ones[i].draws(), zeros[i].draws());
      }
    }
  }

  /** Easy cases are cheap: ten times the effect, or a mean far below the bound. */
  @Test
  public void easyVerdictsAreCheap() {
    SequentialTest test = test("at most", 0.25, 0.03125);
    for (double mean : new double[] {0.0, 0.125, 0.5625, 1.0}) {
      Decision[] decisions = repeat(test, COIN, mean, 36);
      String report = report("mean " + mean, test, decisions);
      Reporter.log(report);
      double draws =
          IntStream.range(0, REPETITIONS).map(i -> decisions[i].draws()).average().orElseThrow();
      assertTrue(draws < test.enough() / 20.0, report);
    }
  }

  /** The interval covers the mean at whatever time the test stops. */
  @Test(dataProvider = "cases")
  public void intervalsCoverTheMean(String name, Noise noise, double m, double effect) {
    for (double mean : new double[] {m, m + effect}) {
      Decision[] decisions = repeat(test("at most", m, effect), noise, mean, 37);
      double missed =
          Shares.of(REPETITIONS, i -> decisions[i].lower() > mean || decisions[i].upper() < mean);
      assertTrue(missed <= Shares.fiveSigmaAbove(0.01, REPETITIONS), name + ": " + missed);
      for (Decision decision : decisions) {
        assertTrue(decision.lower() <= decision.mean() && decision.mean() <= decision.upper());
      }
    }
  }
}
