package org.gradmark.core.problem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import org.testng.Assert.ThrowingRunnable;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What problems say about themselves and about arguments that they cannot use. */
public class ArgumentsTest {

  private static Object[] wrong(ThrowingRunnable make, String message) {
    return new Object[] {make, message};
  }

  @DataProvider
  public static Object[][] mistakes() {
    return new Object[][] {
      wrong(() -> new Huber(0, 1, 1), "huber: smoothness is 0; it must be positive and finite"),
      wrong(
          () -> new Huber(1, Double.NaN, 1),
          "huber: threshold is NaN; it must be positive and finite"),
      wrong(() -> new Huber(1, 1, 0), "huber: dimension is 0; it must be at least 1"),
      wrong(
          () -> new AbsoluteValue(1, -1.5),
          "absolute: the subgradient at 0 is -1.5; it must lie within [-M, M] with M = 1"),
      wrong(
          () -> new MaxCoordinate(1, Double.POSITIVE_INFINITY, 2),
          "max-coordinate: radius is Infinity; it must be positive and finite"),
      wrong(
          () -> new NesterovWorst(1, 1, 2),
          "nesterov-worst: mu is 1.0; it must be smaller than L = 1.0"),
      wrong(
          () -> new DenseQuadratic("odd", new double[][] {{1, 2}, {0, 1}}),
          "odd: the matrix must be square and symmetric"),
      wrong(
          () -> new DenseQuadratic("flat", new double[][] {{1, 0}, {0, 0}}, 0, 1),
          "flat has no minimum: b leaves the range of the matrix; choose b within it"),
      wrong(
          () -> DenseQuadratic.rotated(new double[] {1, 2}, new double[] {0, 0}),
          "rotated[1,2]: a mirror needs 2 numbers, not all 0, got [0.0, 0.0]"),
      wrong(
          () -> LeastSquares.of("two", new double[][] {{1}, {2}}, 1),
          "two: 2 rows and 1 targets; give one each"),
      wrong(
          () -> new PolyakLojasiewicz(1, 2, 1),
          "polyak-lojasiewicz: mu is 2.0; it must be smaller than L = 1.0"),
      wrong(() -> new QuasarConvex(1, 1.5, 1), "quasar-convex: gamma is 1.5; it must be at most 1"),
      wrong(
          () -> new NegativeComonotone(0.5, 2),
          "negative-comonotone: rho L is 1.0; it must be smaller than 1"),
      wrong(() -> new BilinearGame(0, 0), "bilinear: give at least one coupling that is not 0"),
      wrong(() -> new Simplex(1), "simplex: dimension is 1; it must be at least 2"),
      wrong(() -> new Box(1, 1, 2), "box: high - low is 0; it must be positive and finite"),
      wrong(
          () -> new ReddiStochastic(3, 0.1).loss(1),
          "reddi-stochastic[C=3,delta=0.1]: the draw is 1.0; it must be in [0, 1)"),
      wrong(
          () -> Probe.gradient(new Huber(4, 0.1, 2), 1, 2, 3),
          "huber[L=4,threshold=0.1,n=2] takes a vector of shape [2], got shape [3]"),
    };
  }

  @Test(dataProvider = "mistakes")
  public void errorsNameTheThingAndTheCure(ThrowingRunnable make, String message) {
    Exception e = expectThrows(IllegalArgumentException.class, make);
    assertEquals(e.getMessage(), message);
  }

  @DataProvider
  public static Object[][] names() {
    return new Object[][] {
      {new Huber(4, 0.1, 1), "huber[L=4,threshold=0.1]"},
      {new Linear(1, -0.5), "linear[1,-0.5]"},
      {new AbsoluteValue(2), "absolute[M=2]"},
      {new AbsoluteValue(2, 0), "absolute[M=2,at0=0]"},
      {new MaxAbsolute(2, 3), "max-absolute[M=2,n=3]"},
      {new MaxCoordinate(1, 0.5, 4), "max-coordinate[M=1,R=0.5,n=4]"},
      {new NesterovWorst(8, 0, 5), "nesterov-worst[L=8,mu=0,n=5]"},
      {DenseQuadratic.rotated(new double[] {1, 10}, new double[] {1, 1}), "rotated[1,10]"},
      {new PolyakLojasiewicz(8, 0.5, 1), "polyak-lojasiewicz[L=8,mu=0.5]"},
      {new QuasarConvex(8, 0.5, 2), "quasar-convex[L=8,gamma=0.5,n=2]"},
      {new BilinearGame(3), "bilinear[3]"},
      {new StronglyMonotoneGame(1, 3), "strongly-monotone[mu=1,L=3]"},
      {new NegativeComonotone(0.1, 3), "negative-comonotone[rho=0.1,L=3]"},
      {new ReddiDeterministic(5), "reddi[C=5]"},
      {LogisticRegression.iris(0.1), "logistic-iris[ridge=0.1]"},
    };
  }

  @Test(dataProvider = "names")
  public void namesSayTheConstants(Problem problem, String name) {
    assertEquals(problem.name(), name);
  }
}
