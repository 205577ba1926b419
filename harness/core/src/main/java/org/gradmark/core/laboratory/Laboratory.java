package org.gradmark.core.laboratory;

import org.gradmark.core.reference.ReferenceData;

/**
 * Reference data and derived tolerances: what all cells of a run share. Thread-safe.
 *
 * @param data the golden data
 * @param tolerances derived once, used by many cells
 * @param seed of the run: 0 for the seeds that every run has unless told, so that verdicts can be
 *     compared; any other for fresh ones
 */
public record Laboratory(ReferenceData data, Tolerances tolerances, long seed) {

  /** A laboratory on this data. */
  public static Laboratory on(ReferenceData data) {
    return on(data, 0);
  }

  /** A laboratory on this data, with the seed of a run. */
  public static Laboratory on(ReferenceData data, long seed) {
    return new Laboratory(data, new Tolerances(), seed);
  }
}
