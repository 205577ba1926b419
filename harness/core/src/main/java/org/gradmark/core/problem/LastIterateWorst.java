package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A convex, M-Lipschitz function whose value rises again along the way of the subgradient method
 * with a constant rate: {@code f(x) = M max(max_i <h_i, x> - R i/65536, -R ||p||)} with unit
 * vectors {@code h_0, ..., h_(n-1)} and the shortest point {@code p} of their hull.
 *
 * <p>{@code <h_i, h_j> = -rho_i} for all {@code j > i}: every step along {@code -h_i} lifts all
 * later rows by the same {@code rho_i}, so that they stay equal, the next one is the gradient, and
 * after {@code n - 1} steps from 0 the last row is higher than 0 by the sum of all lifts. This is
 * the construction of Harvey, Liaw, Plan and Randhawa (Tight analyses for non-smooth stochastic
 * gradient descent, 2019) with larger lifts, {@code rho_i = 1/(4 (n-1-i) - 1)} and 23/32 at last,
 * as semidefinite programming finds them for the rate {@code R/(M sqrt(n))}. A slope of {@code
 * R/65536} per row breaks the ties, so that no rounding does. The minimiser is {@code -R p/||p||},
 * {@code f* = -M R ||p||}.
 */
public final class LastIterateWorst implements Problem {

  private static final double TIE = 0x1p-16;
  private static final double LAST_LIFT = 0.71875;

  private final double lipschitz;
  private final double radius;
  private final double[][] rows;
  private final double[] offsets;
  private final double lifts;
  private final double depth;
  private final Values minimiser;

  /**
   * The function of {@code dimension - 1} steps.
   *
   * @param lipschitz M, positive
   * @param radius R, positive: distance of the minimiser from 0
   * @param dimension n, the number of rows and of coordinates, at least 2
   */
  public LastIterateWorst(double lipschitz, double radius, int dimension) {
    this.lipschitz = Arguments.positive("last-iterate-worst", "M", lipschitz);
    this.radius = Arguments.positive("last-iterate-worst", "radius", radius);
    int n = Arguments.dimension("last-iterate-worst", dimension);
    rows = new double[n][n];
    offsets = new double[n];
    double before = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double diagonal = Math.sqrt(1 - before);
      double below = i == n - 1 ? 0 : (-lift(i) - before) / diagonal;
      rows[i][i] = diagonal;
      for (int j = i + 1; j < n; j++) {
        rows[j][i] = below;
      }
      before += below * below;
      sum += i == n - 1 ? 0 : lift(i);
      offsets[i] = -radius * TIE * i;
    }
    lifts = sum;
    double[] shortest = shortest();
    depth = Math.sqrt(square(shortest));
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = -radius * shortest[i] / depth;
    }
    minimiser = new Values(Shape.of(n), x);
  }

  private double lift(int i) {
    int left = rows.length - 1 - i;
    return left == 1 ? LAST_LIFT : 1.0 / (4 * left - 1);
  }

  /** Adds rows from the last to the first: each has the same product with all that are there. */
  private double[] shortest() {
    double[] p = rows[rows.length - 1].clone();
    for (int i = rows.length - 2; i >= 0; i--) {
      double there = square(p);
      double share = (there + lift(i)) / (1 + there + 2 * lift(i));
      for (int k = 0; k < p.length; k++) {
        p[k] = share * rows[i][k] + (1 - share) * p[k];
      }
    }
    return p;
  }

  private static double square(double[] v) {
    double sum = 0;
    for (double c : v) {
      sum += c * c;
    }
    return sum;
  }

  /** {@code f(x_(n-1)) - f*} of {@code n - 1} subgradient steps of a constant rate from 0. */
  public double lastGap(double rate) {
    double risen = rate * lipschitz * lifts - radius * TIE * (rows.length - 1);
    return lipschitz * (radius * depth + risen);
  }

  @Override
  public String name() {
    String constants = "M=" + Arguments.spelled(lipschitz) + ",R=" + Arguments.spelled(radius);
    return "last-iterate-worst[" + constants + ",n=" + rows.length + "]";
  }

  @Override
  public Values minimiser() {
    return minimiser;
  }

  @Override
  public double minimum() {
    return -lipschitz * radius * depth;
  }

  @Override
  public double lipschitz() {
    return lipschitz;
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor highest = heights(backend, at).max(Axis.ALL);
    return highest.max(backend.scalar(-radius * depth)).times(lipschitz);
  }

  /** M times the first of the highest rows; zero where no row is above the minimum. */
  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor heights = heights(backend, at);
    Tensor above = heights.max(Axis.ALL).greaterThan(backend.scalar(-radius * depth));
    Tensor first = Vectors.firstMaximum(backend, heights);
    double[] mask = first.toDoubles();
    int chosen = 0;
    while (mask[chosen] == 0) {
      chosen++;
    }
    Tensor row = backend.tensor(Shape.of(rows.length), rows[chosen]);
    return List.of(row.times(above).times(lipschitz));
  }

  /** {@code <h_i, x> - R i/65536}, per row. */
  private Tensor heights(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, rows.length);
    Tensor heights = backend.tensor(Shape.of(rows.length), offsets);
    for (int i = 0; i < rows.length; i++) {
      Tensor row = backend.tensor(Shape.of(rows.length), rows[i]);
      heights = heights.plus(Vectors.unit(backend, rows.length, i).times(Vectors.dot(row, x)));
    }
    return heights;
  }
}
