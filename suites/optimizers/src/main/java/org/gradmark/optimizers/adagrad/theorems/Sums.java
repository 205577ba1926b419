package org.gradmark.optimizers.adagrad.theorems;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;

import java.util.Collections;
import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;

/**
 * What theorems about AdaGrad have in common: linear losses with given slopes, one coordinate each,
 * and the sums of their squares.
 */
final class Sums {

  private Sums() {}

  /** A run on linear losses, from 0; one row per step. */
  static Instance.Draft on(String name, double[]... slopes) {
    return Instance.on(new Linear(new double[slopes[0].length]))
        .named(name)
        .from(new double[slopes[0].length])
        .facing(t -> Oracle.fixed(List.of(new Values(Shape.of(slopes[0].length), slopes[t - 1]))))
        .with(EPSILON, 0)
        .steps(slopes.length);
  }

  /** The same slope at every step. */
  static double[][] constant(int steps, double... slope) {
    return Collections.nCopies(steps, slope).toArray(double[][]::new);
  }

  /** {@code G_t} of coordinate i, with {@code G_0 = start}. */
  static double squares(double[][] slopes, int t, int i, double start) {
    double sum = start;
    for (int s = 0; s < t; s++) {
      sum += slopes[s][i] * slopes[s][i];
    }
    return sum;
  }

  /** {@code sum_(s<=t) <g_s, x_(s-1) - u>}. */
  static double regret(Course course, int t, double[][] slopes, double... u) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      for (int i = 0; i < u.length; i++) {
        sum += slopes[s - 1][i] * (course.x(s - 1).get(i) - u[i]);
      }
    }
    return sum;
  }
}
