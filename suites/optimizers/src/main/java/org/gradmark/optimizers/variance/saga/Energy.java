package org.gradmark.optimizers.variance.saga;

import java.util.List;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;

/**
 * The energy of SAGA's analysis (Defazio, Bach, Lacoste-Julien 2014, theorem 1):
 *
 * <pre>V = 1/n sum (f_i(p_i) - f_i(x*) - &lt;g_i(x*), p_i - x*&gt;) + c ||x - x*||²</pre>
 *
 * <p>with {@code c = 1/(2 h n (1 - h mu))} and the point {@code p_i} at which component i was last
 * drawn.
 *
 * @param sum n components
 * @param mu strong convexity of every component
 * @param h learning rate
 * @param zeros whether the table starts at zero, so that {@code p_i} is the component's own
 *     minimiser, and not the start
 */
record Energy(FiniteSum sum, double mu, double h, boolean zeros) {

  /** The rate that the theorem asks for, {@code 1/(2 (mu n + L))}. */
  static double rate(FiniteSum sum, double mu, double l) {
    return 1 / (2 * (mu * sum.components() + l));
  }

  /** The weight of the squared distance. */
  double c() {
    return 1 / (2 * h * sum.components() * (1 - h * mu));
  }

  /** The energy after step t. */
  double after(Course course, int t) {
    int n = sum.components();
    Values[] last = new Values[n];
    for (int k = 1; k <= t; k++) {
      last[course.scenario().stages().get(k - 1).oracle().drawn()] = course.x(k - 1);
    }
    double energy = c() * course.distance(t) * course.distance(t);
    for (int i = 0; i < n; i++) {
      Values first = zeros ? sum.component(i).minimiser() : course.x(0);
      energy += divergence(sum.component(i), last[i] == null ? first : last[i]) / n;
    }
    return energy;
  }

  /** {@code f_i(p) - f_i(x*) - <g_i(x*), p - x*>}. */
  private double divergence(Problem component, Values p) {
    Tensor minimiser = sum.minimiser().on(IeeeBackend.F64);
    Values slope = component.gradient(List.of(sum.minimiser())).get(0);
    double divergence = value(component, p.on(IeeeBackend.F64)) - value(component, minimiser);
    for (int k = 0; k < p.size(); k++) {
      divergence -= slope.get(k) * (p.get(k) - sum.minimiser().get(k));
    }
    return divergence;
  }

  private static double value(Problem component, Tensor at) {
    return component.value(IeeeBackend.F64, List.of(at)).toDoubles()[0];
  }
}
