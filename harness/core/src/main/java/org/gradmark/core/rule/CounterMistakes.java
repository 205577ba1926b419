package org.gradmark.core.rule;

import java.util.function.Function;
import org.gradmark.core.tensor.Tensor;

/** Mistakes in counting steps that only many steps, or many parameters, show. */
public final class CounterMistakes {

  /** Enough for a thousand steps. */
  private static final int TURNS = 8;

  /** One counter, increased by the update of every parameter. */
  public static final Mistake SHARED =
      counter(
              "counter-shared",
              "one step counter is increased by the update of every parameter",
              Step::updates)
          .seen(Mistake.Seen.IN_A_LONG_RUN);

  /** The steps of the optimizer are counted, not those of the parameter. */
  public static final Mistake COMMON =
      counter(
              "counter-common",
              "a parameter that appears late takes over the step counter of the others",
              Step::age)
          .seen(Mistake.Seen.WITH_A_LATE_PARAMETER);

  private CounterMistakes() {}

  /** A counter of few bits: it starts again from 0. */
  public static Mistake wrapsAt(int period) {
    return counter(
            "counter-wraps-at-" + period,
            "the step counter wraps to 0 at " + period,
            s -> {
              Tensor t = s.t();
              Tensor wrapped = t;
              for (int turn = 1; turn <= TURNS; turn++) {
                Tensor end = t.times(0).plus(turn * (double) period - 1);
                wrapped = t.greaterThan(end).where(t.minus(turn * (double) period), wrapped);
              }
              return wrapped;
            })
        .seen(Mistake.Seen.IN_A_LONG_RUN);
  }

  /** A counter that saturates. */
  public static Mistake stopsAt(int last) {
    return counter(
            "counter-stops-at-" + last,
            "the step counter stops at " + last,
            s -> s.t().min(s.t().times(0).plus(last)))
        .seen(Mistake.Seen.IN_A_LONG_RUN);
  }

  private static Mistake counter(String id, String cause, Function<Step, Tensor> wrong) {
    return Mistake.seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor t() {
                return wrong.apply(s);
              }
            });
  }
}
