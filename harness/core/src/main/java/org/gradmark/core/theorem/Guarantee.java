package org.gradmark.core.theorem;

/** How much a bound promises. */
public enum Guarantee {
  /** The bound is attained: the worst instance reaches it. */
  TIGHT,
  /** The bound holds; nobody is known to reach it. */
  UPPER;

  /** Share of a tight bound that its worst instance must reach. */
  public static final double REACHED = 0.99;
}
