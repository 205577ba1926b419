package org.gradmark.core.slip;

import static org.testng.Assert.assertEquals;

import java.util.List;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.slip.Operation.Other;
import org.gradmark.core.slip.Operation.Reduced;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Formulas have the brackets that they need, and no others. */
public class FormulaTest {

  private static final Tensor MATRIX = IeeeBackend.F64.tensor(Shape.of(2, 2), 1, 2, 3, 4);

  private static final Term A = Term.named("a", MATRIX);
  private static final Term B = Term.named("b", MATRIX);
  private static final Term C = Term.named("c", MATRIX);
  private static final Term PART = Term.named("part of x", MATRIX);
  private static final Term ANSWER = Term.named("gradient(a - b)", MATRIX);
  private static final Term ONE = Term.number(-1, MATRIX);

  @DataProvider
  public static Object[][] formulas() {
    return new Object[][] {
      // Signs.
      {square(ONE), "(-1)²"},
      {power(ONE, A), "(-1)^a"},
      {power(A, ONE), "a^(-1)"},
      {square(minus(A)), "(-a)²"},
      {minus(square(A)), "-a²"},
      {minus(power(A, B)), "-a^b"},
      {minus(minus(A)), "-(-a)"},
      {minus(ONE), "-(-1)"},
      {minus(plus(A, B)), "-(a + b)"},
      {minus(times(A, B)), "-(a * b)"},
      {plus(A, ONE), "a + (-1)"},
      {minus(A, minus(B)), "a - (-b)"},
      {minus(A, times(ONE, B)), "a - (-1 * b)"},
      {times(A, minus(B)), "a * (-b)"},
      {over(A, ONE), "a / (-1)"},
      {plus(minus(A), B), "-a + b"},
      {times(ONE, A), "-1 * a"},
      // Sums.
      {minus(A, plus(B, C)), "a - (b + c)"},
      {minus(A, minus(B, C)), "a - (b - c)"},
      {minus(minus(A, B), C), "a - b - c"},
      {plus(A, minus(B, C)), "a + b - c"},
      {minus(A, times(B, C)), "a - b * c"},
      {times(A, plus(B, C)), "a * (b + c)"},
      // Quotients.
      {over(times(A, B), C), "a * b / c"},
      {over(A, times(B, C)), "a / (b * c)"},
      {over(A, over(B, C)), "a / (b / c)"},
      {over(over(A, B), C), "a / b / c"},
      {over(times(A, B), times(B, C)), "a * b / (b * c)"},
      {over(A, square(B)), "a / b²"},
      // Powers.
      {square(over(A, B)), "(a / b)²"},
      {square(plus(A, B)), "(a + b)²"},
      {power(over(A, B), C), "(a / b)^c"},
      {power(A, power(B, C)), "a^(b^c)"},
      {power(power(A, B), C), "(a^b)^c"},
      {power(A, times(B, C)), "a^(b * c)"},
      {power(square(A), B), "(a²)^b"},
      {square(power(A, B)), "(a^b)²"},
      {square(square(A)), "(a²)²"},
      {square(Term.of(Unary.SQRT, A)), "√(a)²"},
      {times(square(A), power(B, C)), "a² * b^c"},
      // Comparisons.
      {plus(Term.of(Binary.LESS, A, B), C), "(a < b) + c"},
      {Term.of(Binary.LESS, plus(A, B), C), "a + b < c"},
      {square(Term.of(Binary.EQUAL, A, B)), "(a = b)²"},
      // Matrices.
      {square(matrices(A, B)), "(a @ b)²"},
      {transposed(matrices(A, B)), "(a @ b)'"},
      {matrices(transposed(A), B), "a' @ b"},
      {times(A, matrices(B, C)), "a * (b @ c)"},
      {matrices(times(A, B), C), "(a * b) @ c"},
      {matrices(over(A, B), C), "(a / b) @ c"},
      {over(matrices(A, B), C), "(a @ b) / c"},
      {matrices(matrices(A, B), C), "a @ b @ c"},
      {plus(matrices(A, B), C), "a @ b + c"},
      {minus(A, matrices(B, C)), "a - b @ c"},
      {minus(matrices(A, B)), "-(a @ b)"},
      {transposed(square(A)), "(a²)'"},
      // Words.
      {square(PART), "(part of x)²"},
      {transposed(PART), "(part of x)'"},
      {times(PART, A), "part of x * a"},
      {square(ANSWER), "gradient(a - b)²"},
      {square(rows(A)), "(sum(a) of each row)²"},
      {square(Term.of(new Reduced(Reduction.SUM, Axis.ALL), List.of(A))), "sum(a)²"},
    };
  }

  @Test(dataProvider = "formulas")
  public void hasTheBracketsThatItNeeds(Term term, String text) {
    assertEquals(Formula.of(term), text);
  }

  private static Term plus(Term a, Term b) {
    return Term.of(Binary.PLUS, a, b);
  }

  private static Term minus(Term a, Term b) {
    return Term.of(Binary.MINUS, a, b);
  }

  private static Term times(Term a, Term b) {
    return Term.of(Binary.TIMES, a, b);
  }

  private static Term over(Term a, Term b) {
    return Term.of(Binary.OVER, a, b);
  }

  private static Term power(Term a, Term b) {
    return Term.of(Binary.POWER, a, b);
  }

  private static Term minus(Term a) {
    return Term.of(Unary.NEGATE, a);
  }

  private static Term square(Term a) {
    return Term.of(Unary.SQUARE, a);
  }

  private static Term matrices(Term a, Term b) {
    return Term.of(Other.MATMUL, List.of(a, b));
  }

  private static Term transposed(Term a) {
    return Term.of(Other.TRANSPOSE, List.of(a));
  }

  private static Term rows(Term a) {
    return Term.of(new Reduced(Reduction.SUM, Axis.ROW), List.of(a));
  }
}
