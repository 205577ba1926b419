package org.gradmark.core.reference;

import java.util.List;
import java.util.Map;
import org.gradmark.core.tensor.Values;

/**
 * A worst case of a method that performance estimation found: the value, and the points, gradients
 * and values of a function that attains it.
 *
 * @param name of its file, such as {@code optimized-gradient}
 * @param parameters of the problem class and the method
 * @param value the worst case, under the file's normalisation of the start
 * @param start the first point; null if the file stores no instance
 * @param minimiser the optimum; null if there is none, or no instance is stored
 * @param minimum value of the objective there
 * @param functions name of each function (or operator) to what is known of it, in the order asked
 */
public record WorstCase(
    String name,
    Map<String, Double> parameters,
    double value,
    Values start,
    Values minimiser,
    double minimum,
    Map<String, List<Known>> functions) {

  /**
   * What is known of a function at a point.
   *
   * @param x the point
   * @param g a (sub)gradient there, or the operator's value
   * @param f the value; NaN for an operator
   */
  public record Known(Values x, Values g, double f) {}

  /**
   * A parameter of the problem class or the method.
   *
   * @throws IllegalArgumentException if there is none of that name; the message names those there
   *     are
   */
  public double parameter(String parameter) {
    Double found = parameters.get(parameter);
    if (found == null) {
      throw new IllegalArgumentException(
          name + " has no parameter \"" + parameter + "\"; there are " + parameters.keySet());
    }
    return found;
  }
}
