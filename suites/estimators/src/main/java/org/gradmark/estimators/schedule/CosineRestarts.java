package org.gradmark.estimators.schedule;

import static org.gradmark.estimators.schedule.Settings.FINAL;
import static org.gradmark.estimators.schedule.Settings.RATE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * Cosine annealing with warm restarts.
 *
 * <pre>
 *   η_t = η_min + (η - η_min) (1 + cos(π c/T_i))/2
 * </pre>
 *
 * in cycle i, c steps after its first; T_i = T_0 g^i. PyTorch's {@code
 * CosineAnnealingWarmRestarts}. Keras's {@code CosineDecayRestarts} multiplies what is above η_min
 * by m^i.
 */
public final class CosineRestarts {

  public static final Hyperparameter FIRST =
      new Hyperparameter("first_cycle", "steps of the first cycle (T_0)", 1, 1e9, 10);
  public static final Hyperparameter GROWTH =
      new Hyperparameter(
          "cycle_growth", "a cycle's length over that of the one before (g)", 1, 100, 1);
  public static final Hyperparameter RESTART_DECAY =
      new Hyperparameter(
          "restart_decay", "a cycle's peak over that of the one before (m)", 0, 1, 1);

  private static final EstimatorMistake NO_GROWTH = EstimatorMistake.hardCoded(GROWTH, 1);
  private static final EstimatorMistake GROWN =
      EstimatorMistake.seeing(
          "first-cycle-grown",
          "the first cycle is longer already",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  Tensor value = super.get(asked);
                  return asked == FIRST ? value.times(super.get(GROWTH)) : value;
                }
              });
  private static final EstimatorMistake WAITS =
      EstimatorMistake.rule(
          "restarts-late", "it restarts one step after the end of a cycle", s -> annealed(s, 1));
  private static final EstimatorMistake BEFORE =
      EstimatorMistake.rule(
          "restart-belongs-before",
          "the step of a restart still belongs to the cycle before: it has the final rate",
          s -> cycles(s, 0, CosineRestarts::after, anneal(s, cycle -> height(s))));
  private static final EstimatorMistake NEVER =
      EstimatorMistake.rule(
          "never-restarts",
          "it does not restart",
          s -> Curve.cosine(Curve.rate(s), s.get(FINAL), Curve.share(Curve.t(s), s.get(FIRST))));
  private static final EstimatorMistake NO_FLOOR = EstimatorMistake.hardCoded(FINAL, 0);
  private static final EstimatorMistake SAW =
      EstimatorMistake.rule(
          "linear",
          "it falls along a line, not a cosine",
          s ->
              cycles(
                  s,
                  0,
                  CosineRestarts::from,
                  (share, i) -> Curve.between(Curve.rate(s), s.get(FINAL), share)));

  private static final EstimatorMistake ROUNDED_DOWN = rounding("down", CosineRestarts::floor);
  private static final EstimatorMistake ROUNDED_OFF =
      rounding("off", length -> floor(length.plus(0.5)));
  private static final EstimatorMistake ROUNDED_UP =
      rounding("up", length -> Curve.ceiling(length, length.backend().scalar(1)));

  private static final Setting DOUBLED =
      Curve.steps("eta = 2, T_0 = 2, g = 2", 7).with(RATE, 2).with(FIRST, 2).with(GROWTH, 2);
  private static final Setting LONG =
      Curve.steps("eta = 0.7, final 0.1, T_0 = 3, g = 2, m = 0.6", 17)
          .with(RATE, 0.7)
          .with(FINAL, 0.1)
          .with(FIRST, 3)
          .with(GROWTH, 2)
          .with(RESTART_DECAY, 0.6);

  /** Before the second restart: code that counts cycles by logarithms may miss it. */
  private static final Setting FRACTION =
      Curve.steps("eta = 2, T_0 = 2, g = 3/2", 5).with(RATE, 2).with(FIRST, 2).with(GROWTH, 1.5);

  /** Restarts at 7.875 and 15.8, between steps; rounded cycles begin elsewhere. */
  private static final Setting BETWEEN =
      Curve.steps("eta = 0.7, final 0.1, T_0 = 3, g = 13/8, m = 0.6", 17)
          .with(RATE, 0.7)
          .with(FINAL, 0.1)
          .with(FIRST, 3)
          .with(GROWTH, 1.625)
          .with(RESTART_DECAY, 0.6);

  private static final Setting PLAIN =
      Curve.steps("eta = 0.3, T_0 = 5, g = 1", 13).with(RATE, 0.3).with(FIRST, 5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.schedule("cosine-restarts")
          .title("Cosine annealing with warm restarts")
          .source(
              "Loshchilov, Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017,"
                  + " arXiv:1608.03983, equation 5")
          .rows("S114.2")
          .hyperparameters(RATE, FINAL, FIRST, GROWTH, RESTART_DECAY)
          .paper(
              "final + (eta - final)(1 + cos(pi c/T_i))/2, c steps after the first of cycle i, with T_i = T_0 g^i steps",
              s -> annealed(s, 0))
          .dialect(
              "decayed",
              "the same with (eta - final) m^i for eta - final in cycle i = 0, 1, ..., as CosineDecayRestarts",
              s -> cycles(s, 0, CosineRestarts::from, decayed(s)))
          .mistakes(Mistakes.all())
          .mistakes(NO_GROWTH, GROWN, NEVER, NO_FLOOR, SAW)
          .mistakes(Mistakes.FLOOR_ADDED, Mistakes.FLOOR_CUTS)
          .mistakesIn(List.of("paper"), WAITS, BEFORE)
          .claims(
              ClosedForm.claim(
                      "RESTARTS-01",
                      "doubled",
                      "With T_0 = 2 and g = 2 the shares are 1, 1/2; 1, (2 + sqrt 2)/4, 1/2, (2 -"
                          + " sqrt 2)/4; 1.",
                      "equation 5")
                  .in("paper", "decayed")
                  .on(DOUBLED)
                  .is(
                      s -> {
                        Tensor root = s.backend().scalar(2).sqrt();
                        return Rows.of(s.backend(), 2, 1, 2, 1, 1, 1, 2)
                            .plus(Rows.of(s.backend(), 0, 0, 0, 0.5, 0, -0.5, 0).times(root));
                      })
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, NO_GROWTH, GROWN, NEVER, SAW),
              ClosedForm.claim(
                      "RESTARTS-02",
                      "restart",
                      "Steps 0, T_0, T_0 + g T_0 have the full rate.",
                      "equation 5")
                  .on(LONG)
                  .of(
                      "the rates at restarts",
                      (s, rates) ->
                          Rows.join(
                              Rows.columns(rates, 0, 1),
                              Rows.columns(rates, 3, 4),
                              Rows.columns(rates, 9, 10)))
                  .is(s -> Rows.of(s.backend(), 1, 1, 1).times(Curve.rate(s)))
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, GROWN, WAITS, BEFORE, NEVER),
              Curve.scale("RESTARTS-03", LONG, RATE, FINAL),
              ClosedForm.claim(
                      "RESTARTS-04",
                      "fractional-growth",
                      "With T_0 = 2 and g = 3/2 the second cycle has three steps: 2, 1; 2, 3/2,"
                          + " 1/2.",
                      "keras.optimizers.schedules.CosineDecayRestarts; others take whole numbers")
                  .in("decayed")
                  .on(FRACTION)
                  .is(Curve.table(2, 1, 2, 1.5, 0.5))
                  .rejecting(Mistakes.EARLY, NO_GROWTH, GROWN, NEVER, SAW),
              AsDeclared.claims("RESTARTS", 11).on(LONG).rejectingAll(),
              AsDeclared.claims("RESTARTS", 21)
                  .on(PLAIN)
                  .rejecting(Mistakes.EARLY, Mistakes.LATE, Mistakes.FROZEN, NEVER, SAW),
              AsDeclared.claims("RESTARTS", 23)
                  .in("decayed")
                  .on(BETWEEN)
                  .rejecting(ROUNDED_DOWN, ROUNDED_OFF, ROUNDED_UP, NO_GROWTH, GROWN, NEVER, SAW))
          .build();

  /** The rate at a share of a cycle, from its number. */
  private interface Anneal {
    Tensor at(Tensor share, Tensor cycle);
  }

  private CosineRestarts() {}

  private static Tensor annealed(Sample s, int wait) {
    return cycles(s, wait, CosineRestarts::from, anneal(s, cycle -> height(s)));
  }

  private static Anneal decayed(Sample s) {
    return anneal(s, cycle -> height(s).times(s.get(RESTART_DECAY).pow(cycle)));
  }

  private static Tensor height(Sample s) {
    return Curve.rate(s).minus(s.get(FINAL));
  }

  private static Anneal anneal(Sample s, UnaryOperator<Tensor> height) {
    return (share, cycle) ->
        Curve.cosine(height.apply(cycle).plus(s.get(FINAL)), s.get(FINAL), share);
  }

  private static Tensor from(Tensor t, Tensor begin) {
    return t.lessThan(begin).oneMinus();
  }

  private static Tensor after(Tensor t, Tensor begin) {
    return t.greaterThan(begin);
  }

  private static Tensor floor(Tensor length) {
    return Curve.floor(length, length.backend().scalar(1));
  }

  private static EstimatorMistake rounding(String way, UnaryOperator<Tensor> rounding) {
    return EstimatorMistake.rule(
        "cycles-rounded-" + way,
        "the length of every cycle is rounded " + way + " to whole steps",
        s -> rounded(s, rounding));
  }

  /** Cycle by cycle: of rounded lengths there is no closed sum. */
  private static Tensor rounded(Sample s, UnaryOperator<Tensor> rounding) {
    Tensor t = Curve.t(s);
    Tensor begin = t.times(0);
    Tensor length = begin.plus(s.get(FIRST));
    Tensor cycle = begin;
    for (int i = 1; i < Curve.reach(t); i++) {
      Tensor over = from(t, begin.plus(length));
      begin = over.where(begin.plus(length), begin);
      length = over.where(rounding.apply(length.times(s.get(GROWTH))), length);
      cycle = cycle.plus(over);
    }
    return decayed(s).at(Curve.unit(t.minus(begin).over(length)), cycle);
  }

  /**
   * The cycle of every step, bit by bit, the highest first: 2^k cycles are as long as the first of
   * them times 1 + g + … + g^(2^k - 1). {@code belongs} tells which steps are in a cycle.
   */
  private static Tensor cycles(Sample s, int wait, BinaryOperator<Tensor> belongs, Anneal anneal) {
    Tensor t = Curve.t(s);
    Deque<Tensor> sums = new ArrayDeque<>(List.of(s.backend().scalar(1)));
    Deque<Tensor> powers = new ArrayDeque<>(List.of(s.get(GROWTH)));
    int bit = 1;
    for (; 2 * bit < Curve.reach(t); bit *= 2) {
      sums.push(sums.peek().times(powers.peek().plus(1)));
      powers.push(powers.peek().square());
    }
    Tensor begin = t.times(0);
    Tensor length = begin.plus(s.get(FIRST));
    Tensor cycle = begin;
    for (; bit > 0; bit /= 2) {
      Tensor later = begin.plus(length.times(sums.pop())).plus((double) wait * bit);
      Tensor more = belongs.apply(t, later);
      begin = more.where(later, begin);
      length = more.where(length.times(powers.pop()), length);
      cycle = cycle.plus(more.times(bit));
    }
    return anneal.at(Curve.unit(t.minus(begin).over(length)), cycle);
  }
}
