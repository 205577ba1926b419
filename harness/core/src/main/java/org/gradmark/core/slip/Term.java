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
 * @param depth how many operations lie one beneath the other
 */
record Term(Tensor value, String name, Operation operation, List<Term> operands, int depth) {

  /** A loop makes terms of any depth; beyond this, what lies beneath is let go. */
  private static final int DEEPEST = 12;

  /** So much of what is let go is still there: enough to move a bracket or a function. */
  private static final int LEFT = 3;

  /** A value that the formula has a name for. */
  static Term named(String name, Tensor value) {
    return new Term(value, name, null, List.of(), 0);
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
    // Loops, not streams: a search makes millions of terms.
    Tensor[] values = new Tensor[operands.size()];
    Term[] kept = new Term[operands.size()];
    int depth = 0;
    for (int i = 0; i < values.length; i++) {
      Term operand = operands.get(i);
      values[i] = operand.value();
      kept[i] = operand.depth() < DEEPEST ? operand : operand.upTo(LEFT);
      depth = Math.max(depth, kept[i].depth());
    }
    Tensor value = operation.of(List.of(values));
    return new Term(value, null, operation, List.of(kept), depth + 1);
  }

  private static int above(List<Term> operands) {
    return operands.stream().mapToInt(Term::depth).max().orElse(0) + 1;
  }

  /** The same with so many levels of operations. */
  private Term upTo(int levels) {
    if (operation == null) {
      return this;
    }
    if (levels == 0) {
      return called(Formula.REST);
    }
    List<Term> left = operands.stream().map(o -> o.upTo(levels - 1)).toList();
    return new Term(value, null, operation, left, above(left));
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
