package org.gradmark.optimizers.adam.theorems;

import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;

/**
 * What theorems about the steps of adaptive methods have in common: gradients that are given, one
 * coordinate, and how far it moved.
 */
final class Steps {

  private Steps() {}

  /** A run on these gradients, whatever the parameter is. */
  static Instance.Draft on(String name, double... gradients) {
    return Instance.on(new Linear(0))
        .named(name)
        .from(0)
        .facing(t -> Oracle.fixed(List.of(new Values(Shape.of(1), gradients[t - 1]))))
        .steps(gradients.length);
  }

  /** {@code |x_t - x_(t-1)|}. */
  static double length(Course course, int t) {
    return Course.distance(course.x(t), course.x(t - 1));
  }

  /** The largest step that Cauchy and Schwarz leave m against the root of v, both uncorrected. */
  static double largest(int t, double beta1, double beta2) {
    double r = beta1 * beta1 / beta2;
    double sum = (1 - Math.pow(r, t)) / (1 - r);
    return (1 - beta1) * Math.sqrt(sum / (1 - beta2));
  }

  /** {@code sqrt(1 - beta2^t)/(1 - beta1^t)}. */
  static double correction(int t, double beta1, double beta2) {
    return Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
  }
}
