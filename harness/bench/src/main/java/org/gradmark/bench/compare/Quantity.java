package org.gradmark.bench.compare;

/** What of a benchmark is compared. */
public enum Quantity {
  /** Seconds per operation. */
  TIME,
  /** Bytes per operation. */
  ALLOCATION
}
