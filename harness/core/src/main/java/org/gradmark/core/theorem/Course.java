package org.gradmark.core.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * One run of an optimizer as a theorem sees it: where it went, what it asked, and how far it still
 * is from the optimum. Numbers are computed in double precision from the parameters that the
 * optimizer returned. Step 0 is the start.
 */
public final class Course {

  private final Problem problem;
  private final Scenario scenario;
  private final Trajectory trajectory;
  private final List<List<Question>> questions;

  private Course(
      Problem problem, Scenario scenario, Trajectory trajectory, List<List<Question>> questions) {
    this.problem = problem;
    this.scenario = scenario;
    this.trajectory = trajectory;
    this.questions = questions;
  }

  /**
   * Drives an optimizer through a scenario of one parameter; the optimizer is left open.
   *
   * @param problem the objective that the theorem is about; null if only the way is of interest
   */
  public static Course run(Optimizer optimizer, Problem problem, Scenario scenario) {
    Values start = scenario.parameters().get(0).initial();
    optimizer.add(start);
    List<List<Values>> steps = new ArrayList<>();
    List<List<Question>> questions = new ArrayList<>();
    for (Scenario.Stage stage : scenario.stages()) {
      Recorder recorder = new Recorder(stage.oracle());
      List<Values> after = optimizer.step(stage.schedule(), recorder);
      if (after.size() != 1 || !after.get(0).shape().equals(start.shape())) {
        throw new SubjectFailure(
            "step "
                + (steps.size() + 1)
                + " returned "
                + after.size()
                + " parameters, the first of shape "
                + (after.isEmpty() ? "none" : after.get(0).shape())
                + "; there is one of shape "
                + start.shape());
      }
      steps.add(after);
      questions.add(recorder.questions());
    }
    return new Course(problem, scenario, new Trajectory(steps), questions);
  }

  /** How many steps were taken. */
  public int steps() {
    return trajectory.steps().size();
  }

  /** The parameters after every step. */
  public Trajectory trajectory() {
    return trajectory;
  }

  /** What it was put through. */
  public Scenario scenario() {
    return scenario;
  }

  /** The parameter after step {@code t}; the start for 0. */
  public Values x(int t) {
    return t == 0 ? scenario.parameters().get(0).initial() : trajectory.steps().get(t - 1).get(0);
  }

  /** What was asked during step {@code t}, from 1, in order. */
  public List<Question> questions(int t) {
    return questions.get(t - 1);
  }

  /**
   * The last gradient that was asked for during step {@code t}: what the step was taken with. A
   * subject may have asked for more, to log it.
   *
   * @throws SubjectFailure if it asked for none
   */
  public Question question(int t) {
    for (int i = questions(t).size() - 1; i >= 0; i--) {
      if (questions(t).get(i).kind() == Question.Kind.GRADIENT) {
        return questions(t).get(i);
      }
    }
    throw new SubjectFailure("step " + t + " asked for no gradient");
  }

  /** The objective at a point. */
  public double value(Values at) {
    return problem.value(IeeeBackend.F64, List.of(at.on(IeeeBackend.F64))).toDoubles()[0];
  }

  /** {@code f(x) - f*} at a point. */
  public double gap(Values at) {
    return value(at) - problem.minimum();
  }

  /** {@code f(x_t) - f*}. */
  public double gap(int t) {
    return gap(x(t));
  }

  /** The loss of step {@code t} at the parameter with which the step began: what a player pays. */
  public double loss(int t) {
    Oracle paid = scenario.stages().get(t - 1).oracle();
    Tensor at = x(t - 1).on(IeeeBackend.F64);
    return paid.value(IeeeBackend.F64, List.of(at)).toDoubles()[0];
  }

  /** {@code ||x_t - x*||}. */
  public double distance(int t) {
    return distance(x(t), problem.minimiser());
  }

  /** Euclidean distance of two points. */
  public static double distance(Values a, Values b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
    }
    return Math.sqrt(sum);
  }

  /** The gradient of the objective at {@code x_t}. */
  public Values gradient(int t) {
    return problem.gradient(List.of(x(t))).get(0);
  }

  /** {@code ||grad f(x_t)||}. */
  public double gradientNorm(int t) {
    return norm(gradient(t));
  }

  /** Euclidean norm. */
  public static double norm(Values a) {
    return distance(a, a.map(v -> 0));
  }

  /**
   * A weighted mean of the parameters after steps {@code from} to {@code to}, inclusive.
   *
   * @param weight by step; they need not sum to 1
   */
  public Values mean(int from, int to, IntToDoubleFunction weight) {
    double[] sum = new double[x(0).size()];
    double total = 0;
    for (int t = from; t <= to; t++) {
      total += weight.applyAsDouble(t);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight.applyAsDouble(t) * x(t).get(i);
      }
    }
    double all = total;
    return new Values(x(0).shape(), sum).map(v -> v / all);
  }

  /** The mean of the parameters after steps {@code from} to {@code to}, inclusive. */
  public Values mean(int from, int to) {
    return mean(from, to, t -> 1);
  }

  /** The smallest value of a measure over steps {@code from} to {@code to}, inclusive. */
  public double least(int from, int to, Measure measure) {
    double least = Double.POSITIVE_INFINITY;
    for (int t = from; t <= to; t++) {
      double value = measure.of(this, t);
      least = Double.isNaN(value) ? Double.NaN : Math.min(least, value);
    }
    return least;
  }
}
