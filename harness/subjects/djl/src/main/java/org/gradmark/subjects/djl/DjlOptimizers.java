package org.gradmark.subjects.djl;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.tensor.Precision;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryOptimizer;

/**
 * The optimizers that DJL's PyTorch engine has, and what DJL says about them. In quotes stands its
 * Javadoc. All hyperparameters are floats. State cannot be saved; a parameter may come at any time,
 * as state is kept by the parameter's id.
 *
 * <p>Not here: Nag, RmsProp, Adagrad and Adadelta, which throw "Not implemented" on this engine.
 */
final class DjlOptimizers {

  private static final Map<String, Double> MOMENTS =
      Map.of("learning_rate", 0.001, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8);

  private DjlOptimizers() {}

  /** Makes an optimizer out of its rate and its other hyperparameters. */
  private interface Make {
    Optimizer optimizer(ParameterTracker rate, Map<String, Float> hyperparameters);
  }

  static List<LibraryOptimizer> all() {
    return List.of(sgd(), momentum(), adam(), adamW());
  }

  /** "weight = weight - learning_rate * (gradient + wd * weight)"; the rate has no default. */
  private static LibraryOptimizer sgd() {
    return subject(
        Facts.of("djl:sgd", "sgd", "l2-decay")
            .defaults(Map.of("learning_rate", 0.01, "weight_decay", 0.0)),
        (rate, h) ->
            Optimizer.sgd()
                .setLearningRateTracker(rate)
                .optWeightDecays(h.get("weight_decay"))
                .build());
  }

  /** "state = momentum * state + learning_rate * gradient; weight -= state". */
  private static LibraryOptimizer momentum() {
    return subject(
        Facts.of("djl:sgd/momentum", "momentum", "paper")
            .defaults(Map.of("learning_rate", 0.01, "momentum", 0.9)),
        (rate, h) ->
            Optimizer.sgd().setLearningRateTracker(rate).optMomentum(h.get("momentum")).build());
  }

  /**
   * "learning_rate_bias_correction = learning_rate / beta1**t * sqrt(beta2**t); w -=
   * learning_rate_bias_correction * m / (sqrt(v) + epsilon)": epsilon hat.
   */
  private static LibraryOptimizer adam() {
    return subject(
        Facts.of("djl:adam", "adam", "epsilon-hat")
            .defaults(MOMENTS)
            .fixed(Map.of("weight_decay", 0.0)),
        (rate, h) ->
            Optimizer.adam()
                .optLearningRateTracker(rate)
                .optBeta1(h.get("beta1"))
                .optBeta2(h.get("beta2"))
                .optEpsilon(h.get("epsilon"))
                .build());
  }

  /** "w *= (1 - learning_rate * weight_decay)", then as Adam. */
  private static LibraryOptimizer adamW() {
    return subject(
        Facts.of("djl:adamw", "adamw", "epsilon-hat")
            .defaults(
                Map.of(
                    "learning_rate", 0.001,
                    "beta1", 0.9,
                    "beta2", 0.999,
                    "epsilon", 1e-8,
                    "weight_decay", 0.01)),
        (rate, h) ->
            Optimizer.adamW()
                .optLearningRateTracker(rate)
                .optBeta1(h.get("beta1"))
                .optBeta2(h.get("beta2"))
                .optEpsilon(h.get("epsilon"))
                .optWeightDecays(h.get("weight_decay"))
                .build());
  }

  private static LibraryOptimizer subject(Facts facts, Make make) {
    return new LibraryOptimizer(
            facts.scalars(Precision.FLOAT32),
            EnumSet.of(Capability.SCHEDULE, Capability.LATE_PARAMETERS),
            (dtype, hyperparameters) -> open(make, dtype, hyperparameters))
        .stepping(
            (dtype, hyperparameters, shapes, threads) -> {
              DjlStepper.use(threads);
              return new DjlStepper(open(make, dtype, hyperparameters), shapes);
            });
  }

  private static DjlOptimizer open(Make make, String dtype, Map<String, Double> hyperparameters) {
    RateTracker rate = new RateTracker(hyperparameters.get("learning_rate"));
    return new DjlOptimizer(make.optimizer(rate, Floats.of(hyperparameters)), rate, dtype);
  }
}
