package org.gradmark.core.theorem;

import org.gradmark.core.tensor.Values;

/**
 * What an optimizer asked during a step, and what it was told.
 *
 * @param kind what was asked for
 * @param at where; for a linear minimum, the direction
 * @param answer the answer
 */
public record Question(Kind kind, Values at, Values answer) {

  /** The questions of {@link org.gradmark.core.contract.Oracle}. */
  public enum Kind {
    GRADIENT,
    VALUE,
    HESSIAN_VECTOR,
    PROXIMAL,
    LINEAR_MINIMUM,
    LINE_MINIMUM,
    COMPONENT_GRADIENT
  }
}
