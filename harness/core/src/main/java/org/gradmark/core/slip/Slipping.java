package org.gradmark.core.slip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** An optimizer's rule, watched at every operation. Where rules begin for {@link Site}. */
final class Slipping implements Rule {

  private final Rule rule;
  private final List<Hyperparameter> hyperparameters;
  private final SlipBackend.Watch watch;
  private final int since;

  /**
   * A rule that is watched.
   *
   * @param hyperparameters that have names
   * @param since the first step of a parameter that is watched, from 1
   */
  Slipping(Rule rule, List<Hyperparameter> hyperparameters, SlipBackend.Watch watch, int since) {
    this.rule = rule;
    this.hyperparameters = hyperparameters;
    this.watch = watch;
    this.since = since;
  }

  @Override
  public Tensor step(Step s) {
    return watched(s, rule::step, true);
  }

  @Override
  public Tensor query(Step s) {
    return watched(s, rule::query, false);
  }

  private Tensor watched(Step s, Function<Step, Tensor> what, boolean hasGradient) {
    if (s.t().toDoubles()[0] < since) {
      return what.apply(s);
    }
    try {
      Tensor result = SlipBackend.unwrap(what.apply(new Named(s, hasGradient)));
      if (!result.shape().equals(s.x().shape())) {
        throw new IllegalArgumentException(
            "the parameter of shape " + s.x().shape() + " would have shape " + result.shape());
      }
      return result;
    } catch (RuntimeException e) {
      if (watch.excuses(e)) {
        throw new UnsupportedOperationException(e);
      }
      throw e;
    }
  }

  /** A step whose values have names. */
  private final class Named extends StepWrapper {
    private static final String BEFORE = "[t-1]";

    private final Names names;
    private final Map<String, Supplier<Tensor>> reachable = new HashMap<>();

    Named(Step step, boolean hasGradient) {
      super(step);
      names = new Names(step.x().backend(), watch, this::term);
      reachable.put("x", this::x);
      reachable.put("t", this::t);
      reachable.put("schedule", this::schedule);
      reachable.put("rate", this::rate);
      hyperparameters.forEach(h -> reachable.put(h.name(), () -> get(h)));
      if (hasGradient) {
        reachable.put("g", this::gradient);
      }
      t(); // A rule that does not count may have been made to.
    }

    private Term term(String name) {
      if (!names.has(name) && name.endsWith(BEFORE)) {
        last(name.substring(0, name.length() - BEFORE.length()));
      }
      if (!names.has(name) && reachable.containsKey(name)) {
        reachable.get(name).get();
      }
      return names.get(name);
    }

    @Override
    public Tensor x() {
      return names.put("x", super.x());
    }

    @Override
    public Tensor gradient() {
      return names.put("g", super.gradient());
    }

    @Override
    public Tensor t() {
      return names.put("t", super.t());
    }

    @Override
    public Tensor updates() {
      return names.put("updates", super.updates());
    }

    @Override
    public Tensor age() {
      return names.put("age", super.age());
    }

    @Override
    public Tensor schedule() {
      return names.put("schedule", super.schedule());
    }

    @Override
    public Tensor rate() {
      return names.put("rate", SlipBackend.unwrap(super.rate()));
    }

    @Override
    public Tensor get(Hyperparameter hyperparameter) {
      return names.put(hyperparameter.name(), super.get(hyperparameter));
    }

    @Override
    public Tensor last(String slot, Tensor initial) {
      return names.put(slot + BEFORE, super.last(slot, SlipBackend.unwrap(initial)));
    }

    @Override
    public Tensor last(String slot) {
      return last(slot, names.backend().wrap("0", super.x().abs().times(0)));
    }

    @Override
    public Tensor keep(String slot, Tensor value) {
      if (watch instanceof Survey survey) {
        survey.keep(slot, SlipBackend.term(value));
      }
      return names.put(slot, super.keep(slot, SlipBackend.unwrap(value)));
    }

    @Override
    public Tensor average(String slot, Tensor value, Hyperparameter beta) {
      if (watch instanceof Survey survey) {
        survey.average(slot, beta);
      }
      boolean wrong = watch instanceof AverageSlip slip && slip.slot().equals(slot);
      return super.average(slot, value, wrong ? ((AverageSlip) watch).taken() : beta);
    }

    @Override
    public Tensor gradient(Tensor at) {
      return answer("gradient", super.gradient(SlipBackend.unwrap(at)), at);
    }

    @Override
    public Tensor gradient(int component, Tensor at) {
      String name = "gradient of component " + component;
      return answer(name, super.gradient(component, SlipBackend.unwrap(at)), at);
    }

    @Override
    public Tensor value(Tensor at) {
      return answer("f", super.value(SlipBackend.unwrap(at)), at);
    }

    @Override
    public Tensor hessianVector(Tensor at, Tensor direction) {
      Tensor answer = super.hessianVector(SlipBackend.unwrap(at), SlipBackend.unwrap(direction));
      return answer("hessianVector", answer, at);
    }

    @Override
    public Tensor proximal(Tensor at, Tensor weight) {
      Tensor answer = super.proximal(SlipBackend.unwrap(at), SlipBackend.unwrap(weight));
      return answer("prox", answer, at);
    }

    @Override
    public Tensor linearMinimum(Tensor direction) {
      Tensor answer = super.linearMinimum(SlipBackend.unwrap(direction));
      return answer("linearMinimum", answer, direction);
    }

    @Override
    public Tensor lineMinimum(Tensor at, Tensor direction) {
      Tensor answer = super.lineMinimum(SlipBackend.unwrap(at), SlipBackend.unwrap(direction));
      return answer("lineMinimum", answer, at);
    }

    /** What an oracle says is named after the question. */
    private Tensor answer(String question, Tensor answer, Tensor about) {
      return names.backend().wrap(Formula.of(SlipBackend.term(about), question), answer);
    }
  }
}
