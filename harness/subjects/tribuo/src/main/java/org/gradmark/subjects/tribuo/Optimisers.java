package org.gradmark.subjects.tribuo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryOptimizer;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.optimisers.AdaDelta;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.optimisers.Adam;
import org.tribuo.math.optimisers.RMSProp;
import org.tribuo.math.optimisers.SGD;

/**
 * What Tribuo offers, and what it says about it. Where it has no default for a hyperparameter, the
 * system's stands here.
 *
 * <p>Rates cannot be changed from outside, state cannot be saved ({@code copy} copies the
 * configuration alone), and parameters are fixed at the start. Not here: Pegasos and AdaGradRDA,
 * which are of no system; SGD's rates that fall with the step or its root, which have no numbers of
 * their own that a claim could choose; and ParameterAveraging, which sees differences of parameters
 * and cannot be compared bit by bit with an average of parameters.
 */
final class Optimisers {

  private Optimisers() {}

  static List<LibraryOptimizer> all() {
    return List.of(
        sgd(),
        momentum("momentum", "momentum", SGD.Momentum.STANDARD),
        momentum("nesterov", "nesterov", SGD.Momentum.NESTEROV),
        adaGrad(),
        adaDelta(),
        rmsProp(),
        adam());
  }

  /** "an SGD optimiser with a constant learning rate". */
  private static LibraryOptimizer sgd() {
    return subject(
        Facts.of("tribuo:sgd", "sgd", "paper")
            .defaults(Map.of("learning_rate", 0.01))
            .fixed(Map.of("weight_decay", 0.0)),
        h -> SGD.getSimpleSGD(h.get("learning_rate")));
  }

  /**
   * "Modelled after momentum as described in 'Measuring the Effects of Data Parallelism on Neural
   * Network Training', Shallue et al 2018": v = γ v + g; x - η v, and x - η (g + γ v).
   */
  private static LibraryOptimizer momentum(String name, String system, SGD.Momentum type) {
    return subject(
        Facts.of("tribuo:sgd/" + name, system, "rate-outside")
            .defaults(Map.of("learning_rate", 0.01, "momentum", 0.9)),
        h -> SGD.getSimpleSGD(h.get("learning_rate"), h.get("momentum"), type));
  }

  /** "Duchi, J., Hazan, E., and Singer, Y." (Javadoc), and no word of another form. */
  private static LibraryOptimizer adaGrad() {
    return subject(
        Facts.of("tribuo:adagrad", "adagrad", "paper")
            .defaults(Map.of("learning_rate", 0.01, "epsilon", 1e-6, "initial_accumulator", 0.0)),
        h -> new AdaGrad(h.get("learning_rate"), h.get("epsilon"), h.get("initial_accumulator")));
  }

  /** "Zeiler, MD. ADADELTA: an Adaptive Learning Rate Method" (Javadoc); it has no rate. */
  private static LibraryOptimizer adaDelta() {
    return subject(
        Facts.of("tribuo:adadelta", "adadelta", "paper")
            .defaults(Map.of("rho", 0.95, "epsilon", 1e-6))
            .fixed(Map.of("learning_rate", 1.0)),
        h -> new AdaDelta(h.get("rho"), h.get("epsilon")));
  }

  /**
   * "Follows the Keras implementation" (Javadoc): with its decay of the rate, that is Keras 1 and
   * 2, which add epsilon to the root.
   */
  private static LibraryOptimizer rmsProp() {
    return subject(
        Facts.of("tribuo:rmsprop", "rmsprop", "epsilon-outside")
            .defaults(Map.of("learning_rate", 0.001, "rho", 0.9, "epsilon", 1e-8))
            .fixed(Map.of("momentum", 0.0)),
        h -> new RMSProp(h.get("learning_rate"), h.get("rho"), h.get("epsilon"), 0));
  }

  /** "Kingma, D., and Ba, J. Adam: A Method for Stochastic Optimization" (Javadoc). */
  private static LibraryOptimizer adam() {
    return subject(
        Facts.of("tribuo:adam", "adam", "paper")
            .defaults(Map.of("learning_rate", 0.001, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-6))
            .fixed(Map.of("weight_decay", 0.0)),
        h -> new Adam(h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")));
  }

  private static LibraryOptimizer subject(
      Facts facts, Function<Map<String, Double>, StochasticGradientOptimiser> make) {
    return new LibraryOptimizer(
            facts.dtypes("float64"),
            Set.of(),
            (dtype, hyperparameters) -> new TribuoOptimizer(make.apply(hyperparameters)))
        .stepping(
            (dtype, hyperparameters, shapes, threads) ->
                new TribuoStepper(make.apply(hyperparameters), shapes));
  }
}
