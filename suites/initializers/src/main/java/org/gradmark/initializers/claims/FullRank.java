package org.gradmark.initializers.claims;

import java.util.Arrays;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.NormalScores;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Whether no row or column, on the shorter side of a kernel's matrix, is made of the others: used
 * again, turned over, or a sum.
 *
 * <p>Weights of any continuous law are turned into normal ones, one by one. The condition of a
 * normal m by n matrix is above {@code x m / l}, {@code l = m - n + 1}, with probability {@code
 * (6.414 / x)^l / sqrt(2 pi)} at most for x of l or more (Z. Chen, J. Dongarra, <em>Condition
 * numbers of Gaussian random matrices</em>, 2005, theorem 4.5). It is at least the ratio of the
 * largest norm of a column to the smallest distance of a column from those before it, which
 * Cholesky's factor of the Gram matrix has on its diagonal.
 */
final class FullRank {

  private static final double CHEN_DONGARRA = 6.414;

  /** The Gram matrix has the square of the condition: beyond this, rounding hides it. */
  private static final double LARGEST = 1e6;

  static final InitializerMistake REUSED =
      InitializerMistake.rearranged(
          "rows-reused",
          "the second half of the rows are rows of the first, with a sign each",
          (kernel, w) -> {
            int columns = kernel.matrix().columns();
            int half = (kernel.matrix().rows() + 1) / 2;
            double mean = Arrays.stream(w).average().orElse(0);
            double[] changed = w.clone();
            for (int i = half * columns; i < w.length; i++) {
              int from = i / columns * 7 % half;
              double sign = Math.signum(w[i / columns * columns] - mean);
              changed[i] = mean + sign * (w[from * columns + i % columns] - mean);
            }
            return changed;
          });

  /** Of a normal law the sum is as normal as the others. */
  static final InitializerMistake SUM =
      InitializerMistake.rearranged(
          "last-row-is-a-sum",
          "the last row is the sum of the others, scaled",
          (kernel, w) -> {
            int columns = kernel.matrix().columns();
            int rows = kernel.matrix().rows();
            double[] changed = w.clone();
            for (int j = 0; j < columns && rows > 1; j++) {
              double sum = 0;
              for (int i = 0; i < rows - 1; i++) {
                sum += w[i * columns + j];
              }
              changed[(rows - 1) * columns + j] = sum / Math.sqrt(rows - 1);
            }
            return changed;
          });

  private FullRank() {}

  /** Takes in the test of a kernel. */
  static void add(Findings findings, Kernel kernel, Values filled, Law law) {
    Shape matrix = kernel.matrix();
    int shorter = Math.min(matrix.rows(), matrix.columns());
    int longer = Math.max(matrix.rows(), matrix.columns());
    double condition = condition(NormalScores.of(filled.toArray(), law), matrix);
    int freedom = longer - shorter + 1;
    double x = condition * freedom / longer;
    double p = Math.pow(CHEN_DONGARRA / x, freedom) / Math.sqrt(2 * Math.PI);
    findings.add(
        shorter > 1 && x >= freedom ? Math.min(1, p) : 1,
        "on "
            + kernel
            + " the condition of the matrix is "
            + Findings.brief(condition)
            + " or more");
  }

  /** A lower bound of the condition, {@value #LARGEST} where there is none. */
  static double condition(double[] w, Shape matrix) {
    boolean tall = matrix.rows() >= matrix.columns();
    int n = tall ? matrix.columns() : matrix.rows();
    int length = w.length / n;
    double[][] gram = new double[n][n];
    double[][] lines = new double[n][length];
    for (int i = 0; i < w.length; i++) {
      lines[tall ? i % n : i / length][tall ? i / n : i % length] = w[i];
    }
    double largest = 0;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
          sum += lines[a][i] * lines[b][i];
        }
        gram[a][b] = sum;
      }
      largest = Math.max(largest, gram[a][a]);
    }
    double smallest = largest;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        for (int c = 0; c < b; c++) {
          gram[a][b] -= gram[a][c] * gram[b][c];
        }
        gram[a][b] /= gram[b][b];
        gram[a][a] -= gram[a][b] * gram[a][b];
      }
      smallest = Math.min(smallest, gram[a][a]);
      if (!(gram[a][a] > largest / (LARGEST * LARGEST))) {
        return LARGEST;
      }
      gram[a][a] = Math.sqrt(gram[a][a]);
    }
    return Math.sqrt(largest / smallest);
  }
}
