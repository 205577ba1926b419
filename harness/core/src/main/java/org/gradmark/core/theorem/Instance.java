package org.gradmark.core.theorem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * A problem that satisfies the hypotheses of a theorem, a start, step sizes, a number of steps, and
 * the inequality. Made by {@link #on}; immutable. Where chance enters, an instance has a {@link
 * Branch} for every outcome, and the inequality is about expectations.
 */
public final class Instance implements InstanceSource {

  /** More ways than this are not enumerated. */
  private static final int MOST_BRANCHES = 4096;

  private final Draft draft;
  private final String quantity;
  private final Measure measure;
  private final Measure bound;
  private final boolean upper;
  private final List<Branch> branches;

  private Instance(Draft draft, String quantity, Measure measure, Measure bound, boolean upper) {
    this.draft = draft;
    this.quantity = quantity;
    this.measure = measure;
    this.bound = bound;
    this.upper = upper;
    this.branches = draft.branches();
  }

  /** Begins an instance: the objective that the theorem is about. */
  public static Draft on(Problem problem) {
    return new Draft(problem);
  }

  @Override
  public Instance in(org.gradmark.core.reference.ReferenceData data) {
    return this;
  }

  /** Name for messages. */
  public String name() {
    return draft.name;
  }

  /** The objective. */
  public Problem problem() {
    return draft.problem;
  }

  /** Hyperparameters that it sets; others keep the paper's default. */
  public Map<String, Double> hyperparameters() {
    return Map.copyOf(draft.hyperparameters);
  }

  /** Every way that chance may go; one if there is no chance. */
  public List<Branch> branches() {
    return branches;
  }

  /** Whether the learning rate changes. */
  public boolean hasSchedule() {
    return branches.get(0).scenario().hasSchedule();
  }

  /** How many steps it takes. */
  public int steps() {
    return draft.steps;
  }

  /** What is bounded, such as {@code f(x_t) - f*}. */
  public String quantity() {
    return quantity;
  }

  /** Whether the bound is from above. */
  public boolean isUpper() {
    return upper;
  }

  /** Index of the first step at which the inequality is checked. */
  public int firstChecked() {
    return draft.first;
  }

  /** Runs a fresh optimizer down every branch. */
  public List<Course> run(Supplier<Optimizer> fresh) {
    List<Course> courses = new ArrayList<>();
    for (Branch branch : branches) {
      try (Optimizer optimizer = fresh.get()) {
        courses.add(Course.run(optimizer, draft.problem, branch.scenario()));
      }
    }
    return courses;
  }

  /** The expectation of the measure after step {@code t}. */
  public double observed(List<Course> courses, int t) {
    return expectation(measure, courses, t);
  }

  /** The expectation of the bound after step {@code t}; infinite where the theorem says nothing. */
  public double bound(List<Course> courses, int t) {
    return expectation(bound, courses, t);
  }

  private double expectation(Measure of, List<Course> courses, int t) {
    double sum = 0;
    for (int i = 0; i < courses.size(); i++) {
      sum += branches.get(i).probability() * of.of(courses.get(i), t);
    }
    return sum;
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
    private int first = 1;
    private IntToDoubleFunction schedule = t -> 1;
    private IntFunction<Oracle> oracle;
    private FiniteSum sum;
    private String quantity;
    private Measure measure;

    private Draft(Problem problem) {
      this.problem = problem;
      this.name = problem.name();
      this.oracle = t -> problem;
    }

    /** Another name than the problem's. */
    public Draft named(String better) {
      name = better;
      return this;
    }

    /** The starting point. */
    public Draft from(double... x0) {
      return from(new Values(Shape.of(x0.length), x0));
    }

    /** The starting point. */
    public Draft from(Values x0) {
      start = x0;
      return this;
    }

    /** With a hyperparameter set to a value; the others at the paper's default. */
    public Draft with(Hyperparameter hyperparameter, double value) {
      hyperparameters.put(hyperparameter.name(), hyperparameter.check(value));
      return this;
    }

    /** How many steps are taken. */
    public Draft steps(int count) {
      steps = count;
      return this;
    }

    /** The multiplier of the base learning rate at each step, from 1. */
    public Draft schedule(IntToDoubleFunction multiplier) {
      schedule = multiplier;
      return this;
    }

    /** Another oracle at each step, from 1: the losses of an online game, noisy gradients. */
    public Draft facing(IntFunction<Oracle> oracleOfStep) {
      oracle = oracleOfStep;
      return this;
    }

    /**
     * A component of a finite sum is drawn at each step, uniformly: every sequence of draws is a
     * branch, {@code components^steps} in all.
     */
    public Draft drawing(FiniteSum components) {
      sum = components;
      return this;
    }

    /** The inequality speaks of the last step only: its step sizes know the horizon. */
    public Draft atTheEnd() {
      first = steps;
      return this;
    }

    /** What is bounded. */
    public Draft measuring(String what, Measure how) {
      quantity = what;
      measure = how;
      return this;
    }

    /** What is bounded, where it is a function of the step alone, such as {@code Course::gap}. */
    public Instance atMost(IntToDoubleFunction bound) {
      return atMost((course, t) -> bound.applyAsDouble(t));
    }

    /** Bounded from above by something that depends on the run, such as a potential before. */
    public Instance atMost(Measure bound) {
      return new Instance(this, quantity, measure, bound, true);
    }

    /** Bounded from below: a counterexample, or a threshold of stability. */
    public Instance atLeast(IntToDoubleFunction bound) {
      return new Instance(this, quantity, measure, (c, t) -> bound.applyAsDouble(t), false);
    }

    private List<Branch> branches() {
      if (sum == null) {
        return List.of(new Branch(1, scenario(oracle)));
      }
      int n = sum.components();
      double count = Math.pow(n, steps);
      if (count > MOST_BRANCHES) {
        throw new IllegalArgumentException(
            name + ": " + n + "^" + steps + " sequences of draws are too many to enumerate");
      }
      List<Branch> all = new ArrayList<>();
      for (int code = 0; code < count; code++) {
        int sequence = code;
        all.add(
            new Branch(
                1 / count, scenario(t -> sum.drawn(sequence / (int) Math.pow(n, t - 1) % n))));
      }
      return all;
    }

    private Scenario scenario(IntFunction<Oracle> oracles) {
      List<Scenario.Stage> stages = new ArrayList<>();
      for (int t = 1; t <= steps; t++) {
        stages.add(new Scenario.Stage(schedule.applyAsDouble(t), oracles.apply(t)));
      }
      return new Scenario(name, List.of(new Scenario.Parameter("x", 1, start)), stages);
    }
  }
}
