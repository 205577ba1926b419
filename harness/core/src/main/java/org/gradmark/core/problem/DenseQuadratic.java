package org.gradmark.core.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The quadratic {@code f(x) = <x, H x>/2 - <b, x>} of a symmetric matrix without negative
 * eigenvalues: {@code L} and {@code mu} are the extreme eigenvalues, the minimiser is the shortest
 * solution of {@code H x = b}. A method that works coordinate by coordinate cannot hide behind a
 * diagonal here.
 */
public final class DenseQuadratic implements Problem {

  private final String name;
  private final double[][] matrix;
  private final double[] b;
  private final Spectrum spectrum;
  private final Values minimiser;

  /**
   * The quadratic of a matrix; its spectrum is computed.
   *
   * @param name as reports write it
   * @param matrix H, n rows of n numbers
   * @param b n numbers; none at all for 0
   * @throws IllegalArgumentException if H is not symmetric, has a negative eigenvalue, or there is
   *     no minimum
   */
  public DenseQuadratic(String name, double[][] matrix, double... b) {
    this(name, matrix, Spectrum.of(name, matrix), b);
  }

  private DenseQuadratic(String name, double[][] matrix, Spectrum spectrum, double... b) {
    this.name = name;
    this.matrix = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    this.b = b.length == 0 ? new double[matrix.length] : b.clone();
    if (this.b.length != matrix.length) {
      throw new IllegalArgumentException(
          name + ": b has " + b.length + " numbers; the matrix has " + matrix.length + " rows");
    }
    this.spectrum = spectrum;
    this.minimiser = new Values(Shape.of(matrix.length), spectrum.solve(name, this.matrix, this.b));
  }

  /**
   * The quadratic {@code <x, Q diag(eigenvalues) Q' x>/2}, minimiser 0. {@code Q} is the product of
   * the reflections {@code I - 2 v v'/<v, v>} at the mirrors; with none of them it is the identity.
   *
   * @param eigenvalues not negative, one per dimension
   * @param mirrors normal vectors v, not 0
   */
  public static DenseQuadratic rotated(double[] eigenvalues, double[]... mirrors) {
    String name = "rotated" + Arguments.spelled(eigenvalues);
    Arguments.dimension(name, eigenvalues.length);
    for (double eigenvalue : eigenvalues) {
      Arguments.notNegative(name, "an eigenvalue", eigenvalue);
    }
    int n = eigenvalues.length;
    double[][] vectors = new double[n][];
    for (int i = 0; i < n; i++) {
      vectors[i] = reflected(name, n, i, mirrors);
    }
    double[][] matrix = new double[n][n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column <= row; column++) {
        for (int i = 0; i < n; i++) {
          matrix[row][column] += eigenvalues[i] * vectors[i][row] * vectors[i][column];
        }
        matrix[column][row] = matrix[row][column];
      }
    }
    return new DenseQuadratic(name, matrix, new Spectrum(eigenvalues.clone(), vectors));
  }

  /** Column {@code i} of Q. */
  private static double[] reflected(String name, int n, int i, double[]... mirrors) {
    double[] x = new double[n];
    x[i] = 1;
    for (double[] v : mirrors) {
      double square = Arrays.stream(v).map(e -> e * e).sum();
      if (v.length != n || square == 0) {
        throw new IllegalArgumentException(
            name + ": a mirror needs " + n + " numbers, not all 0, got " + Arrays.toString(v));
      }
      double along = 0;
      for (int k = 0; k < n; k++) {
        along += v[k] * x[k];
      }
      for (int k = 0; k < n; k++) {
        x[k] -= 2 * v[k] * along / square;
      }
    }
    return x;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Values minimiser() {
    return minimiser;
  }

  /** {@code -<b, x*>/2}. */
  @Override
  public double minimum() {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum -= b[i] * minimiser.get(i) / 2;
    }
    return sum;
  }

  @Override
  public double smoothness() {
    return spectrum.largest();
  }

  @Override
  public double strongConvexity() {
    return spectrum.smallest();
  }

  private Tensor b(Backend backend) {
    return backend.tensor(Shape.of(b.length), b);
  }

  /** {@code H x}, as the sum of H's rows times the elements of x: H is symmetric. */
  private Tensor times(Backend backend, Tensor x) {
    List<Tensor> elements = new ArrayList<>();
    for (int i = 0; i < b.length; i++) {
      elements.add(Vectors.dot(Vectors.unit(backend, b.length, i), x));
    }
    return Vectors.combine(Vectors.rows(backend, matrix), elements);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, b.length);
    return Vectors.dot(times(backend, x).over(2).minus(b(backend)), x);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return List.of(times(backend, Arguments.vector(this::name, at, b.length)).minus(b(backend)));
  }

  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    return List.of(times(backend, Arguments.vector(this::name, direction, b.length)));
  }

  /** {@code -<g, d>/<d, H d>}. */
  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    return Vectors.lineMinimum(this, backend, at, direction);
  }

  /** {@code (I + weight H)^-1 (at + weight b)}, eigenvector by eigenvector. */
  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    Tensor target = Arguments.vector(this::name, at, b.length).plus(b(backend).times(weight));
    List<Tensor> directions = Vectors.rows(backend, spectrum.eigenvectors());
    List<Tensor> coefficients = new ArrayList<>();
    for (int i = 0; i < b.length; i++) {
      Tensor shrink = weight.times(spectrum.eigenvalues()[i]).plus(1);
      coefficients.add(Vectors.dot(directions.get(i), target).over(shrink));
    }
    return Vectors.combine(directions, coefficients);
  }

  @Override
  public String toString() {
    return name();
  }
}
