package org.gradmark.core.theorem;

import java.util.Locale;

/** How much a bound promises. */
public enum Guarantee {
  /** The bound is attained: the worst instance reaches it. */
  TIGHT,
  /** The bound holds; nobody is known to reach it. */
  UPPER,
  /** A statement about a mean, which is tested with stated error rates. */
  STATISTICAL;

  /** Share of a tight bound that its worst instance must reach. */
  public static final double REACHED = 0.99;

  /** As reports write it, such as {@code tight}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
