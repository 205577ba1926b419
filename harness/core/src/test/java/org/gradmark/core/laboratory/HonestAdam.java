package org.gradmark.core.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Adam as different people write it, in Java's own arithmetic, on the scenario of {@link
 * TolerancesTest}. {@code wrong} is a relative error of the step, for the same code as a dishonest
 * one.
 */
final class HonestAdam {

  private HonestAdam() {}

  /** One element's step: takes m, v and x from the array, and leaves them there. */
  private interface Step {
    void take(double[] mvx, double g, int t);
  }

  static Trajectory plain(double wrong) {
    return run(
        (s, g, t) -> {
          s[0] = 0.9 * s[0] + (1 - 0.9) * g;
          s[1] = 0.999 * s[1] + (1 - 0.999) * g * g;
          double m = s[0] / (1 - Math.pow(0.9, t));
          double v = s[1] / (1 - Math.pow(0.999, t));
          s[2] = s[2] - (1 + wrong) * 0.01 * m / (Math.sqrt(v) + 1e-8);
        });
  }

  static Trajectory reordered(double wrong) {
    return run(
        (s, g, t) -> {
          s[0] = s[0] + (1 - 0.9) * (g - s[0]);
          s[1] = s[1] - (s[1] - g * g) * (1 - 0.999);
          double rate = (1 + wrong) * 0.01 / (1 - Math.exp(t * Math.log(0.9)));
          double root = Math.sqrt(s[1]) / Math.sqrt(1 - Math.pow(0.999, t));
          s[2] = s[2] - rate * (s[0] / (root + 1e-8));
        });
  }

  static Trajectory single(double wrong) {
    return run(
        (s, g, t) -> {
          float beta1 = 0.9f;
          float beta2 = 0.999f;
          float m = beta1 * (float) s[0] + (1 - beta1) * (float) g;
          float v = beta2 * (float) s[1] + (1 - beta2) * (float) g * (float) g;
          float mHat = m / (1 - (float) Math.pow(beta1, t));
          float vHat = v / (1 - (float) Math.pow(beta2, t));
          float rate = 0.01f * (float) (1 + wrong);
          s[0] = m;
          s[1] = v;
          s[2] = (float) s[2] - rate * mHat / ((float) Math.sqrt(vHat) + 1e-8f);
        });
  }

  static Trajectory singleReordered(double wrong) {
    return run(
        (s, g, t) -> {
          float m = (float) s[0];
          float v = (float) s[1];
          m += (1 - 0.9f) * ((float) g - m);
          v += (1 - 0.999f) * ((float) g * (float) g - v);
          float rate = (float) (0.01 * (1 + wrong) / (1 - Math.pow(0.9f, t)));
          float root = (float) Math.sqrt(v) / (float) Math.sqrt(1 - Math.pow(0.999f, t));
          s[0] = m;
          s[1] = v;
          s[2] = (float) s[2] - rate * (m / (root + 1e-8f));
        });
  }

  static Trajectory mixed(double wrong) {
    return run(
        (s, g, t) -> {
          s[0] = (float) (0.9 * s[0] + 0.1 * g);
          s[1] = (float) (0.999 * s[1] + 0.001 * g * g);
          double m = s[0] / (1 - Math.pow(0.9, t));
          double v = s[1] / (1 - Math.pow(0.999, t));
          s[2] = (float) (s[2] - (1 + wrong) * 0.01 * m / (Math.sqrt(v) + 1e-8));
        });
  }

  private static Trajectory run(Step step) {
    Scenario scenario = TolerancesTest.scenario();
    Values start = scenario.parameters().get(0).initial();
    double[][] states = new double[start.size()][];
    for (int i = 0; i < states.length; i++) {
      states[i] = new double[] {0, 0, start.get(i)};
    }
    List<List<Values>> steps = new ArrayList<>();
    for (int t = 1; t <= scenario.stages().size(); t++) {
      double[] after = new double[states.length];
      for (int i = 0; i < states.length; i++) {
        step.take(states[i], TolerancesTest.at(t, i), t);
        after[i] = states[i][2];
      }
      steps.add(List.of(new Values(Shape.of(after.length), after)));
    }
    return new Trajectory(steps);
  }
}
