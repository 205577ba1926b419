package org.gradmark.optimizers.variance.svrg;

import org.gradmark.core.rule.Mistake;
import org.gradmark.optimizers.variance.svrg.Snapshots.Estimate;
import org.gradmark.optimizers.variance.svrg.Snapshots.Refresh;

/** What goes wrong with SVRG's snapshot. */
public final class WrongSnapshot {

  static final Mistake NEVER_REFRESHED =
      Mistake.rule(
          "never-refreshed",
          "the snapshot of the start is never replaced",
          new Snapshots(Estimate.SVRG, Refresh.NEVER));

  static final Mistake ONE_LATE =
      Mistake.rule(
          "one-late",
          "the snapshot is taken one step too late",
          new Snapshots(Estimate.SVRG, Refresh.ONE_LATE));

  static final Mistake WRONG_SIGN =
      estimating(
          "correction-added",
          "the correction has the wrong sign",
          (s, snapshot, here, there) -> here.plus(there).minus(Snapshots.full(s, snapshot)));

  static final Mistake PLAIN =
      estimating(
          "plain",
          "the correction is forgotten: plain stochastic gradient descent",
          (s, snapshot, here, there) -> here);

  static final Mistake FULL_HERE =
      estimating(
          "full-gradient-here",
          "the full gradient is taken at the current point, not at the snapshot",
          (s, snapshot, here, there) -> here.minus(there).plus(Snapshots.full(s, s.x())));

  static final Mistake WITHOUT_FULL =
      estimating(
          "without-full-gradient",
          "the full gradient at the snapshot is not added",
          (s, snapshot, here, there) -> here.minus(there));

  private WrongSnapshot() {}

  /** All of them. */
  public static Mistake[] all() {
    return new Mistake[] {NEVER_REFRESHED, ONE_LATE, WRONG_SIGN, PLAIN, FULL_HERE, WITHOUT_FULL};
  }

  private static Mistake estimating(String id, String cause, Estimate estimate) {
    return Mistake.rule(id, cause, new Snapshots(estimate, Refresh.IN_TIME));
  }
}
