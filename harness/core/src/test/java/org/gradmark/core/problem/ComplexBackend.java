package org.gradmark.core.problem;

import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;

/**
 * Vectors of complex numbers: {@code f(x + ih)/h} has the derivative as its imaginary part, without
 * any cancellation. Comparisons go by real parts; absolute values keep the sign's derivative, not
 * the complex modulus.
 */
final class ComplexBackend implements Backend {

  /** A vector of this backend: real parts and imaginary parts. */
  private record Data(double[] re, double[] im) {
    Data(int size) {
      this(new double[size], new double[size]);
    }
  }

  /** {@code x + i step direction}. */
  Tensor tensor(double[] x, double step, int direction) {
    Data data = new Data(x.clone(), new double[x.length]);
    data.im[direction] = step;
    return new Tensor(this, Shape.of(x.length), data);
  }

  /** Imaginary part of a scalar. */
  static double imaginary(Tensor scalar) {
    return data(scalar).im[0];
  }

  private static Data data(Tensor tensor) {
    return (Data) tensor.data();
  }

  @Override
  public String name() {
    return "complex";
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public Tensor tensor(Shape shape, double... values) {
    return new Tensor(this, shape, new Data(values.clone(), new double[values.length]));
  }

  @Override
  public double[] read(Tensor tensor) {
    return data(tensor).re.clone();
  }

  @Override
  public Tensor unary(Unary operation, Tensor a) {
    Data in = data(a);
    Data out = new Data(in.re.length);
    for (int i = 0; i < in.re.length; i++) {
      double[] z = apply(operation, in.re[i], in.im[i]);
      out.re[i] = z[0];
      out.im[i] = z[1];
    }
    return new Tensor(this, a.shape(), out);
  }

  private static double[] apply(Unary operation, double re, double im) {
    return switch (operation) {
      case NEGATE -> new double[] {-re, -im};
      case ABS -> re < 0 ? new double[] {-re, -im} : new double[] {re, im};
      case SIGN -> new double[] {Math.signum(re), 0};
      case SQUARE -> new double[] {re * re - im * im, 2 * re * im};
      case SQRT -> new double[] {Math.sqrt(re), im / (2 * Math.sqrt(re))};
      case EXP -> new double[] {Math.exp(re) * Math.cos(im), Math.exp(re) * Math.sin(im)};
      case LOG -> new double[] {Math.log(Math.hypot(re, im)), Math.atan2(im, re)};
    };
  }

  @Override
  public Tensor binary(Binary operation, Tensor a, Tensor b, Shape shape) {
    Data x = data(a);
    Data y = data(b);
    Data out = new Data(shape.size());
    for (int k = 0; k < shape.size(); k++) {
      int i = a.shape().isScalar() ? 0 : k;
      int j = b.shape().isScalar() ? 0 : k;
      double[] z = apply(operation, x.re[i], x.im[i], y.re[j], y.im[j]);
      out.re[k] = z[0];
      out.im[k] = z[1];
    }
    return new Tensor(this, shape, out);
  }

  private static double[] apply(Binary operation, double a, double b, double c, double d) {
    double square = c * c + d * d;
    return switch (operation) {
      case PLUS -> new double[] {a + c, b + d};
      case MINUS -> new double[] {a - c, b - d};
      case TIMES -> new double[] {a * c - b * d, a * d + b * c};
      case OVER -> new double[] {(a * c + b * d) / square, (b * c - a * d) / square};
      case MAX -> a >= c ? new double[] {a, b} : new double[] {c, d};
      case MIN -> a <= c ? new double[] {a, b} : new double[] {c, d};
      case LESS -> new double[] {a < c ? 1 : 0, 0};
      case GREATER -> new double[] {a > c ? 1 : 0, 0};
      case EQUAL -> new double[] {a == c ? 1 : 0, 0};
      case POWER -> new double[] {Math.pow(a, c), c * Math.pow(a, c - 1) * b};
    };
  }

  @Override
  public Tensor where(Tensor condition, Tensor yes, Tensor no, Shape shape) {
    Data out = new Data(shape.size());
    for (int k = 0; k < shape.size(); k++) {
      double test = data(condition).re[condition.shape().isScalar() ? 0 : k];
      Tensor chosen = test != 0 ? yes : no;
      int i = chosen.shape().isScalar() ? 0 : k;
      out.re[k] = data(chosen).re[i];
      out.im[k] = data(chosen).im[i];
    }
    return new Tensor(this, shape, out);
  }

  @Override
  public Tensor reduce(Reduction reduction, Axis axis, Tensor a) {
    Data in = data(a);
    double[] z = {in.re[0], in.im[0]};
    for (int i = 1; i < in.re.length; i++) {
      z = apply(reduction.step(), z[0], z[1], in.re[i], in.im[i]);
    }
    return new Tensor(
        this, axis.reduce(a.shape()), new Data(new double[] {z[0]}, new double[] {z[1]}));
  }

  @Override
  public Tensor matmul(Tensor a, Tensor b) {
    throw new UnsupportedOperationException("vectors only");
  }

  @Override
  public Tensor transpose(Tensor a) {
    throw new UnsupportedOperationException("vectors only");
  }
}
