package org.gradmark.core.estimator;

import java.util.Map;
import org.gradmark.core.tensor.Values;

/**
 * One outcome of a law.
 *
 * @param probability of it; in quadrature, the weight of the node
 * @param values the draws by name
 */
public record Drawn(double probability, Map<String, Values> values) {

  public Drawn {
    values = Map.copyOf(values);
    if (!(probability >= 0)) {
      throw new IllegalArgumentException(
          "an outcome has the probability " + probability + "; it must be >= 0");
    }
  }
}
