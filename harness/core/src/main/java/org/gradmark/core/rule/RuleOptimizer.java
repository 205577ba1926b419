package org.gradmark.core.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** Runs a {@link Rule} on a backend, each parameter with a state of its own. */
public final class RuleOptimizer implements Optimizer {

  private final Rule rule;
  private final Backend backend;
  private final Map<String, Tensor> hyperparameters;
  private final List<Parameter> parameters = new ArrayList<>();
  private int age;
  private int updates;

  /**
   * Starts an optimization.
   *
   * @param hyperparameters name to value, complete
   */
  public RuleOptimizer(Rule rule, Backend backend, Map<String, Double> hyperparameters) {
    this.rule = rule;
    this.backend = backend;
    this.hyperparameters = new HashMap<>();
    hyperparameters.forEach((name, value) -> this.hyperparameters.put(name, backend.scalar(value)));
  }

  private RuleOptimizer(RuleOptimizer original, Rule rule) {
    this.rule = rule;
    backend = original.backend;
    hyperparameters = original.hyperparameters;
    original.parameters.forEach(p -> parameters.add(new Parameter(p)));
    age = original.age;
    updates = original.updates;
  }

  @Override
  public void add(Values initial) {
    parameters.add(new Parameter(backend.keep(List.of(initial.on(backend))).get(0)));
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    Tensor factor = backend.scalar(schedule);
    age++;
    List<Tensor> points = new ArrayList<>();
    for (Parameter parameter : parameters) {
      parameter.begin(factor);
      points.add(rule.query(parameter));
    }
    Gradients gradients = new Gradients(oracle, points);
    List<Tensor> made = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).finish(i, gradients);
      made.add(parameters.get(i).x);
      made.addAll(parameters.get(i).last.values());
    }
    Iterator<Tensor> kept = backend.keep(made).iterator();
    for (Parameter parameter : parameters) {
      parameter.x = kept.next();
      parameter.last.replaceAll((slot, value) -> kept.next());
    }
    List<Values> after = new ArrayList<>();
    parameters.forEach(parameter -> after.add(Values.of(parameter.x)));
    return after;
  }

  @Override
  public Optimizer copy() {
    return copy(rule);
  }

  /** A copy that goes on by another rule, such as one that sees a part of the state as lost. */
  public RuleOptimizer copy(Rule other) {
    return new RuleOptimizer(this, other);
  }

  @Override
  public void close() {}

  /** The gradients of a step, asked for when the first rule looks: some rules never do. */
  private final class Gradients {
    private final Oracle oracle;
    private final List<Tensor> points;
    private List<Tensor> answer;

    Gradients(Oracle oracle, List<Tensor> points) {
      this.oracle = oracle;
      this.points = points;
    }

    List<Tensor> all() {
      if (answer == null) {
        answer = oracle.gradient(backend, points);
        // Where an objective ends and the step begins: whoever compiles steps has one of each rule.
        backend.settle(answer);
      }
      return answer;
    }
  }

  /** One parameter and its state; the step that the rule sees. */
  private final class Parameter implements Step {
    private Tensor x;
    private Map<String, Tensor> last = Map.of();
    private Map<String, Tensor> kept = new HashMap<>();
    private int steps;
    private Tensor t;
    private Tensor schedule;
    private int index;
    private Gradients gradients;

    Parameter(Tensor x) {
      this.x = x;
    }

    Parameter(Parameter original) {
      x = original.x;
      last = original.last;
      steps = original.steps;
    }

    void begin(Tensor factor) {
      schedule = factor;
      steps++;
      t = backend.scalar(steps);
    }

    void finish(int number, Gradients asked) {
      index = number;
      updates++;
      gradients = asked;
      x = rule.step(this);
      last = kept;
      kept = new HashMap<>();
    }

    @Override
    public Tensor x() {
      return x;
    }

    @Override
    public Tensor gradient() {
      Tensor g = gradients.all().get(index);
      if (!g.shape().equals(x.shape())) {
        throw new IllegalArgumentException(
            "gradient of shape " + g.shape() + " for a parameter of shape " + x.shape());
      }
      return g;
    }

    @Override
    public List<Tensor> gradients() {
      return gradients.all();
    }

    @Override
    public Oracle oracle() {
      if (parameters.size() > 1) {
        throw new UnsupportedOperationException(
            "this rule takes one parameter, not " + parameters.size());
      }
      return gradients.oracle;
    }

    @Override
    public Tensor t() {
      return t;
    }

    @Override
    public Tensor updates() {
      return backend.scalar(updates);
    }

    @Override
    public Tensor age() {
      return backend.scalar(age);
    }

    @Override
    public Tensor schedule() {
      return schedule;
    }

    @Override
    public Tensor get(Hyperparameter hyperparameter) {
      Tensor value = hyperparameters.get(hyperparameter.name());
      return value != null ? value : backend.scalar(hyperparameter.defaultValue());
    }

    @Override
    public Tensor last(String slot, Tensor initial) {
      return last.getOrDefault(slot, initial);
    }

    @Override
    public Tensor keep(String slot, Tensor value) {
      kept.put(slot, value);
      return value;
    }
  }
}
