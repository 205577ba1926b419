package org.gradmark.core.statistics;

import java.util.ArrayList;
import java.util.List;

/** A {@link SequentialTest} under way. For one thread. */
public final class Sampling {

  private static final int[] UP = {1};
  private static final int[] DOWN = {-1};
  private static final int[] BOTH = {1, -1};

  private final SequentialTest test;
  private final List<Direction> directions = new ArrayList<>();
  private final Interval interval;
  private final int limit;
  private Ruling ruling = Ruling.UNDECIDED;
  private boolean open = true;
  private int draws;
  private double last = Double.NaN;

  /**
   * One direction in which the mean may be wrong, mirrored so that it is upwards.
   *
   * @param sign -1 if the draws are mirrored
   * @param against bets against the claim
   * @param excess bets against an excess as large as the effect
   */
  private record Direction(int sign, Capital against, Capital excess) {}

  /** Opens the accounts of a test that is known to be complete. */
  Sampling(SequentialTest test) {
    this.test = test;
    this.interval = new Interval(test.low, test.high, 1 - Decision.COVERAGE);
    int[] signs =
        switch (test.side) {
          case ABOVE -> UP;
          case BELOW -> DOWN;
          case BOTH -> BOTH;
        };
    for (int sign : signs) {
      double m = sign * test.bound;
      double effect = m + test.effect;
      double low = Math.min(sign * test.low, sign * test.high);
      double high = Math.max(sign * test.low, sign * test.high);
      Capital against = new Capital(m, effect, low, high, signs.length / test.alpha);
      Capital excess = new Capital(-effect, -m, -high, -low, 2 / test.beta);
      directions.add(new Direction(sign, against, excess));
    }
    this.limit = test.most > 0 ? test.most : enough();
  }

  /** The number of draws that keep the promises of {@link SequentialTest}. */
  int enough() {
    double enough = 0;
    for (Direction direction : directions) {
      double refuted = direction.against.enough(test.beta / 2);
      double upheld = direction.excess.enough(test.alpha / directions.size());
      enough = Math.max(enough, Math.max(refuted, upheld));
    }
    if (enough > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          test
              + " may need "
              + enough
              + " draws; declare a larger effect or a narrower range, or set most(draws)");
    }
    return (int) enough;
  }

  /**
   * Takes in the next draw.
   *
   * @return whether the test goes on
   * @throws IllegalStateException if it had ended
   */
  public boolean add(double y) {
    if (!open) {
      throw new IllegalStateException(
          test + " ended after " + draws + " draws: " + ruling + "; start() another");
    }
    last = y;
    if (!(test.low <= y && y <= test.high)) {
      return end(Ruling.OUT_OF_RANGE);
    }
    draws++;
    interval.add(y);
    boolean refuted = false;
    boolean upheld = true;
    for (Direction direction : directions) {
      direction.against.add(direction.sign * y);
      direction.excess.add(-direction.sign * y);
      refuted |= direction.against.reached();
      upheld &= direction.excess.reached();
    }
    if (refuted) {
      return end(Ruling.REFUTED);
    }
    return upheld ? end(Ruling.UPHELD) : draws < limit || end(Ruling.UNDECIDED);
  }

  private boolean end(Ruling found) {
    ruling = found;
    open = false;
    return false;
  }

  /** What is found so far; {@link Ruling#UNDECIDED} while the test goes on. */
  public Decision decision() {
    double capital = 1;
    for (Direction direction : directions) {
      capital = Math.max(capital, direction.against.largest());
    }
    double p = Math.min(1, directions.size() / capital);
    return new Decision(
        ruling,
        test.claim(),
        draws,
        interval.mean(),
        interval.lower(),
        interval.upper(),
        Math.max(p, Double.MIN_VALUE),
        last);
  }
}
