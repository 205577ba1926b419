package org.gradmark.core.rule;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradmark.core.tensor.Tensor;

/**
 * A mistake that optimizer code is known to make, as a change to any right rule: the raw material
 * of impostors, and the names that failures are given when a subject turns out to make the same.
 *
 * @param id kebab-case, such as {@code v-not-corrected}
 * @param cause one clause that states it, such as "the second moment is not bias-corrected"
 * @param change makes the wrong rule of a right one
 * @param seen what it takes to see it
 */
public record Mistake(String id, String cause, UnaryOperator<Rule> change, Seen seen) {

  /** What it takes to see a mistake. */
  public enum Seen {
    /** Any gradients show it. */
    ALWAYS,
    /** Only a learning rate that changes shows it. */
    WHEN_RATE_CHANGES,
    /** Only a learning rate of zero shows it. */
    AT_RATE_ZERO,
    /** Only gradients that depend on the parameters show it. */
    IN_CLOSED_LOOP,
    /** Only hundreds of steps, with several parameters, show it. */
    IN_A_LONG_RUN,
    /** Only a parameter that appears late shows it. */
    WITH_A_LATE_PARAMETER
  }

  /** A mistake that any gradients show. */
  public Mistake(String id, String cause, UnaryOperator<Rule> change) {
    this(id, cause, change, Seen.ALWAYS);
  }

  /** The same mistake, if it takes more to see it. */
  public Mistake seen(Seen when) {
    return new Mistake(id, cause, change, when);
  }

  /** A wrong rule written out, whatever the right one is. */
  public static Mistake rule(String id, String cause, Rule wrong) {
    return new Mistake(id, cause, right -> wrong);
  }

  /** The state of this name never reaches the next step. */
  public static Mistake neverKept(String slot, String meaning) {
    return seeing(
        slot + "-never-kept",
        meaning + " is never written back: every step starts from its initial value",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor keep(String name, Tensor value) {
                return name.equals(slot) ? value : super.keep(name, value);
              }
            });
  }

  /** The state of this name starts at another value. */
  public static Mistake startsAt(String slot, double value, String meaning) {
    return seeing(
        slot + "-starts-at-" + value,
        meaning + " starts at " + value + " instead of 0",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor last(String name, Tensor initial) {
                return super.last(name, name.equals(slot) ? initial.times(0).plus(value) : initial);
              }
            });
  }

  /** The state of this name starts at the value of a hyperparameter. */
  public static Mistake startsAt(String slot, Hyperparameter hyperparameter, String meaning) {
    return seeing(
        slot + "-starts-at-" + hyperparameter.name(),
        meaning + " starts at " + hyperparameter.name() + " instead of 0",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor last(String name, Tensor initial) {
                Tensor start = initial.times(0).plus(get(hyperparameter));
                return super.last(name, name.equals(slot) ? start : initial);
              }
            });
  }

  /** An average starts at the first value that enters it, instead of 0. */
  public static Mistake seeded(String slot, String meaning) {
    return seeing(
        slot + "-seeded",
        meaning + " starts at its first value instead of 0",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor average(String name, Tensor value, Hyperparameter beta) {
                Tensor right = super.average(name, value, beta);
                return name.equals(slot) ? keep(name, t().equalTo(1).where(value, right)) : right;
              }
            });
  }

  /** An average that started at zero is used as it is. */
  public static Mistake notCorrected(Hyperparameter beta, String meaning) {
    return seeing(
        beta.name() + "-not-corrected",
        meaning + " is not bias-corrected",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor corrected(Tensor average, Hyperparameter decay) {
                return decay.name().equals(beta.name()) ? average : super.corrected(average, decay);
              }
            });
  }

  /** The new value enters an average with full weight. */
  public static Mistake unweighted(String slot, String meaning) {
    return seeing(
        slot + "-unweighted",
        "the new value enters " + meaning + " without its weight 1 - beta",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor average(String name, Tensor value, Hyperparameter beta) {
                return name.equals(slot)
                    ? keep(name, last(name).times(get(beta)).plus(value))
                    : super.average(name, value, beta);
              }
            });
  }

  /** The old average and the new value have each other's weights. */
  public static Mistake exchanged(String slot, String meaning) {
    return seeing(
        slot + "-weights-exchanged",
        "the weights of " + meaning + " are exchanged: the new value has beta, the old 1 - beta",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor average(String name, Tensor value, Hyperparameter beta) {
                return name.equals(slot)
                    ? keep(name, last(name).times(complement(beta)).plus(value.times(get(beta))))
                    : super.average(name, value, beta);
              }
            });
  }

  /** Elements with a gradient of zero are left out, with their state. */
  public static Mistake lazyElements() {
    return LazyUpdate.ofElements();
  }

  /** Parameters with a gradient of zeros are left out, with their state. */
  public static Mistake lazyTensors() {
    return LazyUpdate.ofTensors();
  }

  /** Steps at which no parameter has a gradient are left out, with the state and their number. */
  public static Mistake lazySteps() {
    return LazyUpdate.ofSteps();
  }

  /** Steps are counted from another number than 1. */
  public static Mistake countedFrom(int first) {
    return seeing(
        "counted-from-" + first,
        "steps are counted from " + first + " instead of 1 in the bias correction",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor t() {
                return super.t().plus(first - 1.0);
              }
            });
  }

  /** A hyperparameter is ignored in favour of a constant. */
  public static Mistake hardCoded(Hyperparameter hyperparameter, double value) {
    return seeing(
        hyperparameter.name() + "-hard-coded",
        hyperparameter.name() + " is ignored, " + value + " is used instead",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor get(Hyperparameter asked) {
                Tensor given = super.get(asked);
                return asked.name().equals(hyperparameter.name())
                    ? given.backend().scalar(value)
                    : given;
              }
            });
  }

  /** A hyperparameter of zero is taken for one that is not set. */
  public static Mistake zeroNotSet(Hyperparameter hyperparameter) {
    return seeing(
        "zero-" + hyperparameter.name() + "-not-set",
        "%s = 0 is taken for \"not set\": %s is used"
            .formatted(hyperparameter.name(), hyperparameter.defaultValue()),
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor get(Hyperparameter asked) {
                Tensor given = super.get(asked);
                Tensor usual = given.backend().scalar(hyperparameter.defaultValue());
                return asked.name().equals(hyperparameter.name())
                    ? given.equalTo(0).where(usual, given)
                    : given;
              }
            });
  }

  /** Two hyperparameters are confused with each other. */
  public static Mistake swapped(Hyperparameter one, Hyperparameter other) {
    return seeing(
        one.name() + "-" + other.name() + "-swapped",
        one.name() + " and " + other.name() + " are swapped",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor get(Hyperparameter asked) {
                boolean isOne = asked.name().equals(one.name());
                boolean isOther = asked.name().equals(other.name());
                return super.get(isOne ? other : isOther ? one : asked);
              }
            });
  }

  /** Changes of the learning rate are not seen. */
  public static Mistake scheduleIgnored() {
    return seeing(
            "schedule-ignored",
            "changes of the learning rate after the start have no effect",
            s ->
                new StepWrapper(s) {
                  @Override
                  public Tensor schedule() {
                    return super.schedule().times(0).plus(1);
                  }
                })
        .seen(Seen.WHEN_RATE_CHANGES);
  }

  /** Every step has the rate of the step before: the schedule moves on too late. */
  public static Mistake scheduleLags() {
    return seeing(
            "schedule-lags",
            "a change of the learning rate takes effect one step late",
            s ->
                new StepWrapper(s) {
                  @Override
                  public Tensor schedule() {
                    Tensor now = super.schedule();
                    keep("schedule", now);
                    return last("schedule", now);
                  }
                })
        .seen(Seen.WHEN_RATE_CHANGES);
  }

  /**
   * A rate of zero is taken for "not set", and something else for it.
   *
   * @param name what is taken instead, in words
   * @param substitute the rate that is taken
   */
  public static Mistake zeroRateReplaced(String name, Function<Step, Tensor> substitute) {
    return seeing(
            "zero-rate-replaced-by-" + name,
            "a learning rate of 0 is replaced by " + name,
            s ->
                new StepWrapper(s) {
                  @Override
                  public Tensor rate() {
                    Tensor rate = super.rate();
                    return rate.equalTo(0).where(substitute.apply(s), rate);
                  }
                })
        .seen(Seen.AT_RATE_ZERO);
  }

  /** The gradient is changed before the rule sees it. */
  public static Mistake gradient(String id, String cause, UnaryOperator<Tensor> change) {
    return seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor gradient() {
                return change.apply(super.gradient());
              }

              @Override
              public Tensor gradient(Tensor at) {
                return change.apply(super.gradient(at));
              }

              @Override
              public Tensor gradient(int component, Tensor at) {
                return change.apply(super.gradient(component, at));
              }
            });
  }

  /** The right rule, looking at a step through a wrapper that lies. */
  public static Mistake seeing(String id, String cause, Function<Step, Step> lie) {
    return new Mistake(
        id,
        cause,
        right ->
            new Rule() {
              @Override
              public Tensor step(Step s) {
                return right.step(lie.apply(s));
              }

              @Override
              public Tensor query(Step s) {
                return right.query(lie.apply(s));
              }
            });
  }

  /** The right rule, with its result changed. */
  public static Mistake result(
      String id, String cause, java.util.function.BiFunction<Step, Tensor, Tensor> change) {
    return new Mistake(
        id,
        cause,
        right ->
            new Rule() {
              @Override
              public Tensor step(Step s) {
                return change.apply(s, right.step(s));
              }

              @Override
              public Tensor query(Step s) {
                return right.query(s);
              }
            });
  }
}
