package org.gradmark.core.claim;

import org.gradmark.core.contract.Subject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.tensor.Precision;

/**
 * Everything a check needs to know about the cell that it decides.
 *
 * @param subject who is tried
 * @param backend on which arithmetic
 * @param laboratory reference data and derived tolerances
 * @param seed seed of everything random
 */
public record Trial<S extends Subject>(
    S subject, String backend, Laboratory laboratory, long seed) {

  /** The precision of the arithmetic. */
  public Precision precision() {
    return subject.precision(backend);
  }
}
