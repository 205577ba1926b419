package org.gradmark.optimizers.adaptive.accumulated;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;

/** Gradients along a run, summed; the gradients are the oracle's own, whatever was asked. */
final class Accumulation {

  private Accumulation() {}

  /** {@code ||g_t||}, at the point with which step {@code t} begins. */
  static double slope(Course course, int t) {
    return Course.norm(gradient(course, t));
  }

  static Values gradient(Course course, int t) {
    return course.scenario().stages().get(t - 1).oracle().gradient(List.of(course.x(t - 1))).get(0);
  }

  static double sum(int t, IntToDoubleFunction ofStep) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      sum += ofStep.applyAsDouble(s);
    }
    return sum;
  }

  /** {@code b_t = sqrt(b_0² + ||g_1||² + ... + ||g_t||²)}. */
  static double norm(Course course, int t, double start) {
    return Math.sqrt(start * start + sum(t, s -> slope(course, s) * slope(course, s)));
  }

  /** The length of step {@code t}. */
  static double length(Course course, int t) {
    return Course.distance(course.x(t - 1), course.x(t));
  }

  /** {@code sum ||g_s|| ||x_s - x_(s-1)||/alpha}: {@code sum ||g_s||²/b_s} of the right method. */
  static double progress(Course course, int t, double rate) {
    return sum(t, s -> slope(course, s) * length(course, s)) / rate;
  }
}
