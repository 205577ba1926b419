package org.gradmark.core.claim;

import java.util.Locale;

/** What sort of evidence a claim rests on. */
public enum Kind {
  /** Agreement with values that an independent library computed. */
  TRAJECTORY,
  /** A relation between two runs of the same subject. */
  METAMORPHIC,
  /** A formula for the parameter after t steps. */
  CLOSED_FORM,
  /** A sentence about chance, decided from draws with a stated error rate. */
  STATISTICAL,
  /** An inequality with explicit constants, on an instance that (nearly) attains it. */
  THEOREM,
  /** The outcome at the rim of arithmetic: zero, subnormal, huge, infinite, NaN. */
  EDGE;

  /** The kind as reports write it, such as {@code closed-form}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
