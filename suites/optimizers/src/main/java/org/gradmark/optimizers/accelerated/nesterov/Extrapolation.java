package org.gradmark.optimizers.accelerated.nesterov;

import java.util.function.Function;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/**
 * A gradient step from an extrapolated point, {@code x_t = y_t - lr g(y_t)}, {@code y_(t+1) = x_t +
 * m_t (x_t - x_(t-1))}, and the shares m_t that are used or mistaken for them.
 */
public final class Extrapolation {

  /** {@code m_t = 0}: plain gradient descent. */
  public static final Mistake DROPPED =
      Mistake.rule("no-momentum", "there is no momentum at all", by(s -> one(s).times(0)));

  /** {@code m_t = (l_(t-1) - 1)/l_t}. */
  public static final Mistake LATE =
      Mistake.rule(
          "momentum-late", "the momentum is that of the step before", by(Extrapolation::late));

  /** {@code m_t = (l_(t+1) - 1)/l_(t+2)}. */
  public static final Mistake EARLY =
      Mistake.rule(
          "momentum-early", "the momentum is that of the step to come", by(Extrapolation::early));

  /** {@code m_t = (l_t - 1)/l_t}: one index is wrong. */
  public static final Mistake SAME_INDEX =
      Mistake.rule(
          "momentum-same-index",
          "the momentum divides by lambda_t instead of lambda_(t+1)",
          by(Extrapolation::sameIndex));

  private Extrapolation() {}

  /** The rule with these shares m_t; one that needs lambda keeps it. */
  public static Rule by(Function<Step, Tensor> share) {
    Rule rule =
        s -> {
          Tensor x = s.last("y", s.x()).minus(s.gradient().times(s.rate()));
          s.keep("y", x.plus(x.minus(s.x()).times(share.apply(s))));
          return x;
        };
    return rule.lookingAt(s -> s.last("y", s.x()));
  }

  /** {@code m_t = (l_t - 1)/l_(t+1)} with {@code l_1 = 1} and {@link #next}. */
  public static Tensor lambdas(Step s) {
    Tensor lambda = s.last("lambda", one(s));
    return lambda.minus(1).over(s.keep("lambda", next(lambda)));
  }

  /** {@code m_t = (t - 1)/(t + 2)}. */
  public static Tensor simplified(Step s) {
    return s.t().minus(1).over(s.t().plus(2));
  }

  private static Tensor late(Step s) {
    Tensor lambda = s.last("lambda", one(s));
    Tensor share = s.last("before", one(s)).minus(1).over(lambda);
    s.keep("before", lambda);
    s.keep("lambda", next(lambda));
    return share;
  }

  private static Tensor early(Step s) {
    Tensor following = s.keep("lambda", next(s.last("lambda", one(s))));
    return following.minus(1).over(next(following));
  }

  private static Tensor sameIndex(Step s) {
    Tensor lambda = s.last("lambda", one(s));
    s.keep("lambda", next(lambda));
    return lambda.minus(1).over(lambda);
  }

  private static Tensor one(Step s) {
    return s.t().backend().scalar(1);
  }

  /** {@code (1 + sqrt(1 + 4 l^2))/2}. */
  private static Tensor next(Tensor lambda) {
    return lambda.square().times(4).plus(1).sqrt().plus(1).over(2);
  }

  /** {@code l_t}, from 1. */
  static double lambda(int t) {
    double lambda = 1;
    for (int i = 1; i < t; i++) {
      lambda = (1 + Math.sqrt(1 + 4 * lambda * lambda)) / 2;
    }
    return lambda;
  }

  /** How far x_n is from the start where every gradient is L: the sum of all its weights. */
  static double length(int n) {
    double x = 0;
    double y = 0;
    for (int t = 1; t <= n; t++) {
      double before = x;
      x = y + 1;
      y = x + (lambda(t) - 1) / lambda(t + 1) * (x - before);
    }
    return x;
  }
}
