package org.gradmark.core.claim;

import org.gradmark.core.contract.Subject;

/**
 * An impostor that a claim must reject, and what it must say about it.
 *
 * @param impostor the wrong subject
 * @param message a part of the message that the verdict must contain
 */
public record Rejection<S extends Subject>(S impostor, String message) {

  @Override
  public String toString() {
    return impostor.id();
  }
}
