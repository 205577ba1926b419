package org.gradmark.core.statistics;

/** What a {@link SequentialTest} says. */
public enum Ruling {
  /** The claim about the mean is wrong, but for the error rate alpha. */
  REFUTED,
  /** No excess as large as the declared effect, but for the error rate beta. */
  UPHELD,
  /**
   * Neither: the draws ran out. Likely the mean is beyond the bound, but by less than the effect.
   */
  UNDECIDED,
  /** A draw left its range, which no correct subject's does: the subject is wrong for certain. */
  OUT_OF_RANGE
}
