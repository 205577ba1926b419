package org.gradmark.subjects.tensorflow;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.tensor.Precision;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryOptimizer;
import org.tensorflow.Graph;
import org.tensorflow.framework.optimizers.AdaDelta;
import org.tensorflow.framework.optimizers.AdaGrad;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.framework.optimizers.Adamax;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.framework.optimizers.Momentum;
import org.tensorflow.framework.optimizers.Nadam;
import org.tensorflow.framework.optimizers.Optimizer;
import org.tensorflow.framework.optimizers.RMSProp;

/**
 * The optimizers that the framework offers, and what it says about them. In quotes stands its
 * Javadoc, or the description of the operation that it applies. All hyperparameters are floats, and
 * constants of the graph: no rate can change. Parameters are those of the graph.
 *
 * <p>Not here: Ftrl and AdaGradDA, which are of no system.
 */
final class GraphOptimizers {

  private GraphOptimizers() {}

  /** Makes an optimizer for a graph. */
  interface Make {
    Optimizer optimizer(Graph graph, Map<String, Float> hyperparameters);
  }

  static List<LibraryOptimizer> all() {
    return List.of(
        descent(),
        momentum("momentum", "momentum", false),
        momentum("momentum/nesterov", "nesterov", true),
        adaGrad(),
        adaDelta(),
        rmsProp("rmsprop", "paper", false),
        rmsProp("rmsprop/momentum", "momentum", false),
        rmsProp("rmsprop/centered", "centered", true),
        adam(),
        adaMax(),
        nadam());
  }

  /** "updates the current weight using the current gradient multiplied by the learning rate". */
  private static LibraryOptimizer descent() {
    return subject(
        Facts.of("tensorflow:gradient-descent", "sgd", "paper")
            .defaults(Map.of("learning_rate", (double) GradientDescent.LEARNING_RATE_DEFAULT))
            .fixed(Map.of("weight_decay", 0.0)),
        (g, h) -> new GradientDescent(g, h.get("learning_rate")));
  }

  /**
   * "accum = accum * momentum + grad; var -= lr * accum", and "var - lr * momentum * accum" besides
   * the gradient's own step "if use_nesterov" (ApplyMomentum).
   */
  private static LibraryOptimizer momentum(String name, String system, boolean nesterov) {
    return subject(
        Facts.of("tensorflow:" + name, system, "rate-outside")
            .defaults(
                Map.of(
                    "learning_rate", (double) Momentum.LEARNING_RATE_DEFAULT,
                    "momentum", (double) Momentum.MOMENTUM_DEFAULT)),
        (g, h) -> new Momentum(g, h.get("learning_rate"), h.get("momentum"), nesterov));
  }

  /** "accum += grad * grad; var -= lr * grad * (1 / sqrt(accum))" (ApplyAdagrad). */
  private static LibraryOptimizer adaGrad() {
    return subject(
        Facts.of("tensorflow:adagrad", "adagrad", "paper")
            .defaults(
                Map.of(
                    "learning_rate", (double) AdaGrad.LEARNING_RATE_DEFAULT,
                    "initial_accumulator", (double) AdaGrad.INITIAL_ACCUMULATOR_DEFAULT))
            .fixed(Map.of("epsilon", 0.0)),
        (g, h) -> new AdaGrad(g, h.get("learning_rate"), h.get("initial_accumulator")));
  }

  /** "update = (update_accum + epsilon).sqrt() * (accum + epsilon()).rsqrt() * grad". */
  private static LibraryOptimizer adaDelta() {
    return subject(
        Facts.of("tensorflow:adadelta", "adadelta", "paper")
            .defaults(
                Map.of(
                    "learning_rate", (double) AdaDelta.LEARNING_RATE_DEFAULT,
                    "rho", (double) AdaDelta.RHO_DEFAULT,
                    "epsilon", (double) AdaDelta.EPSILON_DEFAULT)),
        (g, h) -> new AdaDelta(g, h.get("learning_rate"), h.get("rho"), h.get("epsilon")));
  }

  /**
   * "Delta = learning_rate * gradient / sqrt(mean_square + epsilon)", "mom = momentum * mom_{t-1} +
   * lr * grad / sqrt(ms + epsilon)", and with "mean_square - mean_grad ** 2" under the root
   * (ApplyRMSProp, ApplyCenteredRMSProp). Plain RMSProp is the one at a momentum of 0.
   */
  private static LibraryOptimizer rmsProp(String name, String dialect, boolean centered) {
    Facts facts = Facts.of("tensorflow:" + name, "rmsprop", dialect);
    Map<String, Double> defaults =
        Map.of(
            "learning_rate", (double) RMSProp.LEARNING_RATE_DEFAULT,
            "rho", (double) RMSProp.DECAY_DEFAULT,
            "epsilon", (double) RMSProp.EPSILON_DEFAULT);
    if (dialect.equals("momentum")) {
      facts = facts.defaults(with(defaults, "momentum", 0.9));
    } else {
      facts = facts.defaults(defaults).fixed(Map.of("momentum", 0.0));
    }
    return subject(
        facts,
        (g, h) ->
            new RMSProp(
                g,
                h.get("learning_rate"),
                h.get("rho"),
                h.getOrDefault("momentum", 0f),
                h.get("epsilon"),
                centered));
  }

  /** "This epsilon is 'epsilon hat' in the Kingma and Ba paper". */
  private static LibraryOptimizer adam() {
    return subject(
        Facts.of("tensorflow:adam", "adam", "epsilon-hat")
            .defaults(moments(Adam.LEARNING_RATE_DEFAULT, Adam.EPSILON_DEFAULT))
            .fixed(Map.of("weight_decay", 0.0)),
        (g, h) ->
            new Adam(g, h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")));
  }

  /** "variable -= learning_rate / (1 - beta1^t) * m_t / (v_t + epsilon)" (ApplyAdaMax). */
  private static LibraryOptimizer adaMax() {
    return subject(
        Facts.of("tensorflow:adamax", "adamax", "epsilon-outside")
            .defaults(moments(Adamax.LEARNING_RATE_DEFAULT, Adamax.EPSILON_DEFAULT)),
        (g, h) ->
            new Adamax(
                g, h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")));
  }

  /** "Dozat, 2015"; its decay of the momentum is 0.004, as in Keras. */
  private static LibraryOptimizer nadam() {
    return subject(
        Facts.of("tensorflow:nadam", "nadam", "momentum-schedule")
            .defaults(moments(Nadam.LEARNING_RATE_DEFAULT, Nadam.EPSILON_DEFAULT))
            .fixed(Map.of("momentum_decay", 0.004)),
        (g, h) ->
            new Nadam(g, h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")));
  }

  private static Map<String, Double> moments(double rate, double epsilon) {
    return Map.of("learning_rate", rate, "beta1", 0.9, "beta2", 0.999, "epsilon", epsilon);
  }

  private static Map<String, Double> with(Map<String, Double> some, String name, double value) {
    Map<String, Double> all = new java.util.TreeMap<>(some);
    all.put(name, value);
    return all;
  }

  private static LibraryOptimizer subject(Facts facts, Make make) {
    return new LibraryOptimizer(
            facts.scalars(Precision.FLOAT32),
            EnumSet.of(Capability.COPY),
            (dtype, h) ->
                new GraphOptimizer<>(graph -> make.optimizer(graph, floats(h)), Format.of(dtype)))
        .stepping(
            (dtype, h, shapes, threads) ->
                new GraphStepper<>(
                    graph -> make.optimizer(graph, floats(h)), Format.of(dtype), shapes, threads));
  }

  private static Map<String, Float> floats(Map<String, Double> hyperparameters) {
    return hyperparameters.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().floatValue()));
  }
}
