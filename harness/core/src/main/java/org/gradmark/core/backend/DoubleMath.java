package org.gradmark.core.backend;

import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Powers;
import org.gradmark.core.tensor.Unary;

/**
 * What the façade's operations mean on doubles. {@code StrictMath} where the platform might differ
 * in the last bit.
 */
final class DoubleMath {

  private DoubleMath() {}

  static double apply(Unary operation, double a) {
    return switch (operation) {
      case NEGATE -> -a;
      case ABS -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case SQUARE -> a * a;
      case SQRT -> Math.sqrt(a);
      case EXP -> StrictMath.exp(a);
      case LOG -> StrictMath.log(a);
    };
  }

  static double apply(Binary operation, double a, double b) {
    return switch (operation) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case OVER -> a / b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case POWER -> Powers.of(a, b);
      case LESS -> a < b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
    };
  }
}
