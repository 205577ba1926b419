package org.gradmark.core.backend;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.gradmark.core.backend.RoundingBackend.Direction;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Random and directed rounding, against decimal arithmetic. */
public class RoundingBackendTest {

  private static final MathContext DIGITS = new MathContext(60);

  @DataProvider
  public static Object[][] formats() {
    return new Object[][] {{Precision.FLOAT64}, {Precision.FLOAT32}, {Precision.BFLOAT16}};
  }

  /** The basic operations on two numbers, and what they are exactly. */
  private static Map<Function<Backend, Tensor>, BigDecimal> operations(double x, double y) {
    BigDecimal a = new BigDecimal(x);
    BigDecimal b = new BigDecimal(y);
    Map<Function<Backend, Tensor>, BigDecimal> operations = new LinkedHashMap<>();
    operations.put(k -> k.scalar(x).plus(k.scalar(y)), a.add(b));
    operations.put(k -> k.scalar(x).minus(k.scalar(y)), a.subtract(b));
    operations.put(k -> k.scalar(x).times(k.scalar(y)), a.multiply(b));
    operations.put(k -> k.scalar(x).over(k.scalar(y)), a.divide(b, DIGITS));
    operations.put(k -> k.scalar(x).square(), a.multiply(a));
    operations.put(k -> k.scalar(x).abs().sqrt(), a.abs().sqrt(DIGITS));
    return operations;
  }

  private static double on(Backend backend, Function<Backend, Tensor> operation) {
    return operation.apply(backend).toDoubles()[0];
  }

  @Test(dataProvider = "formats")
  public void everyResultIsANeighbourOfTheExactOne(Precision format) {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 400; i++) {
      double x = Numbers.random(random, format, 10);
      double y = Numbers.random(random, format, 10);
      Backend backend = new RoundingBackend(format, i);
      operations(x, y)
          .forEach(
              (operation, exact) -> {
                double got = on(backend, operation);
                double below = Numbers.below(format, exact);
                double above = Numbers.above(format, exact);
                assertTrue(
                    got == below || got == above,
                    got + " is neither " + below + " nor " + above + ": " + x + ", " + y);
              });
    }
  }

  /** Where the distance between neighbours halves. */
  @Test(dataProvider = "formats")
  public void aPowerOfTwoHasItsOwnNeighbours(Precision format) {
    double half = format.ulp(1) / 2;
    Map<Double, double[]> neighbours =
        Map.of(
            1.0,
            new double[] {1 - half, 1 + 2 * half},
            -1.0,
            new double[] {-1 - 2 * half, -1 + half});
    neighbours.forEach(
        (one, around) -> {
          assertEquals(
              directed(format, Direction.DOWN, k -> k.scalar(one).plus(-1e-30)), around[0]);
          assertEquals(directed(format, Direction.UP, k -> k.scalar(one).plus(1e-30)), around[1]);
        });
  }

  @Test(dataProvider = "formats")
  public void directedRoundingGoesWhereItSays(Precision format) {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 200; i++) {
      operations(Numbers.random(random, format, 10), Numbers.random(random, format, 10))
          .forEach(
              (operation, exact) -> {
                // A double holds the float's result to 2^-53, so a result that is so near to the
                // grid may be taken for one on it.
                double below = Numbers.below(format, exact);
                double above = Numbers.above(format, exact);
                BigDecimal share = share(format, exact);
                if (share.signum() == 0 || isClear(share)) {
                  double inner = exact.signum() > 0 ? below : above;
                  double outer = exact.signum() > 0 ? above : below;
                  assertEquals(directed(format, Direction.DOWN, operation), below);
                  assertEquals(directed(format, Direction.UP, operation), above);
                  assertEquals(directed(format, Direction.TOWARD_ZERO, operation), inner);
                  assertEquals(directed(format, Direction.AWAY_FROM_ZERO, operation), outer);
                }
              });
    }
  }

  private static double directed(
      Precision format, Direction direction, Function<Backend, Tensor> operation) {
    return on(new RoundingBackend(format, direction), operation);
  }

  /** How far above its lower neighbour a number is, in units of their distance. */
  private static BigDecimal share(Precision format, BigDecimal exact) {
    BigDecimal above = exact.subtract(new BigDecimal(Numbers.below(format, exact)));
    return above.divide(Numbers.ulp(format, exact));
  }

  private static boolean isClear(BigDecimal share) {
    return share.doubleValue() > 1e-7 && share.doubleValue() < 1 - 1e-7;
  }

  /**
   * Right on average: of n roundings a binomial number goes up, n·share on average, with the
   * variance n·share·(1 - share); six deviations are exceeded once in 5e8.
   */
  @Test(dataProvider = "formats")
  public void roundingIsUnbiased(Precision format) {
    int n = 3000;
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 6; i++) {
      double x = Numbers.random(random, format, 3);
      double y = Numbers.random(random, format, 3);
      operations(x, y)
          .forEach(
              (operation, exact) -> {
                double share = share(format, exact).doubleValue();
                double above = Numbers.above(format, exact);
                int up = 0;
                for (int seed = 0; seed < n; seed++) {
                  up +=
                      share > 0 && on(new RoundingBackend(format, seed), operation) == above
                          ? 1
                          : 0;
                }
                double bound = 6 * Math.sqrt(n * share * (1 - share)) + 1;
                assertEquals(up, n * share, bound, "share " + share + " of " + x + ", " + y);
              });
    }
  }

  /**
   * Nobody knows where in its last place a library's exponential lies: either neighbour will do.
   */
  @Test(dataProvider = "formats")
  public void otherFunctionsStayWithinAnUlpAndVary(Precision format) {
    Backend exact = new ExactBackend();
    double x = format.nearest(0.7);
    List<Function<Backend, Tensor>> functions =
        List.of(
            k -> k.scalar(x).exp(),
            k -> k.scalar(x).log(),
            k -> k.scalar(x).pow(k.scalar(format.nearest(0.3))));
    for (Function<Backend, Tensor> function : functions) {
      double due = on(exact, function);
      TreeSet<Double> seen = new TreeSet<>();
      for (int seed = 0; seed < 200; seed++) {
        seen.add(on(new RoundingBackend(format, seed), function));
      }
      assertTrue(seen.size() > 1, "always " + seen);
      // In double the library itself may be one off before the rounding adds another.
      double allowed = (format == Precision.FLOAT64 ? 2 : 1) * format.ulp(due);
      assertEquals(seen.first(), due, allowed);
      assertEquals(seen.last(), due, allowed);
    }
  }

  @Test
  public void constantsAreRoundedAtRandomToo() {
    int up = 0;
    int n = 3000;
    double share = share(Precision.FLOAT32, new BigDecimal(0.999)).doubleValue();
    for (int seed = 0; seed < n; seed++) {
      double held = new RoundingBackend(Precision.FLOAT32, seed).scalar(0.999).toDoubles()[0];
      up += held == Numbers.above(Precision.FLOAT32, new BigDecimal(0.999)) ? 1 : 0;
    }
    assertEquals(up, n * share, 6 * Math.sqrt(n * share * (1 - share)));
  }

  @Test(dataProvider = "formats")
  public void exactResultsStayExact(Precision format) {
    for (int seed = 0; seed < 50; seed++) {
      for (Direction direction : Direction.values()) {
        Backend backend =
            direction == Direction.RANDOM
                ? new RoundingBackend(format, seed)
                : new RoundingBackend(format, direction);
        Tensor x = backend.scalar(-1.5);
        Tensor y = backend.scalar(0.25);
        assertEquals(x.plus(y).toDoubles()[0], -1.25);
        assertEquals(x.minus(y).toDoubles()[0], -1.75);
        assertEquals(x.times(y).toDoubles()[0], -0.375);
        assertEquals(x.over(y).toDoubles()[0], -6.0);
        assertEquals(y.sqrt().toDoubles()[0], 0.5);
        assertEquals(x.square().toDoubles()[0], 2.25);
        assertEquals(x.minus(x).toDoubles()[0], 0.0);
        assertEquals(x.max(y).toDoubles()[0], 0.25);
      }
    }
  }

  @Test
  public void theSameOperationAlwaysRoundsTheSameWay() {
    Backend one = new RoundingBackend(Precision.FLOAT32, 4);
    Backend again = new RoundingBackend(Precision.FLOAT32, 4);
    int differences = 0;
    for (int i = 1; i < 200; i++) {
      double first = one.scalar(1).over(i).toDoubles()[0];
      one.scalar(i).sqrt();
      assertEquals(one.scalar(1).over(i).toDoubles()[0], first);
      assertEquals(again.scalar(1).over(i).toDoubles()[0], first);
      double other = new RoundingBackend(Precision.FLOAT32, 5).scalar(1).over(i).toDoubles()[0];
      differences += first == other ? 0 : 1;
    }
    assertNotEquals(differences, 0, "the seed has no effect");
  }

  @Test
  public void overflowIsInfinite() {
    for (Precision format : new Precision[] {Precision.FLOAT32, Precision.BFLOAT16}) {
      Backend backend = new RoundingBackend(format, 1);
      assertEquals(backend.scalar(format.max()).toDoubles()[0], format.max());
      double over = backend.scalar(-format.max()).times(2).toDoubles()[0];
      assertEquals(over, Double.NEGATIVE_INFINITY);
    }
    Backend wide = new RoundingBackend(Precision.FLOAT64, 1);
    assertEquals(wide.scalar(Double.MAX_VALUE).times(2).toDoubles()[0], Double.POSITIVE_INFINITY);
  }

  @Test
  public void subnormalsLieOnTheCoarseGrid() {
    for (int seed = 0; seed < 100; seed++) {
      Backend backend = new RoundingBackend(Precision.FLOAT32, seed);
      double third = backend.scalar(0x1p-149).times(7).over(3).toDoubles()[0];
      assertTrue(third == 0x2p-149 || third == 0x3p-149, "" + third);
      double brain =
          new RoundingBackend(Precision.BFLOAT16, seed).scalar(0x1p-133).over(2).toDoubles()[0];
      assertTrue(brain == 0 || brain == 0x1p-133, "" + brain);
    }
  }

  @Test
  public void exactArithmeticIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RoundingBackend(Precision.EXACT, 1));
  }
}
