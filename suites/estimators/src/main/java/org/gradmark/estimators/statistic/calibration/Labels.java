package org.gradmark.estimators.statistic.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Independent labels of 0 or 1, each with its own probability: the draws {@code correct [1,n]}. */
final class Labels {

  private Labels() {}

  /** All sequences of labels. */
  static Law of(double... probabilities) {
    int n = probabilities.length;
    List<Drawn> all = new ArrayList<>();
    for (int code = 0; code < 1 << n; code++) {
      double probability = 1;
      double[] labels = new double[n];
      for (int i = 0; i < n; i++) {
        labels[i] = code >> i & 1;
        probability *= labels[i] == 1 ? probabilities[i] : 1 - probabilities[i];
      }
      all.add(new Drawn(probability, Map.of("correct", new Values(Shape.of(1, n), labels))));
    }
    return Law.finite(all);
  }
}
