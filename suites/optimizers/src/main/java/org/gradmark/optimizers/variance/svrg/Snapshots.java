package org.gradmark.optimizers.variance.svrg;

import static org.gradmark.core.rule.Hyperparameter.EPOCH_LENGTH;

import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/**
 * SVRG's step, in parts that can be done wrong.
 *
 * @param estimate how the gradients are put together
 * @param refresh after how many steps the snapshot is taken anew
 */
public record Snapshots(Estimate estimate, Refresh refresh) implements Rule {

  /** As Johnson and Zhang have it. */
  public static final Snapshots PAPER = new Snapshots(Estimate.SVRG, Refresh.IN_TIME);

  /** The direction of a step: gradient of the drawn component here and at the snapshot. */
  interface Estimate {
    Estimate SVRG = (s, snapshot, here, there) -> here.minus(there).plus(full(s, snapshot));

    Tensor of(Step s, Tensor snapshot, Tensor here, Tensor there);
  }

  /** When a snapshot is due. */
  enum Refresh {
    IN_TIME,
    ONE_LATE,
    NEVER
  }

  @Override
  public Tensor step(Step s) {
    Tensor age = s.last("age", s.get(EPOCH_LENGTH));
    Tensor lifetime = s.get(EPOCH_LENGTH);
    Tensor due =
        switch (refresh) {
          case IN_TIME -> age.equalTo(lifetime);
          case ONE_LATE -> age.equalTo(lifetime.plus(1)).max(s.t().equalTo(1));
          case NEVER -> s.t().equalTo(1);
        };
    Tensor snapshot = s.keep("snapshot", due.where(s.x(), s.last("snapshot")));
    s.keep("age", due.where(age.times(0), age).plus(1));
    Tensor there = s.gradient(s.oracle().drawn(), snapshot);
    return s.x().minus(estimate.of(s, snapshot, s.gradient(), there).times(s.rate()));
  }

  /** The mean of all components' gradients. */
  static Tensor full(Step s, Tensor at) {
    int n = s.oracle().components();
    Tensor sum = s.gradient(0, at);
    for (int i = 1; i < n; i++) {
      sum = sum.plus(s.gradient(i, at));
    }
    return sum.over(n);
  }
}
