package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.gradmark.core.statistics.Draws;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The tests agree with SciPy, and their intervals hold what they promise. */
public class RankTestTest {

  private static final double DIGITS = 1e-12;

  /** Rows of rank_tests.json, which rank_tests.py beside it writes. */
  @DataProvider
  public static Iterator<Object[]> rows() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    try (InputStream in = RankTestTest.class.getResourceAsStream("rank_tests.json")) {
      for (JsonNode row : new ObjectMapper().readTree(in).get("rows")) {
        rows.add(new Object[] {row.get("name").asText(), row});
      }
    }
    return rows.iterator();
  }

  @Test(dataProvider = "rows")
  public void agreesWithScipy(String name, JsonNode row) {
    double[] old = numbers(row.get("old"));
    double[] fresh = numbers(row.get("new"));
    assertEquals(new Apart().larger(old, fresh), row.get("apart").asDouble(), DIGITS, name);
    assertEquals(new Apart().shift(old, fresh).estimate(), row.get("shift").asDouble(), DIGITS);
    if (row.has("neighbours")) {
      Neighbours test = new Neighbours();
      assertEquals(test.larger(old, fresh), row.get("neighbours").asDouble(), DIGITS, name);
      assertEquals(test.larger(fresh, old), row.get("neighbours_less").asDouble(), DIGITS, name);
      assertEquals(test.shift(old, fresh).estimate(), row.get("shift").asDouble(), DIGITS, name);
    }
  }

  private static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).asDouble()).toArray();
  }

  @Test
  public void likeValuesAreNoEvidence() {
    double[] like = {1, 1, 1, 1};
    assertEquals(new Neighbours().larger(like, like), 1.0);
    assertEquals(new Apart().larger(like, like), 1.0);
  }

  @Test
  public void aSteadyDriftCancelsBetweenNeighboursOnly() {
    double[] old = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
    double[] fresh = IntStream.range(0, 20).mapToDouble(i -> i + 0.1).toArray();
    assertEquals(new Neighbours().larger(old, fresh), Math.pow(2, -20), 1e-18);
    assertTrue(new Apart().larger(old, fresh) > 0.3);
  }

  @Test
  public void oneStallMovesTheEstimateLittle() {
    Draws draws = Draws.of(7);
    double[] old = IntStream.range(0, 16).mapToDouble(i -> 0.01 * draws.normal()).toArray();
    double[] fresh = IntStream.range(0, 16).mapToDouble(i -> 0.01 * draws.normal()).toArray();
    double before = new Neighbours().shift(old, fresh).estimate();
    fresh[3] = 100;
    fresh[11] = 100;
    double after = new Neighbours().shift(old, fresh).estimate();
    assertTrue(Math.abs(after - before) < 0.005, before + " became " + after);
  }

  @DataProvider
  public static Object[][] tests() {
    return new Object[][] {{new Neighbours()}, {new Apart()}};
  }

  /** Of 400 intervals 95 % hold the truth, give or take four standard deviations. */
  @Test(dataProvider = "tests")
  public void intervalsHoldTheTruthAsOftenAsTheySay(RankTest test) {
    int held = 0;
    int intervals = 400;
    for (int i = 0; i < intervals; i++) {
      Draws draws = Draws.of(11).stream(i);
      double[] old = IntStream.range(0, 24).mapToDouble(k -> draws.normal()).toArray();
      double[] fresh = Arrays.stream(old).map(x -> draws.normal() + 0.5).toArray();
      Shift shift = test.shift(old, fresh);
      held += shift.low() <= 0.5 && 0.5 <= shift.high() ? 1 : 0;
      assertTrue(shift.low() <= shift.estimate() && shift.estimate() <= shift.high());
    }
    assertEquals(held, 0.95 * intervals, 4 * Math.sqrt(0.95 * 0.05 * intervals));
  }

  /**
   * A p-value of at most p has probability p at most: of 2,000 at 0.05, four deviations allowed.
   */
  @Test(dataProvider = "tests")
  public void errorRatesAreKept(RankTest test) {
    int rejected = 0;
    int trials = 2000;
    for (int i = 0; i < trials; i++) {
      Draws draws = Draws.of(13).stream(i);
      double[] old = IntStream.range(0, 12).mapToDouble(k -> draws.pareto(1)).toArray();
      double[] fresh = IntStream.range(0, 12).mapToDouble(k -> draws.pareto(1)).toArray();
      rejected += test.larger(old, fresh) <= 0.05 ? 1 : 0;
    }
    assertTrue(rejected <= 0.05 * trials + 4 * Math.sqrt(0.05 * 0.95 * trials), rejected + "");
    assertTrue(rejected >= 0.03 * trials, rejected + " of " + trials + ": the test has no power");
  }
}
