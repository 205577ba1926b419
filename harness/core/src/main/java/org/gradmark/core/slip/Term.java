package org.gradmark.core.slip;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradmark.core.slip.Operation.One;
import org.gradmark.core.slip.Operation.Two;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;

/**
 * A value in a formula, and how it came about.
 *
 * @param value in the arithmetic that computes it
 * @param name what the formula calls it; null for the result of an operation that has no name
 * @param operation what it is the result of; null for what has a name
 * @param operands of the operation
 */
record Term(Tensor value, String name, Operation operation, List<Term> operands) {

  /** A value that the formula has a name for. */
  static Term named(String name, Tensor value) {
    return new Term(value, name, null, List.of());
  }

  /** A number. */
  static Term number(double number, Tensor like) {
    return named(Formula.number(number), like.backend().scalar(number));
  }

  /**
   * The result of an operation.
   *
   * @throws IllegalArgumentException if the operands' shapes do not fit
   */
  static Term of(Operation operation, List<Term> operands) {
    List<Tensor> values = operands.stream().map(Term::value).toList();
    return new Term(operation.of(values), null, operation, operands);
  }

  static Term of(Binary binary, Term a, Term b) {
    return of(new Two(binary), List.of(a, b));
  }

  static Term of(Unary unary, Term a) {
    return of(new One(unary), List.of(a));
  }

  /** The same value under a name. */
  Term called(String other) {
    return named(other, value);
  }

  /** Whether the formula has a number here. */
  boolean isNumber() {
    return name != null && Formula.isNumber(name);
  }

  /**
   * Another number instead of this one.
   *
   * @throws IllegalArgumentException if this is none, or there is no such number
   */
  Term changed(DoubleUnaryOperator change) {
    double other = isNumber() ? change.applyAsDouble(Double.parseDouble(name)) : Double.NaN;
    if (!Double.isFinite(other)) {
      throw new IllegalArgumentException("no number: " + text());
    }
    return number(other, value);
  }

  boolean isScalar() {
    return value.shape().isScalar();
  }

  /** As a formula. */
  String text() {
    return Formula.of(this);
  }
}
