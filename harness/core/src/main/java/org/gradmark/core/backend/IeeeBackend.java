package org.gradmark.core.backend;

import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Unary;

/**
 * Plain IEEE arithmetic in double or float: {@code f64} and {@code f32}.
 *
 * <p>A float is kept in a double and rounded after every operation. For +, -, *, / and the square
 * root that is the correctly rounded float result, because a double has more than twice a float's
 * bits (Figueroa 1995, "When is double rounding innocuous?"). Powers, exponentials and logarithms
 * are within one ulp.
 */
public final class IeeeBackend extends ElementBackend<double[]> {

  /** IEEE double. */
  public static final IeeeBackend F64 = new IeeeBackend("f64", Precision.FLOAT64);

  /** IEEE float. */
  public static final IeeeBackend F32 = new IeeeBackend("f32", Precision.FLOAT32);

  private final String name;
  private final Precision precision;

  private IeeeBackend(String name, Precision precision) {
    this.name = name;
    this.precision = precision;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  double[] allocate(int size) {
    return new double[size];
  }

  @Override
  void copy(double[] a, int i, double[] out, int k) {
    out[k] = a[i];
  }

  @Override
  void set(double[] out, int k, double value) {
    out[k] = precision.nearest(value);
  }

  @Override
  double get(double[] a, int i) {
    return a[i];
  }

  @Override
  void apply(Unary operation, double[] a, int i, double[] out, int k) {
    out[k] = precision.nearest(DoubleMath.apply(operation, a[i]));
  }

  @Override
  void apply(Binary operation, double[] a, int i, double[] b, int j, double[] out, int k) {
    out[k] = precision.nearest(DoubleMath.apply(operation, a[i], b[j]));
  }
}
