package org.gradmark.core.theorem;

import java.util.ArrayList;
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
import org.gradmark.core.statistics.Enumeration;

/**
 * A problem that satisfies the hypotheses of a theorem, a start, step sizes, a number of steps, and
 * the inequality. Made by {@link #on}; immutable. Where chance enters, an instance has a {@link
 * Branch} for every outcome, and the inequality is about expectations.
 */
public final class Instance implements InstanceSource {

  /** More ways than this are not enumerated. */
  private static final int MOST_BRANCHES = 4096;

  private final Setup setup;
  private final int first;
  private final List<Branch> branches;
  private final Measure bound;
  private final boolean upper;

  private Instance(Setup setup, int first, List<Branch> branches, Measure bound, boolean upper) {
    this.setup = setup;
    this.first = first;
    this.branches = branches;
    this.bound = bound;
    this.upper = upper;
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
    return setup.name();
  }

  /** The objective. */
  public Problem problem() {
    return setup.problem();
  }

  /** Hyperparameters that it sets; others keep the paper's default. */
  public Map<String, Double> hyperparameters() {
    return setup.hyperparameters();
  }

  /** Every way that chance may go; one if there is no chance. */
  public List<Branch> branches() {
    return branches;
  }

  /** Whether the learning rate changes. */
  public boolean hasSchedule() {
    return setup.hasSchedule();
  }

  /** How many steps it takes. */
  public int steps() {
    return setup.steps();
  }

  /** What is bounded, such as {@code f(x_t) - f*}. */
  public String quantity() {
    return setup.quantity();
  }

  /** Whether the bound is from above. */
  public boolean isUpper() {
    return upper;
  }

  /** Index of the first step at which the inequality is checked. */
  public int firstChecked() {
    return first;
  }

  /** Runs a fresh optimizer down every branch. */
  public List<Course> run(Supplier<Optimizer> fresh) {
    List<Course> courses = new ArrayList<>();
    for (Branch branch : branches) {
      try (Optimizer optimizer = fresh.get()) {
        courses.add(Course.run(optimizer, setup.problem(), branch.scenario()));
      }
    }
    return courses;
  }

  /** The expectation of the measure after step {@code t}. */
  public double observed(List<Course> courses, int t) {
    return expectation(setup.measure(), courses, t);
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
    return setup.name();
  }

  /** An instance in the making. */
  public static final class Draft extends InstanceDraft<Draft> {
    private IntFunction<Oracle> oracle;
    private FiniteSum sum;
    private boolean last;

    private Draft(Problem problem) {
      super(problem);
      this.oracle = t -> problem;
    }

    @Override
    Draft self() {
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
      last = true;
      return this;
    }

    /**
     * What is bounded, where it is a function of the step alone, such as {@code Course::gap}.
     *
     * @throws IllegalStateException if there is no start, no step or no measure, or the start does
     *     not have the problem's dimension; the message names the instance
     */
    public Instance atMost(IntToDoubleFunction bound) {
      require(bound != null, "has no bound; give one to atMost(...)");
      return atMost((course, t) -> bound.applyAsDouble(t));
    }

    /**
     * Bounded from above by something that depends on the run, such as a potential before.
     *
     * @throws IllegalStateException as the other {@code atMost}
     */
    public Instance atMost(Measure bound) {
      return made(bound, true);
    }

    /**
     * Bounded from below: a counterexample, or a threshold of stability.
     *
     * @throws IllegalStateException as {@code atMost}
     */
    public Instance atLeast(IntToDoubleFunction bound) {
      require(bound != null, "has no bound; give one to atLeast(...)");
      return made((course, t) -> bound.applyAsDouble(t), false);
    }

    private Instance made(Measure bound, boolean upper) {
      require(bound != null, "has no bound; give one to atMost(...)");
      Setup setup = setup();
      return new Instance(setup, last ? setup.steps() : 1, branches(setup), bound, upper);
    }

    private List<Branch> branches(Setup setup) {
      if (sum == null) {
        return List.of(new Branch(1, setup.scenario(oracle)));
      }
      int n = sum.components();
      if (Math.pow(n, setup.steps()) > MOST_BRANCHES) {
        throw new IllegalArgumentException(
            "%s: %d^%d sequences of draws are too many to enumerate; take fewer steps, or sample (SampledInstance)"
                .formatted(setup.name(), n, setup.steps()));
      }
      Enumeration sequences = Enumeration.sequences(n, setup.steps());
      List<Branch> all = new ArrayList<>();
      for (int[] draws : sequences) {
        Scenario scenario = setup.scenario(t -> sum.drawn(draws[t - 1]));
        all.add(new Branch(1.0 / sequences.size(), scenario));
      }
      return List.copyOf(all);
    }
  }
}
