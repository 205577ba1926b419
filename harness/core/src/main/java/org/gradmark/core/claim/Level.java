package org.gradmark.core.claim;

/** How binding a claim is. */
public enum Level {
  /** The paper's definition: an implementation that breaks it is wrong. */
  MUST,
  /** Good practice that the paper does not force. */
  SHOULD
}
