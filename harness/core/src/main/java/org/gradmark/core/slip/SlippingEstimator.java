package org.gradmark.core.slip;

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
      if (watch.excuses(e)) {
        throw new IllegalArgumentException(e);
      }
      throw e;
    }
  }

  /** A sample whose values have names. */
  private final class Named extends SampleWrapper {
    private final Names names;

    Named(Sample sample) {
      super(sample);
      names = new Names(sample.backend(), watch, this::term);
    }

    private Term term(String name) {
      return names.get(name);
    }

    @Override
    public Tensor input(String name) {
      return names.put(name, super.input(name));
    }

    @Override
    public Tensor draw(String name) {
      return names.put(name, super.draw(name));
    }

    @Override
    public Tensor get(Hyperparameter hyperparameter) {
      return names.put(hyperparameter.name(), super.get(hyperparameter));
    }

    @Override
    public Backend backend() {
      return names.backend();
    }

    @Override
    public Tensor called(String name, Tensor value) {
      return names.put(name, SlipBackend.unwrap(value));
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
        return names.backend().wrap(Formula.of(point, what + function.name()), answer);
      }
    }
  }
}
