package org.gradmark.core.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Least squares as a finite sum of {@link Residual}s: {@code f(x) = 1/n sum (<a_i, x> - b_i)^2/2}.
 * {@code L} and {@code mu} are the extreme eigenvalues of {@code A'A/n}, the minimiser is the
 * shortest solution of the normal equations. The sum interpolates if {@code A x = b} has a
 * solution: then every component is smallest at the minimiser, and the noise vanishes there.
 */
public final class LeastSquares {

  private LeastSquares() {}

  /**
   * The sum of these rows.
   *
   * @param name as reports write it
   * @param rows a_i, each of the same length, none 0
   * @param targets b_i, one per row
   * @throws IllegalArgumentException if the lengths do not match
   */
  public static FiniteSum of(String name, double[][] rows, double... targets) {
    if (rows.length != targets.length || rows.length == 0) {
      throw new IllegalArgumentException(
          name + ": " + rows.length + " rows and " + targets.length + " targets; give one each");
    }
    List<Residual> components = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      components.add(new Residual(new Values(Shape.of(rows[0].length), rows[i]), targets[i]));
    }
    int n = rows[0].length;
    double[][] gram = new double[n][n];
    double[] right = new double[n];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < n; j++) {
        right[j] += rows[i][j] * targets[i] / rows.length;
        for (int k = 0; k < n; k++) {
          gram[j][k] += rows[i][j] * rows[i][k] / rows.length;
        }
      }
    }
    Spectrum spectrum = Spectrum.of(name, gram);
    double[] x = spectrum.solve(name, gram, right);
    Values minimiser = new Values(Shape.of(n), x);
    double minimum = components.stream().mapToDouble(c -> c.atDoubles(x)).average().orElseThrow();
    return new FiniteSum(
        name, components, spectrum.largest(), spectrum.smallest(), minimiser, minimum);
  }

  /** The sum {@code 1/n sum (<a_i, x> - <a_i, solution>)^2/2}, which interpolates. */
  public static FiniteSum interpolating(String name, double[][] rows, double... solution) {
    double[] targets =
        Arrays.stream(rows)
            .mapToDouble(
                row -> {
                  double sum = 0;
                  for (int k = 0; k < row.length; k++) {
                    sum += row[k] * solution[k];
                  }
                  return sum;
                })
            .toArray();
    return of(name, rows, targets);
  }
}
