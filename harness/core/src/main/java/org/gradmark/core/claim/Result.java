package org.gradmark.core.claim;

import java.util.Locale;

/** What came of a cell. */
public enum Result {
  /** The subject does what the claim says. */
  PASS,
  /** It does not, but it follows another known dialect of the system exactly. */
  DEVIATES,
  /** It does not. */
  FAIL,
  /** The claim could not be put to the subject; the message says why. */
  SKIPPED,
  /**
   * The subject crashed, hung or answered garbage, or the data could not be read; the message says
   * which.
   */
  ERROR;

  /** Whether a gate lets it through. */
  public boolean isGood() {
    return this == PASS || this == SKIPPED;
  }

  /** The result as reports write it, such as {@code pass}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
