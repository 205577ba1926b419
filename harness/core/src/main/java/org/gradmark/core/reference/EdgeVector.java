package org.gradmark.core.reference;

import java.util.List;
import java.util.Map;
import org.gradmark.core.tensor.Values;

/**
 * Gradients at the rim of arithmetic, and what they must lead to.
 *
 * @param name such as {@code zero_gradient}
 * @param title what it is, in one sentence
 * @param initial the parameter before the first step
 * @param gradients dtype to gradient per step; elements 0 and 1 carry the edge value
 * @param outcomes system to dialect to outcome of elements 0 and 1: {@code unchanged}, {@code
 *     finite}, {@code not_finite} or {@code unspecified}
 */
public record EdgeVector(
    String name,
    String title,
    Values initial,
    Map<String, List<Values>> gradients,
    Map<String, Map<String, String>> outcomes) {

  /** Number of elements that carry the edge value; the others are ordinary. */
  public static final int EDGE_ELEMENTS = 2;

  /** What a dialect must come to; {@code unspecified} where nothing is said. */
  public String outcome(String system, String dialect) {
    return outcomes.getOrDefault(system, Map.of()).getOrDefault(dialect, "unspecified");
  }
}
