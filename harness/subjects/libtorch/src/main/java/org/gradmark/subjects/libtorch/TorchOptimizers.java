package org.gradmark.subjects.libtorch;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;
import org.gradmark.core.contract.Capability;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryOptimizer;

/**
 * The optimizers of {@code torch::optim}. Their documentation is that of Python's {@code
 * torch.optim}, whose algorithm boxes say which form each follows. Defaults are LibTorch's own.
 *
 * <p>Not here: LBFGS, which is of no system.
 */
final class TorchOptimizers {

  private static final Map<String, Double> MOMENTS =
      Map.of("learning_rate", 1e-3, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8);

  private TorchOptimizers() {}

  static List<LibraryOptimizer> all() {
    return List.of(
        // "g_t + lambda theta"; "theta - gamma g_t"
        sgd("sgd", "sgd", "l2-decay", false, Map.of("weight_decay", 0.0)),
        // "b_t = mu b + (1 - tau) g_t", "b_1 = g_1"; "theta - gamma b_t"
        sgd("sgd/momentum", "momentum", "damped", false, Map.of("momentum", 0.9, "dampening", 0.0)),
        // "g_t + mu b_t"
        sgd("sgd/nesterov", "nesterov", "rate-outside", true, Map.of("momentum", 0.9)),
        // "gamma / (1 + (t - 1) eta)"; "state_sum + g²"; "theta - gamma g / (sqrt(state_sum) +
        // eps)"
        adaGrad(),
        // "theta - gamma g / (sqrt(v~) + eps)"
        rmsProp("rmsprop", "epsilon-outside", false),
        // "v~ - (g_ave)²"
        rmsProp("rmsprop/centered", "centered-epsilon-outside", true),
        // "b = mu b + g / (sqrt(v~) + eps); theta - gamma b"
        rmsProp("rmsprop/momentum", "momentum-rate-outside", false),
        // "theta - gamma m^ / (sqrt(v^) + eps)"
        adam("adam", "adam", "paper", false),
        // "g_t + lambda theta"
        adam("adam/l2-decay", "adam", "l2-decay", false),
        // "v_max = max(v_max, v_t); v^ = v_max / (1 - beta2^t)"
        adam("adam/amsgrad", "amsgrad", "max-before-correction", true),
        // "theta - gamma lambda theta", then as Adam
        adamW());
  }

  private static LibraryOptimizer sgd(
      String name, String system, String dialect, boolean nesterov, Map<String, Double> more) {
    Facts facts =
        Facts.of("libtorch:" + name, system, dialect).defaults(with(more, "learning_rate", 0.01));
    return subject(
        facts,
        (parameters, h) -> {
          SGDOptions options = new SGDOptions(h.get("learning_rate"));
          options.momentum().put(h.getOrDefault("momentum", 0.0));
          options.dampening().put(h.getOrDefault("dampening", 0.0));
          options.weight_decay().put(h.getOrDefault("weight_decay", 0.0));
          options.nesterov().put(nesterov);
          return new SGD(parameters, options);
        });
  }

  private static LibraryOptimizer adaGrad() {
    return subject(
        Facts.of("libtorch:adagrad", "adagrad", "paper")
            .defaults(Map.of("learning_rate", 0.01, "epsilon", 1e-10, "initial_accumulator", 0.0)),
        (parameters, h) -> {
          AdagradOptions options = new AdagradOptions(h.get("learning_rate"));
          options.eps().put(h.get("epsilon"));
          options.initial_accumulator_value().put(h.get("initial_accumulator"));
          return new Adagrad(parameters, options);
        });
  }

  private static LibraryOptimizer rmsProp(String name, String dialect, boolean centered) {
    Map<String, Double> defaults = Map.of("learning_rate", 0.01, "rho", 0.99, "epsilon", 1e-8);
    Facts facts = Facts.of("libtorch:" + name, "rmsprop", dialect);
    facts =
        dialect.startsWith("momentum")
            ? facts.defaults(with(defaults, "momentum", 0.9))
            : facts.defaults(defaults).fixed(Map.of("momentum", 0.0));
    return subject(
        facts,
        (parameters, h) -> {
          RMSpropOptions options = new RMSpropOptions(h.get("learning_rate"));
          options.alpha().put(h.get("rho"));
          options.eps().put(h.get("epsilon"));
          options.momentum().put(h.getOrDefault("momentum", 0.0));
          options.centered().put(centered);
          return new RMSprop(parameters, options);
        });
  }

  private static LibraryOptimizer adam(
      String name, String system, String dialect, boolean amsgrad) {
    Facts facts = Facts.of("libtorch:" + name, system, dialect);
    if (dialect.equals("l2-decay")) {
      facts = facts.defaults(with(MOMENTS, "weight_decay", 0.0));
    } else {
      facts = facts.defaults(MOMENTS).fixed(amsgrad ? Map.of() : Map.of("weight_decay", 0.0));
    }
    return subject(
        facts,
        (parameters, h) -> {
          AdamOptions options = new AdamOptions(h.get("learning_rate"));
          setBetas(options.betas(), h);
          options.eps().put(h.get("epsilon"));
          options.weight_decay().put(h.getOrDefault("weight_decay", 0.0));
          options.amsgrad().put(amsgrad);
          return new Adam(parameters, options);
        });
  }

  private static LibraryOptimizer adamW() {
    return subject(
        Facts.of("libtorch:adamw", "adamw", "decay-times-rate")
            .defaults(with(MOMENTS, "weight_decay", 0.01)),
        (parameters, h) -> {
          AdamWOptions options = new AdamWOptions(h.get("learning_rate"));
          setBetas(options.betas(), h);
          options.eps().put(h.get("epsilon"));
          options.weight_decay().put(h.get("weight_decay"));
          return new AdamW(parameters, options);
        });
  }

  /**
   * The binding hands out the memory of a {@code std::tuple}, whose order is the C++ library's
   * affair: the larger default tells where beta2 is.
   */
  private static void setBetas(DoublePointer betas, Map<String, Double> h) {
    boolean reversed = betas.get(0) > betas.get(1);
    betas.put(reversed ? 1 : 0, h.get("beta1"));
    betas.put(reversed ? 0 : 1, h.get("beta2"));
  }

  private static Map<String, Double> with(Map<String, Double> some, String name, double value) {
    Map<String, Double> all = new TreeMap<>(some);
    all.put(name, value);
    return all;
  }

  private static LibraryOptimizer subject(
      Facts facts, BiFunction<TensorVector, Map<String, Double>, Optimizer> make) {
    return new LibraryOptimizer(
            facts, EnumSet.allOf(Capability.class), (dtype, h) -> optimizer(make, dtype, h))
        .stepping(
            (dtype, h, shapes, threads) ->
                new TorchStepper(optimizer(make, dtype, h), shapes, threads));
  }

  private static TorchOptimizer optimizer(
      BiFunction<TensorVector, Map<String, Double>, Optimizer> make,
      String dtype,
      Map<String, Double> h) {
    return new TorchOptimizer(
        parameters -> make.apply(parameters, h), h.get("learning_rate"), dtype);
  }
}
