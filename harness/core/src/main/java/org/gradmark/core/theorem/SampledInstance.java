package org.gradmark.core.theorem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.statistics.SequentialTest;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * An instance of a theorem about an expectation whose outcomes are too many to enumerate: the
 * optimizer is run again and again on fresh draws until a {@link SequentialTest} has decided. Made
 * by {@link #on}; immutable.
 */
public final class SampledInstance {

  private final Draft draft;
  private final String quantity;
  private final Measure measure;
  private final SequentialTest test;
  private final double bound;

  private SampledInstance(
      Draft draft, String quantity, Measure measure, SequentialTest test, double bound) {
    this.draft = draft;
    this.quantity = quantity;
    this.measure = measure;
    this.test = test;
    this.bound = bound;
  }

  /** Begins an instance: the objective that the theorem is about. */
  public static Draft on(Problem problem) {
    return new Draft(problem);
  }

  /** Name for messages. */
  public String name() {
    return draft.name;
  }

  /** Hyperparameters that it sets; others keep the paper's default. */
  public Map<String, Double> hyperparameters() {
    return Map.copyOf(draft.hyperparameters);
  }

  /** Whether the learning rate changes. */
  public boolean hasSchedule() {
    return draft.scaled;
  }

  /** What is measured after the last step, such as {@code f(x_n) - f*}. */
  public String quantity() {
    return quantity;
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
      return Course.run(optimizer, draft.problem, draft.scenario(draws));
    }
  }

  /** The measure after the last step. */
  public double observed(Course course) {
    return measure.of(course, course.steps());
  }

  @Override
  public String toString() {
    return draft.name;
  }

  /** An instance in the making. */
  public static final class Draft {
    private final Problem problem;
    private final Map<String, Double> hyperparameters = new HashMap<>();
    private String name;
    private Values start;
    private int steps;
    private boolean scaled;
    private IntFunction<Double> schedule = t -> 1.0;
    private Function<Draws, IntFunction<Oracle>> oracles;
    private String quantity;
    private Measure measure;

    private Draft(Problem problem) {
      this.problem = problem;
      this.name = problem.name();
    }

    /** Another name than the problem's. */
    public Draft named(String better) {
      name = better;
      return this;
    }

    /** The starting point. */
    public Draft from(double... x0) {
      start = new Values(Shape.of(x0.length), x0);
      return this;
    }

    /** With a hyperparameter set to a value; the others at the paper's default. */
    public Draft with(Hyperparameter hyperparameter, double value) {
      hyperparameters.put(hyperparameter.name(), hyperparameter.check(value));
      return this;
    }

    /** How many steps a repetition takes. */
    public Draft steps(int count) {
      steps = count;
      return this;
    }

    /** The multiplier of the base learning rate at each step, from 1. */
    public Draft schedule(IntFunction<Double> multiplier) {
      schedule = multiplier;
      scaled = true;
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

    /** What is measured after the last step. */
    public Draft measuring(String what, Measure how) {
      quantity = what;
      measure = how;
      return this;
    }

    /**
     * The mean is at most a bound.
     *
     * @param low smallest value that a right subject's measure can take
     * @param high largest one; derived, with room for rounding
     * @param effect smallest excess of the mean that is found with power 0.99
     */
    public SampledInstance atMost(double bound, double low, double high, double effect) {
      SequentialTest test = SequentialTest.atMost(bound).within(low, high).effect(effect);
      return new SampledInstance(this, quantity, measure, test, bound);
    }

    /** The mean is at least a bound; parameters as in {@link #atMost}. */
    public SampledInstance atLeast(double bound, double low, double high, double effect) {
      SequentialTest test = SequentialTest.atLeast(bound).within(low, high).effect(effect);
      return new SampledInstance(this, quantity, measure, test, bound);
    }

    /** The mean is known exactly; parameters as in {@link #atMost}. */
    public SampledInstance equalTo(double mean, double low, double high, double effect) {
      SequentialTest test = SequentialTest.equalTo(mean).within(low, high).effect(effect);
      return new SampledInstance(this, quantity, measure, test, mean);
    }

    private Scenario scenario(Draws draws) {
      IntFunction<Oracle> drawn = oracles.apply(draws);
      List<Scenario.Stage> stages = new ArrayList<>();
      for (int t = 1; t <= steps; t++) {
        stages.add(new Scenario.Stage(schedule.apply(t), drawn.apply(t)));
      }
      return new Scenario(name, List.of(new Scenario.Parameter("x", 1, start)), stages);
    }
  }
}
