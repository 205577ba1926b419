package org.gradmark.optimizers.accelerated.optimized;

import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/**
 * The sequence of the optimized gradient methods: {@code theta_0 = 1, theta_(t+1) = (1 + sqrt(1 + c
 * theta_t²))/2} with c = 4, and c = 8 once, at the end.
 */
public final class Thetas {

  private Thetas() {}

  /** The theta after this one. */
  public static Tensor next(Tensor theta, int c) {
    return theta.square().times(c).plus(1).sqrt().plus(1).over(2);
  }

  /** {@code theta_t} before the end. */
  static double theta(int t) {
    double theta = 1;
    for (int i = 0; i < t; i++) {
      theta = next(theta, 4);
    }
    return theta;
  }

  /** {@code theta_n} at the end of n steps. */
  static double last(int n) {
    return next(theta(n - 1), 8);
  }

  private static double next(double theta, int c) {
    return (1 + Math.sqrt(1 + c * theta * theta)) / 2;
  }

  /** Another horizon than asked for. */
  static Mistake horizon(String id, String cause, double horizon) {
    return Mistake.seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor get(Hyperparameter asked) {
                Tensor given = super.get(asked);
                return asked.name().equals(Hyperparameter.HORIZON.name())
                    ? given.backend().scalar(horizon)
                    : given;
              }
            });
  }

  /** One step of the optimized gradient method. */
  public static Tensor functionValue(Step s) {
    Tensor theta = s.last("theta", one(s));
    Tensor early = s.t().lessThan(s.get(Hyperparameter.HORIZON));
    return step(s, theta, s.keep("theta", early.where(next(theta, 4), next(theta, 8))), 1);
  }

  /** The same without a horizon. */
  static Tensor forward(Step s) {
    Tensor theta = s.last("theta", one(s));
    return step(s, theta, s.keep("theta", next(theta, 4)), 1);
  }

  /** The extrapolation that Nesterov's method has too, without the one beyond the gradient step. */
  static Tensor withoutGradientTerm(Step s) {
    Tensor theta = s.last("theta", one(s));
    return step(s, theta, s.keep("theta", next(theta, 4)), 0);
  }

  private static Tensor step(Step s, Tensor theta, Tensor following, int beyond) {
    Tensor y = s.x().minus(s.gradient().times(s.rate()));
    Tensor before = s.last("y", s.x());
    s.keep("y", y);
    Tensor momentum = y.minus(before).times(theta.minus(1).over(following));
    Tensor further = y.minus(s.x()).times(theta.over(following).times(beyond));
    return y.plus(momentum).plus(further);
  }

  private static Tensor one(Step s) {
    return s.t().backend().scalar(1);
  }
}
