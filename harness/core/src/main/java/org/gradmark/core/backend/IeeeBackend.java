package org.gradmark.core.backend;

import java.util.List;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Unary;

/**
 * Plain IEEE arithmetic in double or float: {@code f64} and {@code f32}.
 *
 * <p>{@code f32-bf16} and {@code f32-f16} are {@code f32} but for what stays between steps. A float
 * is kept in a double and rounded after every operation. For +, -, *, / and the square root that is
 * the correctly rounded float result, because a double has more than twice a float's bits (Figueroa
 * 1995, "When is double rounding innocuous?"). Powers, exponentials and logarithms are within one
 * ulp.
 */
public final class IeeeBackend extends ElementBackend<double[]> {

  /** IEEE double. */
  public static final IeeeBackend F64 = new IeeeBackend("f64", Precision.FLOAT64);

  /** IEEE float. */
  public static final IeeeBackend F32 = new IeeeBackend("f32", Precision.FLOAT32);

  /** IEEE float that keeps parameters and state in bfloat16. */
  public static final IeeeBackend F32_BF16 =
      new IeeeBackend("f32-bf16", Precision.KEPT_IN_BFLOAT16);

  /** IEEE float that keeps parameters and state in IEEE half. */
  public static final IeeeBackend F32_F16 = new IeeeBackend("f32-f16", Precision.KEPT_IN_FLOAT16);

  private final String name;
  private final Precision arithmetic;
  private final Precision precision;

  private IeeeBackend(String name, Precision precision) {
    this.name = name;
    this.precision = precision;
    this.arithmetic = precision.arithmetic();
  }

  /** Plain arithmetic of a precision; the exact one is none. */
  public static IeeeBackend of(Precision precision) {
    for (IeeeBackend backend : List.of(F64, F32, F32_BF16, F32_F16)) {
      if (backend.precision == precision) {
        return backend;
      }
    }
    throw new IllegalArgumentException("no plain arithmetic in " + precision.dtype());
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
    out[k] = arithmetic.nearest(value);
  }

  @Override
  double get(double[] a, int i) {
    return a[i];
  }

  @Override
  double kept(double value) {
    return precision.nearest(value);
  }

  @Override
  void apply(Unary operation, double[] a, int i, double[] out, int k) {
    out[k] = arithmetic.nearest(DoubleMath.apply(operation, a[i]));
  }

  @Override
  void apply(Binary operation, double[] a, int i, double[] b, int j, double[] out, int k) {
    out[k] = arithmetic.nearest(DoubleMath.apply(operation, a[i], b[j]));
  }
}
