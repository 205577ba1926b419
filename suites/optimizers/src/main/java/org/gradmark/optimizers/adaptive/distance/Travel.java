package org.gradmark.optimizers.adaptive.distance;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;

/** How far a run has gone; gradients are the oracle's own, whatever was asked. */
final class Travel {

  private Travel() {}

  static double sum(int t, IntToDoubleFunction ofStep) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      sum += ofStep.applyAsDouble(s);
    }
    return sum;
  }

  static double first(Course course, double share) {
    return share * (1 + Course.norm(course.x(0)));
  }

  /** The largest distance from the start after steps 0 to {@code t}, at least the first step's. */
  static double reach(Course course, int t, double share) {
    double reach = first(course, share);
    for (int s = 1; s <= t; s++) {
      reach = Math.max(reach, Course.distance(course.x(s), course.x(0)));
    }
    return reach;
  }

  /** The largest distance from the minimiser after steps 0 to {@code t}. */
  static double farthest(Course course, int t) {
    double farthest = 0;
    for (int s = 0; s <= t; s++) {
      farthest = Math.max(farthest, course.distance(s));
    }
    return farthest;
  }

  /** The root of the sum of the squared gradients of steps 1 to {@code t}. */
  static double root(Course course, int t) {
    return Math.sqrt(sum(t, s -> Math.pow(Course.norm(gradient(course, s)), 2)));
  }

  static Values gradient(Course course, int t) {
    return course.scenario().stages().get(t - 1).oracle().gradient(List.of(course.x(t - 1))).get(0);
  }
}
