package org.gradmark.core.laboratory;

import org.gradmark.core.reference.ReferenceData;

/**
 * Reference data and derived tolerances: what all cells of a run share. Thread-safe.
 *
 * @param data the golden data
 * @param tolerances derived once, used by many cells
 */
public record Laboratory(ReferenceData data, Tolerances tolerances) {

  /** A laboratory on this data. */
  public static Laboratory on(ReferenceData data) {
    return new Laboratory(data, new Tolerances());
  }
}
