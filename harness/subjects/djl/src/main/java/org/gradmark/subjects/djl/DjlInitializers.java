package org.gradmark.subjects.djl;

import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.TruncatedNormalInitializer;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.gradmark.core.tensor.Precision;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryInitializer;

/**
 * The initializers that DJL offers, and what it says about them. In quotes stands its Javadoc. All
 * hyperparameters are floats.
 */
final class DjlInitializers {

  /** The uniform initializer takes one number for both bounds: these are the system's own. */
  private static final double BOUND = 0.05;

  private DjlInitializers() {}

  static List<LibraryInitializer> all() {
    List<LibraryInitializer> all = new ArrayList<>();
    all.add(
        subject(
            Facts.of("djl:zeros", "constant", "paper").fixed(Map.of("value", 0.0)),
            h -> Initializer.ZEROS));
    all.add(
        subject(
            Facts.of("djl:ones", "constant", "paper").fixed(Map.of("value", 1.0)),
            h -> Initializer.ONES));
    all.add(
        subject(
            // Where nothing is drawn, the float shows.
            Facts.of("djl:constant", "constant", "paper")
                .defaults(Map.of("value", 0.0))
                .scalars(Precision.FLOAT32),
            h -> new ConstantInitializer(h.get("value"))));
    // "a normal distribution with a mean of zero and standard deviation of sigma"
    all.add(
        subject(
            Facts.of("djl:normal", "normal", "paper")
                .defaults(Map.of("stddev", 0.01))
                .fixed(Map.of("mean", 0.0)),
            h -> new NormalInitializer(h.get("stddev"))));
    // "Values outside (-2σ, 2σ) will be rejected"
    all.add(
        subject(
            Facts.of("djl:truncated-normal", "truncated-normal", "paper")
                .defaults(Map.of("stddev", 0.01))
                .fixed(Map.of("mean", 0.0)),
            h -> new TruncatedNormalInitializer(h.get("stddev"))));
    // "Values are generated from the range [-`scale`, `scale`]"
    all.add(
        subject(
            Facts.of("djl:uniform", "uniform", "paper").fixed(Map.of("low", -BOUND, "high", BOUND)),
            h -> new UniformInitializer((float) BOUND)));
    xavier(all);
    return List.copyOf(all);
  }

  private static void xavier(List<LibraryInitializer> all) {
    // "By default, RandomType is UNIFORM and FactorType is AVG. [...] in the range of [-c, c],
    // where c = sqrt(3 / (0.5 * (n_in + n_out)))"
    all.add(
        subject(Facts.of("djl:xavier", "glorot-uniform", "paper"), h -> new XavierInitializer()));
    // "Delving Deep into Rectifiers [...] new XavierInitializer(RandomType.GAUSSIAN,
    // FactorType.IN, 2)"
    all.add(
        subject(
            Facts.of("djl:xavier/gaussian-in-2", "he-normal", "paper"),
            h -> new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2)));
    for (FactorType factor : FactorType.values()) {
      // "a standard deviation of sqrt(3 / ...)", where the 3 is the magnitude
      all.add(
          scaling(
              factor,
              "normal",
              h -> new XavierInitializer(RandomType.GAUSSIAN, factor, h.get("scale"))));
      // "c = sqrt(3 / ...)": a uniform law of variance 1 / ... at a magnitude of 3
      all.add(
          scaling(
              factor,
              "uniform",
              h -> new XavierInitializer(RandomType.UNIFORM, factor, 3 * h.get("scale"))));
    }
  }

  private static LibraryInitializer scaling(
      FactorType factor, String law, Function<Map<String, Float>, Initializer> make) {
    String fan = factor == FactorType.AVG ? "average" : factor.name().toLowerCase(Locale.ROOT);
    String dialect = "fan-" + fan + "-" + law;
    return subject(
        Facts.of("djl:xavier/" + dialect, "variance-scaling", dialect)
            .defaults(Map.of("scale", 1.0)),
        make);
  }

  private static LibraryInitializer subject(
      Facts facts, Function<Map<String, Float>, Initializer> make) {
    return new LibraryInitializer(
        facts,
        BlockKind.forms(),
        (dtype, blueprint) ->
            BlockKind.fill(make.apply(Floats.of(blueprint.hyperparameters())), blueprint, dtype));
  }
}
