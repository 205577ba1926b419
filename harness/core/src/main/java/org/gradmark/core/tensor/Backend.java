package org.gradmark.core.tensor;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The arithmetic (and device) that gives a rule's tensor operations their meaning: 50 digits, IEEE
 * double, random rounding, another library's arrays, a generated kernel.
 *
 * <p>Shapes have been checked by {@link Tensor} before a backend is called. A backend is free of
 * state that a caller can see: the same operation on the same operands always gives the same bits,
 * in any order and on any thread.
 */
public interface Backend {

  /** Name as users write it, such as {@code f64}. */
  String name();

  /** What a rounding error of this arithmetic looks like. */
  Precision precision();

  /**
   * A tensor of these values, each rounded to this arithmetic.
   *
   * @param values row-major, exactly {@code shape.size()} of them; not kept
   */
  Tensor tensor(Shape shape, double... values);

  /** The values of a tensor of this backend, each rounded to the nearest double, row-major. */
  double[] read(Tensor tensor);

  /** Element-wise operation of one operand. */
  Tensor unary(Unary operation, Tensor a);

  /** Element-wise operation of two operands whose shapes broadcast to {@code shape}. */
  Tensor binary(Binary operation, Tensor a, Tensor b, Shape shape);

  /**
   * Element-wise choice: {@code yes} where {@code condition} is not zero, else {@code no}; all
   * broadcast to {@code shape}.
   */
  Tensor where(Tensor condition, Tensor yes, Tensor no, Shape shape);

  /** Reduction over an axis. */
  Tensor reduce(Reduction reduction, Axis axis, Tensor a);

  /** Matrix product of {@code [n,k]} and {@code [k,m]}. */
  Tensor matmul(Tensor a, Tensor b);

  /** Transpose of a matrix. */
  Tensor transpose(Tensor a);

  /**
   * All elements of tensors, row by row and one tensor after the other, in one row. Nothing is
   * computed.
   *
   * @return empty where the backend has no operation for it, and others have to do
   */
  default Optional<Tensor> flat(List<Tensor> tensors) {
    return Optional.empty();
  }

  /**
   * A function of one operand that the backend has no operation for.
   *
   * @param name as formulas write it, such as {@code cosPi}
   * @param series computes it from other operations
   */
  default Tensor function(String name, UnaryOperator<Tensor> series, Tensor a) {
    return series.apply(a);
  }

  /**
   * Computes these tensors now, all together, where they are only recorded so far. It changes no
   * value: it says that somebody will go on from here.
   */
  default void settle(List<Tensor> tensors) {}

  /**
   * What is left of these tensors when the next step begins: they are settled, and rounded to the
   * format in which parameters and state are kept, where that is narrower than the arithmetic.
   * Scalars are not.
   *
   * @return one for each, in the same order
   */
  default List<Tensor> keep(List<Tensor> tensors) {
    settle(tensors);
    return tensors;
  }

  /** A scalar tensor of this value. */
  default Tensor scalar(double value) {
    return tensor(Shape.SCALAR, value);
  }
}
