package org.gradmark.core.tensor;

/** The element-wise operations of one operand that every backend implements. */
public enum Unary {
  NEGATE,
  ABS,
  /** -1, 0 or 1; NaN stays NaN. */
  SIGN,
  SQUARE,
  SQRT,
  EXP,
  /** Natural logarithm. */
  LOG
}
