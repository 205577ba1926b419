package org.gradmark.estimators.schedule;

import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.Axiom;

/**
 * What schedules are made of. The input {@code step} is the row 0, 1, …, n - 1; step 0 is the first
 * update. The estimate is the row of rates.
 */
final class Curve {

  private Curve() {}

  /** A setting with the steps 0 … n - 1. */
  static Setting steps(String name, int n) {
    return Setting.named(name).input("step", counted(n));
  }

  /**
   * S = 107, the smallest for which S (1/S) is less than 1 in double and in single precision, and
   * steps beyond the first drop.
   */
  static Setting reciprocals(String rest) {
    return steps(rest + ", S = 107", 110).with(Settings.DECAY_STEPS, 107);
  }

  static double[] counted(int n) {
    double[] steps = new double[n];
    for (int t = 0; t < n; t++) {
      steps[t] = t;
    }
    return steps;
  }

  /** The steps, {@code [1,n]}. */
  static Tensor t(Sample s) {
    return s.input("step");
  }

  /** The base rate. */
  static Tensor rate(Sample s) {
    return s.get(Settings.RATE);
  }

  /** The whole part of {@code t/length}, for steps up to twice as many as there are. */
  static Tensor floor(Tensor t, Tensor length) {
    Tensor whole = t.times(0);
    // Bit by bit, the highest first.
    for (int bit = Integer.highestOneBit(reach(t)); bit > 0; bit /= 2) {
      Tensor more = whole.plus(bit);
      whole = t.lessThan(length.times(more)).where(whole, more);
    }
    return whole;
  }

  /** The least whole number that is not below {@code t/length}. */
  static Tensor ceiling(Tensor t, Tensor length) {
    Tensor whole = t.times(0);
    for (int bit = Integer.highestOneBit(reach(t)); bit > 0; bit /= 2) {
      Tensor more = whole.plus(bit);
      whole = t.greaterThan(length.times(more.minus(1))).where(more, whole);
    }
    return whole;
  }

  /** No count of periods in a curve can be larger. */
  static int reach(Tensor t) {
    return 2 * t.shape().columns() + 2;
  }

  /** {@code t/total}, at most one. */
  static Tensor share(Tensor t, Tensor total) {
    return t.min(total).over(total);
  }

  /** A number limited to 0 … 1. */
  static Tensor unit(Tensor x) {
    return x.clamp(x.backend().scalar(0), x.backend().scalar(1));
  }

  /** From one value to another as the share goes from 0 to 1. */
  static Tensor between(Tensor from, Tensor to, Tensor share) {
    return from.plus(to.minus(from).times(share));
  }

  /** The same along half a cosine. */
  static Tensor cosine(Tensor from, Tensor to, Tensor share) {
    return to.plus(from.minus(to).times(HalfTurn.cosine(share).plus(1)).over(2));
  }

  /** Rates worked out by hand. */
  static EstimatorRule table(double... rates) {
    return s -> Rows.of(s.backend(), rates);
  }

  /** The claim that rates, and nothing else, have the unit of the base rate. */
  static EstimatorSystem.ClaimMaker scale(String id, Setting setting, Hyperparameter... rates) {
    return system -> {
      String[] dialects = system.dialects().stream().map(d -> d.id()).toArray(String[]::new);
      return Axiom.claim(
              id,
              "scale",
              "Four times the rates that it is given make four times the rates of every step.",
              "the formula")
          .in(dialects)
          .on(setting)
          .changing(q -> scaled(q, rates))
          .changes(curve -> curve.times(4))
          .rejecting(Mistakes.SQUARED, Mistakes.UNIT)
          .claims(system);
    };
  }

  private static Inquiry scaled(Inquiry inquiry, Hyperparameter... rates) {
    Inquiry all = inquiry;
    for (Hyperparameter rate : rates) {
      double given = inquiry.hyperparameters().get(rate.name());
      all = all.withHyperparameter(rate.name(), 4 * given);
    }
    return all;
  }
}
