package org.gradmark.optimizers.mirror.online;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;

/**
 * What an online game costs: in round {@code t} the player stands at {@code x_(t-1)} and pays the
 * loss of that round there. Gradients are the losses' own, whatever the player asked.
 */
public final class Losses {

  private Losses() {}

  /** The gradient of round {@code t}'s loss where the player stood. */
  public static Values gradient(Course course, int t) {
    return course.scenario().stages().get(t - 1).oracle().gradient(List.of(course.x(t - 1))).get(0);
  }

  /** {@code ||g_t||}. */
  public static double slope(Course course, int t) {
    return Course.norm(gradient(course, t));
  }

  /** The sum over rounds 1 to {@code t}. */
  public static double sum(int t, IntToDoubleFunction ofRound) {
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      sum += ofRound.applyAsDouble(s);
    }
    return sum;
  }

  /** {@code sum_(s<=t) ||g_s||²}. */
  public static double squares(Course course, int t) {
    return sum(t, s -> slope(course, s) * slope(course, s));
  }

  /** What was paid in rounds 1 to {@code t}. */
  public static double paid(Course course, int t) {
    return sum(t, course::loss);
  }

  /** {@code sum_(s<=t) <g_s, x_(s-1) - u>}: the regret, if the losses are linear. */
  public static double linearRegret(Course course, int t, Values u) {
    return sum(
        t,
        s -> {
          Values g = gradient(course, s);
          return dot(g, course.x(s - 1)) - dot(g, u);
        });
  }

  /** The regret against the best point of the ball around 0, if the losses are linear. */
  public static double regretOnBall(Course course, int t, double radius) {
    double[] total = new double[course.x(0).size()];
    for (int s = 1; s <= t; s++) {
      Values g = gradient(course, s);
      for (int i = 0; i < total.length; i++) {
        total[i] += g.get(i);
      }
    }
    return paid(course, t) + radius * Course.norm(new Values(course.x(0).shape(), total));
  }

  /** The inner product. */
  public static double dot(Values a, Values b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += a.get(i) * b.get(i);
    }
    return sum;
  }
}
