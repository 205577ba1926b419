package org.gradmark.backends.fused.cpu;

import org.gradmark.backends.fused.graph.Language;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Powers;
import org.gradmark.core.tensor.Unary;

/**
 * Java expressions that round after every operation, as the plain backends do: the same bits, NaN
 * and signed zeros included. Exponentials and logarithms are {@code StrictMath}'s and powers are
 * those of {@link Powers}, as theirs.
 */
abstract class JavaLanguage implements Language {

  private final Numbers numbers;

  JavaLanguage(Numbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public String type() {
    return numbers.type();
  }

  @Override
  public String scalar(int index) {
    return "s[" + index + "]";
  }

  @Override
  public String number(double value) {
    return numbers == Numbers.SINGLE ? (float) value + "f" : Double.toString(value);
  }

  @Override
  public String unary(Unary operation, String a) {
    return switch (operation) {
      case NEGATE -> "(-" + a + ")";
      case ABS -> "Math.abs(" + a + ")";
      case SIGN -> "Math.signum(" + a + ")";
      case SQUARE -> "(" + a + " * " + a + ")";
      case SQRT -> rounded("Math.sqrt(" + a + ")");
      case EXP -> rounded("StrictMath.exp(" + a + ")");
      case LOG -> rounded("StrictMath.log(" + a + ")");
    };
  }

  @Override
  public String arithmetic(Binary operation, String a, String b) {
    return switch (operation) {
      case PLUS -> "(" + a + " + " + b + ")";
      case MINUS -> "(" + a + " - " + b + ")";
      case TIMES -> "(" + a + " * " + b + ")";
      case OVER -> "(" + a + " / " + b + ")";
      case MAX -> "Math.max(" + a + ", " + b + ")";
      case MIN -> "Math.min(" + a + ", " + b + ")";
      case POWER -> rounded(Powers.class.getName() + ".of(" + a + ", " + b + ")");
      case LESS, GREATER, EQUAL -> throw new IllegalArgumentException(operation + " compares");
    };
  }

  private String rounded(String expression) {
    return numbers == Numbers.SINGLE ? "((float) " + expression + ")" : expression;
  }
}
