package org.gradmark.core.tensor;

import java.util.Locale;

/**
 * The element-wise operations of two operands that every backend implements. Comparisons give 1 for
 * true and 0 for false; they, too, are tensors, so that no rule has to look at a value on the host.
 */
public enum Binary {
  PLUS,
  MINUS,
  TIMES,
  OVER,
  /** The larger operand; NaN if either is NaN. */
  MAX,
  /** The smaller operand; NaN if either is NaN. */
  MIN,
  /** First operand to the power of the second. */
  POWER,
  LESS,
  GREATER,
  EQUAL;

  /** Kept: every operation has it at hand for its errors. */
  private final String label = name().toLowerCase(Locale.ROOT);

  /** What messages call it, such as {@code plus}. */
  public String label() {
    return label;
  }
}
