package org.gradmark.core.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Regularised logistic regression, {@code f(x) = 1/n sum log(1 + exp(-<a_i, x>)) + lambda/2
 * ||x||^2}, as a finite sum of {@link LogisticLoss}es. {@code L = lambda_max(A'A)/(4n) + lambda},
 * the curvature at 0; {@code mu = lambda}, which is nearly reached far away; the minimiser is
 * Newton's, to the last digits of a double.
 */
public final class LogisticRegression {

  private static final String IRIS = "iris.csv";
  private static final int NEWTON_STEPS = 50;

  private LogisticRegression() {}

  /**
   * Versicolor (-1) against virginica (+1) in Fisher's iris data (1936): 100 rows, the four
   * measurements in centimetres, no intercept. No plane separates the two. The file that is shipped
   * names its source and licence (CC BY 4.0).
   *
   * @param ridge lambda, positive
   */
  public static FiniteSum iris(double ridge) {
    double[][] rows = read().stream().map(LogisticRegression::signed).toArray(double[][]::new);
    return of("logistic-iris[ridge=" + Arguments.spelled(ridge) + "]", rows, ridge);
  }

  /**
   * The sum of these rows.
   *
   * @param name as reports write it
   * @param rows a_i, features times the label's sign
   * @param ridge lambda, positive
   */
  public static FiniteSum of(String name, double[][] rows, double ridge) {
    List<LogisticLoss> losses =
        Arrays.stream(rows)
            .map(row -> new LogisticLoss(new Values(Shape.of(row.length), row), ridge))
            .toList();
    RealMatrix a = new Array2DRowRealMatrix(rows);
    double[][] gram = a.transposeMultiply(a).scalarMultiply(0.25 / rows.length).getData();
    double smoothness = Spectrum.of(name, gram).largest() + ridge;
    RealVector x = minimiser(a, ridge);
    double minimum = ridge / 2 * x.dotProduct(x);
    for (double margin : a.operate(x).toArray()) {
      minimum += StrictMath.log1p(StrictMath.exp(-margin)) / rows.length;
    }
    Values minimiser = new Values(Shape.of(x.getDimension()), x.toArray());
    return new FiniteSum(name, losses, smoothness, ridge, minimiser, minimum);
  }

  /** Newton's method from 0, until the gradient no longer shrinks. */
  private static RealVector minimiser(RealMatrix a, double ridge) {
    int n = a.getRowDimension();
    RealVector x = new ArrayRealVector(a.getColumnDimension());
    RealVector best = x;
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < NEWTON_STEPS; k++) {
      RealVector pull = a.operate(x).map(m -> 1 / (1 + StrictMath.exp(m)));
      RealVector gradient = x.mapMultiply(ridge).subtract(a.preMultiply(pull).mapDivide(n));
      if (gradient.getNorm() < smallest) {
        smallest = gradient.getNorm();
        best = x;
      } else if (smallest < 1e-10) {
        break;
      }
      x =
          x.subtract(
              new CholeskyDecomposition(hessian(a, pull, ridge)).getSolver().solve(gradient));
    }
    return best;
  }

  private static RealMatrix hessian(RealMatrix a, RealVector pull, double ridge) {
    RealMatrix weighted = a.copy();
    for (int i = 0; i < a.getRowDimension(); i++) {
      double p = pull.getEntry(i);
      weighted.setRowVector(i, a.getRowVector(i).mapMultiply(p * (1 - p) / a.getRowDimension()));
    }
    RealMatrix hessian = a.transposeMultiply(weighted);
    for (int j = 0; j < a.getColumnDimension(); j++) {
      hessian.addToEntry(j, j, ridge);
    }
    // The two halves differ by roundings, which the decomposition does not forgive.
    return hessian.add(hessian.transpose()).scalarMultiply(0.5);
  }

  private static double[] signed(String line) {
    String[] fields = line.split(",");
    double sign = fields[4].equals("virginica") ? 1 : -1;
    return Arrays.stream(fields, 0, 4).mapToDouble(f -> sign * Double.parseDouble(f)).toArray();
  }

  /** The data lines: those that begin with a digit. */
  private static List<String> read() {
    try (InputStream stream = LogisticRegression.class.getResourceAsStream(IRIS)) {
      if (stream == null) {
        throw new IllegalStateException(
            IRIS + " is not on the class path beside LogisticRegression; use the whole jar");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.isEmpty() && Character.isDigit(l.charAt(0))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + IRIS + " from the class path", e);
    }
  }
}
