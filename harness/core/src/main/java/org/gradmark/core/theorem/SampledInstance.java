package org.gradmark.core.theorem;

import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.statistics.SequentialTest;

/**
 * An instance of a theorem about an expectation whose outcomes are too many to enumerate: the
 * optimizer is run again and again on fresh draws until a {@link SequentialTest} has decided. Made
 * by {@link #on}; immutable.
 */
public final class SampledInstance {

  private final Setup setup;
  private final Function<Draws, IntFunction<Oracle>> oracles;
  private final SequentialTest test;
  private final double bound;

  private SampledInstance(
      Setup setup,
      Function<Draws, IntFunction<Oracle>> oracles,
      SequentialTest test,
      double bound) {
    this.setup = setup;
    this.oracles = oracles;
    this.test = test;
    this.bound = bound;
  }

  /** Begins an instance: the objective that the theorem is about. */
  public static Draft on(Problem problem) {
    return new Draft(problem);
  }

  /** Name for messages. */
  public String name() {
    return setup.name();
  }

  /** Hyperparameters that it sets; others keep the paper's default. */
  public Map<String, Double> hyperparameters() {
    return setup.hyperparameters();
  }

  /** Whether the learning rate changes. */
  public boolean hasSchedule() {
    return setup.hasSchedule();
  }

  /** What is measured after the last step, such as {@code f(x_n) - f*}. */
  public String quantity() {
    return setup.quantity();
  }

  /** What its mean is compared with. */
  public double bound() {
    return bound;
  }

  /** How the mean is tested, error rates included. */
  public SequentialTest test() {
    return test;
  }

  /** The run of a fresh optimizer on the draws of one repetition. */
  public Course run(Supplier<Optimizer> fresh, Draws draws) {
    try (Optimizer optimizer = fresh.get()) {
      return Course.run(optimizer, setup.problem(), setup.scenario(oracles.apply(draws)));
    }
  }

  /** The measure after the last step. */
  public double observed(Course course) {
    return setup.measure().of(course, course.steps());
  }

  @Override
  public String toString() {
    return setup.name();
  }

  /** An instance in the making. */
  public static final class Draft extends InstanceDraft<Draft> {
    private Function<Draws, IntFunction<Oracle>> oracles;

    private Draft(Problem problem) {
      super(problem);
    }

    @Override
    Draft self() {
      return this;
    }

    /**
     * Where the gradients of a repetition come from. The function is called once a repetition, its
     * result once for each step, from 1, in order.
     */
    public Draft facing(Function<Draws, IntFunction<Oracle>> drawn) {
      oracles = drawn;
      return this;
    }

    /**
     * The mean after the last step is at most a bound.
     *
     * @param low smallest value that a right subject's measure can take
     * @param high largest one; derived, with room for rounding
     * @param effect smallest excess of the mean that is found with power 0.99
     * @throws IllegalStateException if there is no start, no step, no measure or nothing to face,
     *     or the start does not have the problem's dimension; the message names the instance
     */
    public SampledInstance atMost(double bound, double low, double high, double effect) {
      return made(SequentialTest.atMost(bound).within(low, high).effect(effect), bound);
    }

    /** The mean is at least a bound; parameters and errors as in {@link #atMost}. */
    public SampledInstance atLeast(double bound, double low, double high, double effect) {
      return made(SequentialTest.atLeast(bound).within(low, high).effect(effect), bound);
    }

    /** The mean is known exactly; parameters and errors as in {@link #atMost}. */
    public SampledInstance equalTo(double mean, double low, double high, double effect) {
      return made(SequentialTest.equalTo(mean).within(low, high).effect(effect), mean);
    }

    private SampledInstance made(SequentialTest test, double bound) {
      require(oracles != null, "draws nothing; say what is faced with facing(...)");
      return new SampledInstance(setup(), oracles, test, bound);
    }
  }
}
