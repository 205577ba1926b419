package org.gradmark.core.estimator;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.Assert.ThrowingRunnable;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class LawTest {

  private static final Shape ONE = Shape.of(1, 1);
  private static final int SAMPLES = 20_000;

  private static double mean(Law law, ToDoubleFunction<Map<String, Values>> of) {
    return law.outcomes().stream()
        .mapToDouble(d -> d.probability() * of.applyAsDouble(d.values()))
        .sum();
  }

  private static double x(Map<String, Values> values) {
    return values.get("x").get(0);
  }

  @DataProvider
  public static Object[][] laws() {
    return new Object[][] {
      {Law.none(), 1},
      {Law.signs("x", Shape.of(2, 2)), 16},
      {Law.coins("x", Shape.of(1, 3), 0.25), 8},
      {Law.categories("x", 2, 0.5, 0.25, 0.25), 9},
      {Law.normal("x", Shape.of(1, 2), 5), 25},
      {Law.uniform("x", ONE, 7), 7},
      {Law.permutations("x", 4), 24},
      {Law.subsets("x", 5, 2), 10},
      {Law.signs("x", ONE).and(Law.coins("y", ONE, 0.75)), 4},
    };
  }

  @Test(dataProvider = "laws")
  public void probabilitiesSumToOne(Law law, int outcomes) {
    assertEquals(law.outcomes().size(), outcomes);
    assertEquals(mean(law, v -> 1), 1, 1e-14);
  }

  @Test
  public void normalMomentsAreExactUpToTheDegreeOfTheRule() {
    Law law = Law.normal("x", ONE, 5);
    double[] moments = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0};
    for (int k = 0; k < moments.length; k++) {
      int power = k;
      assertEquals(mean(law, v -> Math.pow(x(v), power)), moments[k], 1e-12, "moment " + k);
    }
    assertTrue(Math.abs(mean(law, v -> Math.pow(x(v), 10)) - 945) > 1, "degree 10 is beyond it");
  }

  @Test
  public void uniformMomentsAreExactUpToTheDegreeOfTheRule() {
    Law law = Law.uniform("x", ONE, 3);
    for (int k = 0; k < 6; k++) {
      int power = k;
      assertEquals(mean(law, v -> Math.pow(x(v), power)), 1.0 / (k + 1), 1e-15);
    }
  }

  @Test
  public void aDensityHasItsOwnGaussRule() {
    Law law = Law.density("x", ONE, w -> w * Math.exp(-w * w / 2), 0, 10, 4);
    double root = Math.sqrt(Math.PI / 2);
    double[] moments = {1, root, 2, 3 * root, 8, 15 * root, 48, 105 * root};
    for (int k = 0; k < moments.length; k++) {
      int power = k;
      double moment = mean(law, v -> Math.pow(x(v), power));
      assertEquals(moment, moments[k], 1e-14 * moments[k], "moment " + k);
    }
    assertTrue(Math.abs(mean(law, v -> Math.pow(x(v), 8)) - 384) > 0.01, "degree 8 is beyond it");
    assertThrows(UnsupportedOperationException.class, () -> law.sample(Draws.of(1)));
  }

  @Test
  public void whatADensityLacksIsKnown() {
    assertTrue(Law.density("x", ONE, w -> w * Math.exp(-w * w / 2), 0, 10, 40).defect() < 1e-14);
    double lost = Law.density("x", ONE, w -> Math.exp(-w), 0, 3, 20).defect();
    assertEquals(lost, Math.exp(-3), 1e-14);
  }

  @Test
  public void independentLawsMultiply() {
    Law law = Law.coins("x", ONE, 0.25).and(Law.coins("y", ONE, 0.5));
    assertEquals(mean(law, v -> x(v) * v.get("y").get(0)), 0.125);
  }

  @Test
  public void whatIsNoLawIsRefused() {
    Values one = new Values(ONE, 1);
    Drawn half = new Drawn(0.5, Map.of("x", one));
    refused("sum to 0.5, not to 1", () -> Law.finite(List.of(half)));
    refused("needs an outcome", () -> Law.finite(List.of()));
    refused("needs an outcome", () -> Law.equally(List.of()));
    refused("sum to 0.75", () -> Law.categories("x", 1, 0.5, 0.25));
    refused("sum to 0.75", () -> Law.each("x", ONE, new double[] {0, 1}, 0.5, 0.25));
    refused(
        "one outcome draws [x], another [y]",
        () -> Law.finite(List.of(half, new Drawn(0.5, Map.of("y", one)))));
    refused("both laws draw [x]", () -> Law.signs("x", ONE).and(Law.coins("x", ONE, 0.5)));
  }

  private static void refused(String said, ThrowingRunnable law) {
    String message = expectThrows(IllegalArgumentException.class, law).getMessage();
    assertTrue(message.contains(said), message);
  }

  @Test
  public void givenOutcomesAreEquallyLikely() {
    Map<String, Values> a = Map.of("x", new Values(ONE, 1));
    Map<String, Values> b = Map.of("x", new Values(ONE, 4));
    assertEquals(mean(Law.equally(List.of(a, b)), LawTest::x), 2.5);
  }

  @Test
  public void subsetsAreAllDifferent() {
    Set<Values> seen = new HashSet<>();
    for (Drawn drawn : Law.subsets("x", 5, 2).outcomes()) {
      Values chosen = drawn.values().get("x");
      assertTrue(seen.add(chosen));
      assertEquals(java.util.Arrays.stream(chosen.toArray()).sum(), 2.0);
    }
  }

  @DataProvider
  public static Object[][] sampled() {
    return new Object[][] {
      {Law.normal("x", ONE, 5), 0, 1},
      {Law.uniform("x", ONE, 5), 0.5, 1 / 3.0},
      {Law.coins("x", ONE, 0.25), 0.25, 0.25},
      {Law.coins("x", ONE, 0.25).and(Law.signs("y", ONE)), 0.25, 0.25},
    };
  }

  /** Five standard errors; the seed is fixed. */
  @Test(dataProvider = "sampled")
  public void samplesFollowTheLaw(Law law, double mean, double square) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double x = x(law.sample(Draws.of(7).stream(i)));
      sum += x;
      squares += x * x;
    }
    assertEquals(sum / SAMPLES, mean, 5 / Math.sqrt(SAMPLES));
    assertEquals(squares / SAMPLES, square, 5 * Math.sqrt(2.0 / SAMPLES));
  }

  @Test
  public void whatCannotBeEnumeratedSaysSo() {
    Law law = Law.sampled(d -> Map.of("x", new Values(ONE, d.normal())));
    assertThrows(IllegalStateException.class, law::outcomes);
    assertThrows(IllegalArgumentException.class, () -> new Drawn(-0.5, Map.of()));
  }
}
