package org.gradmark.optimizers.accelerated.stronglyconvex;

import static org.gradmark.core.rule.Hyperparameter.SMOOTHNESS;
import static org.gradmark.core.rule.Hyperparameter.STRONG_CONVEXITY;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** The rule of the triple momentum method, and mistakes in it. */
public final class Triple {

  /** The method. */
  public static final Rule RULE = ((Rule) s -> step(s, true)).lookingAt(Triple::ahead);

  /** {@code gamma = 0}. */
  public static final Mistake NO_LOOK_AHEAD =
      new Mistake(
          "no-look-ahead",
          "the gradient is taken at xi, not ahead of it: gamma is 0",
          right -> right.lookingAt(s -> s.last("xi", s.x())));

  /** {@code delta = 0}. */
  public static final Mistake NO_OUTPUT_STEP =
      new Mistake(
          "no-output-step",
          "xi is returned instead of x: delta is 0",
          right -> ((Rule) s -> step(s, false)).lookingAt(Triple::ahead));

  /** {@code gamma = rho²/(1 + rho)}. */
  static final Mistake WRONG_GAMMA =
      new Mistake(
          "wrong-gamma",
          "gamma lacks its factor 1/(2 - rho)",
          right -> right.lookingAt(s -> ahead(s, gamma(s).times(rho(s).negate().plus(2)))));

  private Triple() {}

  private static Tensor rho(Step s) {
    return s.get(STRONG_CONVEXITY).over(s.get(SMOOTHNESS)).sqrt().oneMinus();
  }

  private static Tensor beta(Step s) {
    return rho(s).square().over(rho(s).negate().plus(2));
  }

  private static Tensor gamma(Step s) {
    return beta(s).over(rho(s).plus(1));
  }

  private static Tensor ahead(Step s) {
    return ahead(s, gamma(s));
  }

  private static Tensor ahead(Step s, Tensor gamma) {
    Tensor xi = s.last("xi", s.x());
    return xi.plus(xi.minus(s.last("xi_before", xi)).times(gamma));
  }

  private static Tensor step(Step s, boolean out) {
    Tensor alpha = rho(s).plus(1).over(s.get(SMOOTHNESS));
    Tensor delta = rho(s).square().over(rho(s).square().oneMinus());
    Tensor xi = s.last("xi", s.x());
    Tensor velocity = xi.minus(s.last("xi_before", xi));
    s.keep("xi_before", xi);
    Tensor next = s.keep("xi", xi.plus(velocity.times(beta(s))).minus(s.gradient().times(alpha)));
    return out ? next.plus(next.minus(xi).times(delta)) : next;
  }
}
