package org.gradmark.bench.compare;

import java.util.Locale;

/** Which of the two that are compared. */
public enum Side {
  /** What there was before. */
  OLD,
  /** What is to be judged. */
  NEW;

  /** As messages write it, such as {@code old}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
