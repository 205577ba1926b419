package org.gradmark.optimizers.proximal.accelerated;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.function.IntToDoubleFunction;
import org.gradmark.core.problem.Box;
import org.gradmark.core.problem.Composite;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Quadratic;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Instance;

/**
 * The linear function {@code M x} on {@code x >= 0}. An accelerated method with rate 1/L has gone
 * {@code S_n M/L} after n steps, where {@code S_n} depends on the momenta alone; {@code M = L R/(2
 * S_n)} leaves it half way, at {@code F = L R²/(4 S_n)}.
 */
final class HalfLine {

  static final double L = 4;
  static final double R = 1;
  private static final int N = 9;

  private HalfLine() {}

  /**
   * {@code S_n}: steps with momentum {@code b_t} after step t have lengths 1, {@code 1 + b_1},
   * {@code 1 + b_2 (1 + b_1)} and so on.
   */
  static double travelled(int n, IntToDoubleFunction momentum) {
    double step = 1;
    double sum = 1;
    for (int t = 1; t < n; t++) {
      step = 1 + momentum.applyAsDouble(t) * step;
      sum += step;
    }
    return sum;
  }

  /** {@code (lambda_t - 1)/lambda_(t+1)}. */
  static double sequence(int t) {
    return (lambda(t) - 1) / lambda(t + 1);
  }

  /** {@code lambda_1 = 1, lambda_(t+1) = (1 + sqrt(1 + 4 lambda_t²))/2}; {@code lambda_0 = 0}. */
  static double lambda(int t) {
    double lambda = 0;
    for (int i = 0; i < t; i++) {
      lambda = (1 + Math.sqrt(1 + 4 * lambda * lambda)) / 2;
    }
    return lambda;
  }

  /** {@code (t - 1)/(t + 2)}. */
  static double simplified(int t) {
    return (t - 1.0) / (t + 2.0);
  }

  /** The worst of the linear functions for a momentum. */
  static Instance.Draft worst(IntToDoubleFunction momentum) {
    double slope = L * R / (2 * travelled(N, momentum));
    return Instance.on(Constrained.of(new Linear(slope), new Box(0, 2, 1)))
        .from(R)
        .with(LEARNING_RATE, 1 / L)
        .steps(N);
  }

  /** A shrinkage problem, from a point at distance R of the solution (2, 0.5). */
  static Instance.Draft shrinkage() {
    return Instance.on(Composite.of(Quadratic.of(0.25, L), new Values(Shape.of(2), 4, 0.625), 0.5))
        .from(2 + 0.6 * R, 0.5 + 0.8 * R)
        .with(LEARNING_RATE, 1 / L)
        .steps(N);
  }
}
