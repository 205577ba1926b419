package org.gradmark.backends.gpu.emit;

import org.gradmark.backends.fused.graph.Language;
import org.gradmark.backends.fused.graph.Reach;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Unary;

/** Expressions of C, in a loop whose places are called {@code i}, {@code row}, {@code column}. */
final class CLanguage implements Language {

  private final Real real;
  private final Layout layout;

  /**
   * The language of a program's kernels.
   *
   * @param layout says which buffers are narrow; null where there are none to speak of
   */
  CLanguage(Real real, Layout layout) {
    this.real = real;
    this.layout = layout;
  }

  @Override
  public String type() {
    return "real";
  }

  /** The name of a buffer. */
  static String buffer(int index) {
    return "b" + index;
  }

  @Override
  public String element(int buffer, Reach reach) {
    String place =
        switch (reach) {
          case ONE -> "0";
          case PER_ROW -> "row";
          case PER_COLUMN -> "column";
          case EACH -> "i";
        };
    return isNarrow(buffer)
        ? "g_widen(" + buffer(buffer) + ", " + place + ")"
        : buffer(buffer) + "[" + place + "]";
  }

  private boolean isNarrow(int buffer) {
    return layout != null && layout.isNarrow(buffer);
  }

  /** Stores a value of a loop over elements. */
  String store(int buffer, String value) {
    return isNarrow(buffer)
        ? "g_narrow(" + buffer(buffer) + ", i, " + value + ");"
        : buffer(buffer) + "[i] = " + value + ";";
  }

  /** A parameter of a kernel. */
  String parameter(int buffer) {
    return "GLOBAL " + (isNarrow(buffer) ? "ushort" : type()) + "* " + buffer(buffer);
  }

  @Override
  public String scalar(int index) {
    return "s[" + index + "]";
  }

  @Override
  public String unary(Unary operation, String a) {
    return switch (operation) {
      case NEGATE -> "(-" + a + ")";
      case ABS -> "fabs(" + a + ")";
      case SIGN -> "g_sign(" + a + ")";
      case SQUARE -> "(" + a + " * " + a + ")";
      case SQRT -> "g_sqrt(" + a + ")";
      case EXP -> "g_exp(" + a + ")";
      case LOG -> "g_log(" + a + ")";
    };
  }

  @Override
  public String arithmetic(Binary operation, String a, String b) {
    return switch (operation) {
      case PLUS -> "(" + a + " + " + b + ")";
      case MINUS -> "(" + a + " - " + b + ")";
      case TIMES -> "(" + a + " * " + b + ")";
      case OVER -> "g_over(" + a + ", " + b + ")";
      case MAX -> "g_max(" + a + ", " + b + ")";
      case MIN -> "g_min(" + a + ", " + b + ")";
      case POWER -> "g_pow(" + a + ", " + b + ")";
      case LESS, GREATER, EQUAL -> throw new IllegalArgumentException(operation + " compares");
    };
  }

  @Override
  public String number(double value) {
    return real == Real.SINGLE ? (float) value + "f" : Double.toString(value);
  }

  @Override
  public String declaration(String name, String expression) {
    return "const real " + name + " = " + expression + ";";
  }
}
