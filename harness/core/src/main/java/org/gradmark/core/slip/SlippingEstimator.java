package org.gradmark.core.slip;

import java.util.HashMap;
import java.util.Map;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;

/**
 * The rule of an estimator, an attribution or a statistic, watched at every operation. Where such
 * rules begin for {@link Site}.
 */
final class SlippingEstimator implements EstimatorRule {

  private final EstimatorRule rule;
  private final SlipBackend.Watch watch;

  SlippingEstimator(EstimatorRule rule, SlipBackend.Watch watch) {
    this.rule = rule;
    this.watch = watch;
  }

  @Override
  public Tensor estimate(Sample s) {
    try {
      return SlipBackend.unwrap(rule.estimate(new Named(s)));
    } catch (RuntimeException e) {
      // A formula that nobody wrote may fail anywhere: its shapes do not fit, mostly.
      throw new IllegalArgumentException(e);
    }
  }

  /** A sample whose values have names. */
  private final class Named extends SampleWrapper {
    private final SlipBackend backend;
    private final Map<String, Term> known = new HashMap<>();

    Named(Sample sample) {
      super(sample);
      backend = new SlipBackend(sample.backend(), watch, this::term);
    }

    private Term term(String name) {
      Term found = known.get(name);
      if (found == null) {
        throw new IllegalArgumentException(name + " has no value here");
      }
      return found;
    }

    private Tensor named(String name, Tensor value) {
      Term term = Term.named(name, value);
      known.put(name, term);
      if (watch instanceof Survey survey) {
        survey.name(term);
      }
      return backend.wrap(term);
    }

    @Override
    public Tensor input(String name) {
      return named(name, super.input(name));
    }

    @Override
    public Tensor draw(String name) {
      return named(name, super.draw(name));
    }

    @Override
    public Tensor get(Hyperparameter hyperparameter) {
      return named(hyperparameter.name(), super.get(hyperparameter));
    }

    @Override
    public Backend backend() {
      return backend;
    }

    @Override
    public FunctionOracle function(String name) {
      return new Asked(super.function(name));
    }

    /** A function that is asked through the watched arithmetic. */
    private final class Asked implements FunctionOracle {
      private final FunctionOracle function;

      Asked(FunctionOracle function) {
        this.function = function;
      }

      @Override
      public String name() {
        return function.name();
      }

      @Override
      public Tensor value(Tensor at) {
        return answer("", at, function.value(SlipBackend.unwrap(at)));
      }

      @Override
      public Tensor gradient(Tensor at) {
        return answer("gradient of ", at, function.gradient(SlipBackend.unwrap(at)));
      }

      @Override
      public Tensor directional(Tensor at, Tensor direction) {
        Tensor answer = function.directional(SlipBackend.unwrap(at), SlipBackend.unwrap(direction));
        return answer("derivative of ", at, answer);
      }

      @Override
      public Tensor hessianVector(Tensor at, Tensor direction) {
        Tensor answer =
            function.hessianVector(SlipBackend.unwrap(at), SlipBackend.unwrap(direction));
        return answer("Hessian product of ", at, answer);
      }

      @Override
      public int components() {
        return function.components();
      }

      @Override
      public FunctionOracle component(int index) {
        return new Asked(function.component(index));
      }

      private Tensor answer(String what, Tensor at, Tensor answer) {
        Term point = SlipBackend.term(at);
        return backend.wrap(Formula.of(point, what + function.name()), answer);
      }
    }
  }
}
