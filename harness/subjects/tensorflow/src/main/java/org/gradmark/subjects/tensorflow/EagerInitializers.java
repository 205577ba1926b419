package org.gradmark.subjects.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.KernelForm;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryInitializer;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.framework.initializers.Constant;
import org.tensorflow.framework.initializers.Glorot;
import org.tensorflow.framework.initializers.He;
import org.tensorflow.framework.initializers.Identity;
import org.tensorflow.framework.initializers.Initializer;
import org.tensorflow.framework.initializers.LeCun;
import org.tensorflow.framework.initializers.Ones;
import org.tensorflow.framework.initializers.Orthogonal;
import org.tensorflow.framework.initializers.RandomNormal;
import org.tensorflow.framework.initializers.RandomUniform;
import org.tensorflow.framework.initializers.TruncatedNormal;
import org.tensorflow.framework.initializers.VarianceScaling;
import org.tensorflow.framework.initializers.VarianceScaling.Distribution;
import org.tensorflow.framework.initializers.VarianceScaling.Mode;
import org.tensorflow.framework.initializers.Zeros;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The initializers that the framework offers, and what it says about them; in quotes stands its
 * Javadoc. An initializer has a seed of its own and "will always produce the same random tensor for
 * a given shape and dtype": whoever has several parameters gives each a seed, as is done here.
 */
final class EagerInitializers {

  private static final List<KernelForm> DENSE =
      List.of(new KernelForm(Kind.DENSE, Layout.IN_OUT, 0));
  private static final List<KernelForm> USUAL =
      Stream.concat(
              DENSE.stream(),
              IntStream.rangeClosed(1, 3)
                  .mapToObj(axes -> new KernelForm(Kind.CONVOLUTION, Layout.IN_OUT, axes)))
          .toList();

  private EagerInitializers() {}

  /** Makes an initializer out of hyperparameters and a seed; its type is that of its call. */
  private interface Make {
    Initializer<?> initializer(Map<String, Double> hyperparameters, long seed);
  }

  static List<LibraryInitializer> all() {
    List<LibraryInitializer> all = new ArrayList<>();
    plain(all);
    drawn(all);
    for (Distribution distribution : Distribution.values()) {
      scaled(all, distribution);
    }
    return List.copyOf(all);
  }

  private static void plain(List<LibraryInitializer> all) {
    all.add(
        subject(
            Facts.of("tensorflow:zeros", "constant", "paper").fixed(Map.of("value", 0.0)),
            (h, seed) -> new Zeros<TFloating>()));
    all.add(
        subject(
            Facts.of("tensorflow:ones", "constant", "paper").fixed(Map.of("value", 1.0)),
            (h, seed) -> new Ones<TFloating>()));
    all.add(
        subject(
            Facts.of("tensorflow:constant", "constant", "paper").defaults(Map.of("value", 0.0)),
            (h, seed) -> new Constant<TFloating>(h.get("value"))));
    // "Initializer that generates the identity matrix. Only usable for generating 2D matrices."
    all.add(
        subject(
            Facts.of("tensorflow:identity", "identity", "paper")
                .defaults(Map.of("gain", Identity.GAIN_DEFAULT)),
            DENSE,
            (h, seed) -> new Identity<TFloating>(h.get("gain"))));
    // "orthogonal matrix obtained from the QR decomposition of a matrix of random numbers drawn
    // from a normal distribution"
    all.add(
        subject(
            Facts.of("tensorflow:orthogonal", "orthogonal", "paper")
                .defaults(Map.of("gain", Orthogonal.GAIN_DEFAULT)),
            (h, seed) -> new Orthogonal<TFloating>(h.get("gain"), seed)));
  }

  private static void drawn(List<LibraryInitializer> all) {
    // "generates tensors with a normal distribution"
    all.add(
        subject(
            Facts.of("tensorflow:random-normal", "normal", "paper")
                .defaults(
                    Map.of(
                        "mean", RandomNormal.MEAN_DEFAULT,
                        "stddev", RandomNormal.STDDEV_DEFAULT)),
            (h, seed) -> new RandomNormal<TFloating>(h.get("mean"), h.get("stddev"), seed)));
    // "generates a truncated normal distribution", whose operation drops and draws again what is
    // "more than 2 standard deviations from the mean"
    all.add(
        subject(
            Facts.of("tensorflow:truncated-normal", "truncated-normal", "paper")
                .defaults(
                    Map.of(
                        "mean", TruncatedNormal.MEAN_DEFAULT,
                        "stddev", TruncatedNormal.STDDEV_DEFAULT)),
            (h, seed) -> new TruncatedNormal<TFloating>(h.get("mean"), h.get("stddev"), seed)));
    // "minval Lower bound of the range of random values to generate (inclusive)"
    all.add(
        subject(
            Facts.of("tensorflow:random-uniform", "uniform", "paper")
                .defaults(
                    Map.of(
                        "low", RandomUniform.MINVAL_DEFAULT,
                        "high", RandomUniform.MAXVAL_DEFAULT)),
            (h, seed) -> new RandomUniform<TFloating>(h.get("low"), h.get("high"), seed)));
  }

  /**
   * "stddev (after truncation, if used) = sqrt(scale / n)", "[-limit, limit], where limit = sqrt(3
   * * scale / n)" (VarianceScaling); "stddev = sqrt(2 / (fanIn + fanOut))", "limit = sqrt(6 /
   * (fanIn + fanOut))" (Glorot), and so on (He, LeCun).
   */
  private static void scaled(List<LibraryInitializer> all, Distribution distribution) {
    String law = law(distribution);
    boolean uniform = distribution == Distribution.UNIFORM;
    String suffix = uniform ? "-uniform" : "-normal";
    String dialect = distribution == Distribution.TRUNCATED_NORMAL ? "truncated" : "paper";
    all.add(
        subject(
            Facts.of("tensorflow:glorot/" + law, "glorot" + suffix, dialect),
            (h, seed) -> new Glorot<TFloating>(distribution, seed)));
    all.add(
        subject(
            Facts.of("tensorflow:he/" + law, "he" + suffix, dialect),
            (h, seed) -> new He<TFloating>(distribution, seed)));
    all.add(
        subject(
            Facts.of("tensorflow:lecun/" + law, "lecun" + suffix, dialect),
            (h, seed) -> new LeCun<TFloating>(distribution, seed)));
    for (Mode mode : Mode.values()) {
      String fan = mode.name().toLowerCase(Locale.ROOT).replace('_', '-').replace("avg", "average");
      String name = fan + "-" + law;
      all.add(
          subject(
              Facts.of(
                      "tensorflow:variance-scaling/" + name,
                      "variance-scaling",
                      name.equals("fan-in-truncated") ? "paper" : name)
                  .defaults(Map.of("scale", VarianceScaling.SCALE_DEFAULT)),
              (h, seed) ->
                  new VarianceScaling<TFloating>(h.get("scale"), mode, distribution, seed)));
    }
  }

  private static String law(Distribution distribution) {
    return distribution == Distribution.TRUNCATED_NORMAL
        ? "truncated"
        : distribution.name().toLowerCase(Locale.ROOT);
  }

  private static LibraryInitializer subject(Facts facts, Make make) {
    return subject(facts, USUAL, make);
  }

  private static LibraryInitializer subject(Facts facts, List<KernelForm> forms, Make make) {
    return new LibraryInitializer(
        facts, forms, (dtype, blueprint) -> fill(make, blueprint, Format.of(dtype)));
  }

  private static <T extends TFloating> List<Values> fill(
      Make make, Blueprint blueprint, Format<T> format) {
    SplittableRandom seeds = new SplittableRandom(blueprint.seed());
    List<Values> filled = new ArrayList<>();
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      for (Kernel kernel : blueprint.kernels()) {
        long[] extents = Format.shape(kernel.shape()).asArray();
        @SuppressWarnings("unchecked") // An initializer fills arrays of any type.
        Initializer<T> initializer =
            (Initializer<T>) make.initializer(blueprint.hyperparameters(), seeds.nextLong());
        Operand<T> weights = initializer.call(tf, tf.constant(extents), format.type());
        filled.add(new Values(kernel.shape(), format.numbers(weights.asTensor())));
      }
    }
    return filled;
  }
}
