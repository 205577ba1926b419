package org.gradmark.core.rule;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;

import org.gradmark.core.tensor.Tensor;

/** A few rules to test the machinery with; it knows none of its own. */
public final class Rules {

  private Rules() {}

  /** {@code x - lr g}. */
  public static final Rule DESCENT = s -> s.x().minus(s.gradient().times(s.rate()));

  /** {@code v = momentum v + lr g; x - v}. */
  public static final Rule MOMENTUM_INSIDE =
      s -> {
        Tensor v = s.last("v").times(s.get(MOMENTUM)).plus(s.gradient().times(s.rate()));
        return s.x().minus(s.keep("v", v));
      };

  /** The same with its gradient taken at {@code x - momentum v}. */
  public static final Rule LOOKING_AHEAD =
      MOMENTUM_INSIDE.lookingAt(s -> s.x().minus(s.last("v").times(s.get(MOMENTUM))));

  /** Adam, Algorithm 1. */
  public static final Rule ADAM =
      s -> {
        Tensor m = s.corrected(s.average("m", s.gradient(), BETA1), BETA1);
        Tensor v = s.corrected(s.average("v", s.gradient().square(), BETA2), BETA2);
        return s.x()
            .minus(
                m.over(v.sqrt().plus(s.get(EPSILON)))
                    .times(s.get(LEARNING_RATE))
                    .times(s.schedule()));
      };

  /** {@code x - t}: shows the step count. */
  public static final Rule COUNTING = s -> s.x().minus(s.t());
}
