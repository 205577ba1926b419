package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotSame;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every point once, and means without error. */
public class EnumerationTest {

  @DataProvider
  public static Object[][] spaces() {
    return new Object[][] {
      {Enumeration.sequences(2, 0), 1, 0},
      {Enumeration.sequences(1, 7), 1, 7},
      {Enumeration.sequences(3, 4), 81, 4},
      {Enumeration.sequences(2, 20), 1 << 20, 20},
      {Enumeration.permutations(0), 1, 0},
      {Enumeration.permutations(1), 1, 1},
      {Enumeration.permutations(5), 120, 5},
      {Enumeration.permutations(9), 362_880, 9},
      {Enumeration.subsets(0, 0), 1, 0},
      {Enumeration.subsets(5, 0), 1, 0},
      {Enumeration.subsets(6, 3), 20, 3},
      {Enumeration.subsets(22, 17), 26_334, 17},
    };
  }

  @Test(dataProvider = "spaces")
  public void everyPointComesOnce(Enumeration space, int size, int length) {
    Set<List<Integer>> seen = new HashSet<>();
    for (int[] point : space) {
      assertEquals(point.length, length);
      seen.add(Arrays.stream(point).boxed().toList());
    }
    assertEquals(seen.size(), size);
    assertEquals(space.size(), size);
  }

  @Test
  public void pointsAreWhatTheySay() {
    List<String> points = new ArrayList<>();
    Enumeration.sequences(2, 2).forEach(p -> points.add(Arrays.toString(p)));
    Enumeration.subsets(3, 2).forEach(p -> points.add(Arrays.toString(p)));
    assertEquals(
        points, List.of("[0, 0]", "[0, 1]", "[1, 0]", "[1, 1]", "[0, 1]", "[0, 2]", "[1, 2]"));
    for (int[] p : Enumeration.permutations(4)) {
      assertEquals(Arrays.stream(p).sorted().toArray(), new int[] {0, 1, 2, 3});
    }
  }

  @Test
  public void everyPointIsAnArrayOfItsOwn() {
    for (Enumeration space :
        List.of(
            Enumeration.sequences(2, 1), Enumeration.permutations(2), Enumeration.subsets(2, 1))) {
      List<int[]> points = new ArrayList<>();
      space.forEach(points::add);
      assertNotSame(points.get(0), points.get(1));
      assertTrue(points.get(0)[0] != points.get(1)[0]);
    }
  }

  @Test
  public void tooManyPointsAreRefusedWithTheirNumberAndTheCure() {
    String message =
        expectThrows(IllegalArgumentException.class, () -> Enumeration.sequences(2, 21))
            .getMessage();
    assertTrue(message.contains("2097152") && message.contains("sample"), message);
    assertThrows(IllegalArgumentException.class, () -> Enumeration.sequences(3, 1_000_000_000));
    assertThrows(IllegalArgumentException.class, () -> Enumeration.permutations(10));
    assertThrows(IllegalArgumentException.class, () -> Enumeration.permutations(1_000_000));
    assertThrows(IllegalArgumentException.class, () -> Enumeration.subsets(24, 12));
    assertThrows(IllegalArgumentException.class, () -> Enumeration.subsets(1_000_000, 500_000));
  }

  @Test
  public void spacesThatDoNotExistAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Enumeration.sequences(0, 2));
    assertThrows(IllegalArgumentException.class, () -> Enumeration.sequences(2, -1));
    assertThrows(IllegalArgumentException.class, () -> Enumeration.permutations(-1));
    assertThrows(IllegalArgumentException.class, () -> Enumeration.subsets(2, 3));
  }

  /** Means that are known: of a sum of throws, of fixed points, of a hypergeometric count. */
  @Test
  public void meansAreExact() {
    assertEquals(Enumeration.sequences(6, 3).mean(p -> Arrays.stream(p).sum() + 3), 10.5, 1e-14);
    assertEquals(
        Enumeration.permutations(6)
            .mean(
                p -> {
                  int fixed = 0;
                  for (int i = 0; i < 6; i++) {
                    fixed += p[i] == i ? 1 : 0;
                  }
                  return fixed;
                }),
        1.0);
    assertEquals(
        Enumeration.subsets(10, 4).mean(p -> Arrays.stream(p).filter(i -> i < 5).count()), 2.0);
  }

  /** The binomial distribution's mean and variance, with p = 0.3 and 12 throws. */
  @Test
  public void weightedMeansAreExact() {
    Enumeration throwsOfACoin = Enumeration.sequences(2, 12);
    var weight = Enumeration.independent(0.7, 0.3);
    assertEquals(throwsOfACoin.mean(weight, p -> Arrays.stream(p).sum()), 3.6, 1e-14);
    assertEquals(
        throwsOfACoin.mean(weight, p -> Math.pow(Arrays.stream(p).sum() - 3.6, 2)), 2.52, 1e-14);
  }

  @Test
  public void badWeightsAreRefused() {
    Enumeration space = Enumeration.sequences(2, 1);
    assertThrows(IllegalArgumentException.class, () -> space.mean(p -> -1, p -> 1));
    assertThrows(IllegalArgumentException.class, () -> space.mean(p -> Double.NaN, p -> 1));
    assertThrows(IllegalArgumentException.class, () -> space.mean(p -> 0, p -> 1));
    assertEquals(space.mean(p -> p[0], p -> p[0] == 0 ? Double.NaN : 5), 5.0);
  }

  @Test
  public void sumsLoseNothing() {
    CompensatedSum sum = new CompensatedSum();
    for (double term : new double[] {1, 1e100, 1, -1e100}) {
      sum.add(term);
    }
    assertEquals(sum.value(), 2.0);
    CompensatedSum tenths = new CompensatedSum();
    for (int i = 0; i < 10_000_000; i++) {
      tenths.add(0.1);
    }
    assertEquals(tenths.value(), 1_000_000.0);
    tenths.add(Double.POSITIVE_INFINITY);
    assertEquals(tenths.value(), Double.POSITIVE_INFINITY);
  }
}
