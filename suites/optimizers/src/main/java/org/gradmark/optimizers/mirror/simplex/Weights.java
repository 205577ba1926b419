package org.gradmark.optimizers.mirror.simplex;

import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.optimizers.mirror.online.Losses;

/** Distributions over experts. */
final class Weights {

  private Weights() {}

  static Values uniform(int experts) {
    return new Values(Shape.of(experts), new double[experts]).map(v -> 1.0 / experts);
  }

  /** {@code KL(u || x) = sum u_i ln(u_i/x_i)}, with {@code 0 ln 0 = 0}. */
  static double divergence(Values u, Values x) {
    double sum = 0;
    for (int i = 0; i < u.size(); i++) {
      sum += u.get(i) == 0 ? 0 : u.get(i) * Math.log(u.get(i) / x.get(i));
    }
    return sum;
  }

  /** {@code KL(u || x_0) - KL(u || x_t)}: how much nearer the player has come. */
  static double approach(Course course, int t, Values u) {
    return divergence(u, course.x(0)) - divergence(u, course.x(t));
  }

  /** {@code ln sum_i x_i exp(-eta (g_i - <x, g>))} in round {@code s}: what mixing costs. */
  static double mixability(Course course, int s, double eta) {
    Values x = course.x(s - 1);
    Values g = Losses.gradient(course, s);
    double mean = Losses.dot(x, g);
    return Math.log(Losses.dot(x, g.map(v -> Math.exp(-eta * (v - mean)))));
  }

  /** Regret against the best single expert. */
  static double regret(Course course, int t) {
    double[] total = new double[course.x(0).size()];
    for (int s = 1; s <= t; s++) {
      Values g = Losses.gradient(course, s);
      for (int i = 0; i < total.length; i++) {
        total[i] += g.get(i);
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (double loss : total) {
      least = Math.min(least, loss);
    }
    return Losses.paid(course, t) - least;
  }
}
