package org.gradmark.optimizers.games.optimistic;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Question;

/**
 * The online game in which an optimistic method pays {@code <c_s, a_s - u>} at the point {@code
 * a_s} where it asks for the gradient of round s. With a hint {@code m_s} for the gradient, {@code
 * a_s = x_s - g m_s} and {@code x_(s+1) = x_s - g c_s} give
 *
 * <pre>
 *   sum <c_s, a_s - u> = (||x_1 - u||² - ||x_(t+1) - u||²)/(2g) + g/2 sum (||c_s - m_s||² - ||m_s||²)
 * </pre>
 *
 * <p>so that the bound without {@code ||x_(t+1) - u||²} is attained by {@code u = x_(n+1)}. The
 * hint is the gradient before; the dialects differ in the first hint and the origin {@code x_1}.
 */
final class Regret {

  private static final double G = 0.125;
  private static final int N = 8;

  private final double[] origin;
  private final boolean hinted;

  /**
   * The game of a dialect.
   *
   * @param origin {@code x_1} in steps of {@code g c_1} from the start
   * @param hinted whether the first hint is {@code c_1} and not 0
   */
  Regret(double origin, boolean hinted) {
    double[] c = gradient(1);
    this.origin = new double[] {1 + origin * G * c[0], -1 + origin * G * c[1]};
    this.hinted = hinted;
  }

  /** Gradients that turn slowly: the one before is a good hint. */
  private static double[] gradient(int round) {
    return new double[] {1 - round / 8.0, round / 4.0};
  }

  /** The best point in hindsight. */
  private double[] comparator() {
    double[] u = origin.clone();
    for (int s = 1; s <= N; s++) {
      u[0] -= G * gradient(s)[0];
      u[1] -= G * gradient(s)[1];
    }
    return u;
  }

  Instance instance() {
    return Instance.on(new Linear(gradient(1)))
        .named("turning-losses")
        .from(1, -1)
        .with(LEARNING_RATE, G)
        .steps(N)
        .facing(t -> new Linear(gradient(t)))
        .measuring("regret at the asked points", this::regret)
        .atMost(this::bound);
  }

  private double regret(Course course, int t) {
    double[] u = comparator();
    double sum = 0;
    for (int s = 1; s <= t; s++) {
      List<Question> asked = course.questions(s);
      Values a = asked.get(asked.size() - 1).at();
      double[] c = gradient(s);
      sum += c[0] * (a.get(0) - u[0]) + c[1] * (a.get(1) - u[1]);
    }
    return sum;
  }

  private double bound(int t) {
    double[] u = comparator();
    double distance = Math.hypot(origin[0] - u[0], origin[1] - u[1]);
    double sum = distance * distance / (2 * G);
    double[] hint = hinted ? gradient(1) : new double[2];
    for (int s = 1; s <= t; s++) {
      double[] c = gradient(s);
      double surprise = Math.hypot(c[0] - hint[0], c[1] - hint[1]);
      double length = Math.hypot(hint[0], hint[1]);
      sum += G / 2 * (surprise * surprise - length * length);
      hint = c;
    }
    return sum;
  }
}
