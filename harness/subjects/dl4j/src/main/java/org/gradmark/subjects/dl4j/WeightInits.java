package org.gradmark.subjects.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.distribution.ConstantDistribution;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitIdentity;
import org.gradmark.core.contract.InitializerSubject;

/**
 * The weight initializers that DL4J offers, and what it says about them. In quotes stands the
 * Javadoc of {@code WeightInit}; it is that of 1.0.0-beta, as M2.1 has lost it in a part.
 *
 * <p>Not here: BinomialDistribution and LogNormalDistribution, which are of no system, and
 * WeightInitEmbedding, which copies numbers that its user has.
 */
final class WeightInits {

  private static final List<LayerKind> USUAL =
      List.of(
          LayerKind.DENSE,
          LayerKind.CONVOLUTION_2D,
          LayerKind.CONVOLUTION_3D,
          LayerKind.DECONVOLUTION_2D);

  /** What a variance-scaling initializer of DL4J has wired in: "variance 1.0/(fanIn)". */
  private static final Map<String, Double> UNIT_SCALE = Map.of("scale", 1.0);

  private WeightInits() {}

  static List<InitializerSubject> all() {
    List<InitializerSubject> all = new ArrayList<>();
    schemes(all);
    scalings(all);
    distributions(all);
    inOtherLayers(all);
    return List.copyOf(all);
  }

  private static void schemes(List<InitializerSubject> all) {
    // "Generate weights as zeros", "All weights are set to 1"
    all.add(scheme(WeightInit.ZERO, "constant", "paper", Map.of("value", 0.0)));
    all.add(scheme(WeightInit.ONES, "constant", "paper", Map.of("value", 1.0)));
    // "Gaussian distribution with mean 0, variance 2.0/(fanIn + fanOut)"
    all.add(scheme(WeightInit.XAVIER, "glorot-normal", "paper"));
    // "Xavier weight init in DL4J up to 0.6.0. XAVIER should be preferred."
    all.add(scheme(WeightInit.XAVIER_LEGACY, "glorot-normal", "paper"));
    // "Uniform distribution U(-s,s) with s = sqrt(6/(fanIn + fanOut))"
    all.add(scheme(WeightInit.XAVIER_UNIFORM, "glorot-uniform", "paper"));
    // "A version of XAVIER_UNIFORM for sigmoid activation functions. U(-r,r) with
    // r=4*sqrt(6/(fanIn + fanOut))"
    all.add(scheme(WeightInit.SIGMOID_UNIFORM, "glorot-uniform", "sigmoid"));
    // "Similar to Xavier, but 1/fanIn -> Caffe originally used this."
    all.add(scheme(WeightInit.XAVIER_FAN_IN, "lecun-normal", "paper"));
    // "mean 0 and standard deviation 1/sqrt(fanIn) ... Equivalent to DL4J's XAVIER_FAN_IN and
    // LECUN_NORMAL (i.e. Keras' "lecun_normal")"
    all.add(scheme(WeightInit.NORMAL, "lecun-normal", "paper"));
    all.add(scheme(WeightInit.LECUN_NORMAL, "lecun-normal", "paper"));
    // "Uniform U[-a,a] with a=3/sqrt(fanIn)": no paper's, but the name is LeCun's
    all.add(scheme(WeightInit.LECUN_UNIFORM, "lecun-uniform", "paper"));
    // "Uniform U[-a,a] with a=1/sqrt(fanIn). "Commonly used heuristic" as per Glorot and Bengio"
    all.add(scheme(WeightInit.UNIFORM, "heuristic-uniform", "paper"));
    // "He et al. (2015) ... Normal distribution with variance 2.0/nIn"
    all.add(scheme(WeightInit.RELU, "he-normal", "paper"));
    // "He et al. (2015) ... Uniform distribution U(-s,s) with s = sqrt(6/fanIn)"
    all.add(scheme(WeightInit.RELU_UNIFORM, "he-uniform", "paper"));
    // "Weights are set to an identity matrix. Note: can only be used with square weight matrices"
    all.add(
        new WeightInitSubject(
            "dl4j:identity",
            "identity",
            "paper",
            Map.of(),
            Map.of("gain", 1.0),
            h -> WeightInit.IDENTITY.getWeightInitFunction(),
            List.of(LayerKind.DENSE),
            true));
    // The class behind it takes a scale, of which it says nothing
    all.add(
        new WeightInitSubject(
            "dl4j:identity/scale",
            "identity",
            "paper",
            Map.of("gain", 1.0),
            Map.of(),
            h -> new WeightInitIdentity(h.get("gain")),
            List.of(LayerKind.DENSE),
            true));
    all.add(
        settable(
            "dl4j:constant",
            "constant",
            Map.of("value", 0.0),
            h -> new WeightInitConstant(h.get("value"))));
  }

  /**
   * "Gaussian distribution with mean 0, variance 1.0/(fanIn)", and so on; the uniform ones "Uniform
   * U[-a,a] with a=3.0/(fanIn)", and so on. Names and options are Keras's VarianceScaling.
   */
  private static void scalings(List<InitializerSubject> all) {
    String system = "variance-scaling";
    all.add(scheme(WeightInit.VAR_SCALING_NORMAL_FAN_IN, system, "fan-in-normal", UNIT_SCALE));
    all.add(scheme(WeightInit.VAR_SCALING_NORMAL_FAN_OUT, system, "fan-out-normal", UNIT_SCALE));
    all.add(
        scheme(WeightInit.VAR_SCALING_NORMAL_FAN_AVG, system, "fan-average-normal", UNIT_SCALE));
    all.add(scheme(WeightInit.VAR_SCALING_UNIFORM_FAN_IN, system, "fan-in-uniform", UNIT_SCALE));
    all.add(scheme(WeightInit.VAR_SCALING_UNIFORM_FAN_OUT, system, "fan-out-uniform", UNIT_SCALE));
    all.add(
        scheme(WeightInit.VAR_SCALING_UNIFORM_FAN_AVG, system, "fan-average-uniform", UNIT_SCALE));
  }

  private static void distributions(List<InitializerSubject> all) {
    Map<String, Double> gaussian = Map.of("mean", 0.0, "stddev", 0.01);
    // "A normal (Gaussian) distribution, with two parameters: mean and standard deviation"
    all.add(
        drawn(
            "normal",
            "normal",
            gaussian,
            h -> new NormalDistribution(h.get("mean"), h.get("stddev"))));
    // Its source says nothing of the cut; ND4J's operation is "truncated at 2 standard deviations"
    all.add(
        drawn(
            "truncated-normal",
            "truncated-normal",
            gaussian,
            h -> new TruncatedNormalDistribution(h.get("mean"), h.get("stddev"))));
    // "A uniform distribution, with two parameters: lower and upper - i.e., U(lower,upper)"
    all.add(
        drawn(
            "uniform",
            "uniform",
            Map.of("low", -0.05, "high", 0.05),
            h -> new UniformDistribution(h.get("low"), h.get("high"))));
    // "Orthogonal distribution, with gain parameter. See https://arxiv.org/abs/1312.6120"
    all.add(
        drawn(
            "orthogonal",
            "orthogonal",
            Map.of("gain", 1.0),
            h -> new OrthogonalDistribution(h.get("gain"))));
    all.add(
        drawn(
            "constant",
            "constant",
            Map.of("value", 0.0),
            h -> new ConstantDistribution(h.get("value"))));
  }

  /** Layers that count fans in their own way. */
  private static void inOtherLayers(List<InitializerSubject> all) {
    for (LayerKind kind : List.of(LayerKind.DEPTHWISE_2D, LayerKind.EMBEDDING, LayerKind.LSTM)) {
      all.add(in(kind, WeightInit.XAVIER, "glorot-normal"));
      all.add(in(kind, WeightInit.RELU, "he-normal"));
    }
  }

  private static WeightInitSubject in(LayerKind kind, WeightInit init, String system) {
    return new WeightInitSubject(
        name(init) + "/" + word(kind),
        system,
        "paper",
        Map.of(),
        Map.of(),
        h -> init.getWeightInitFunction(),
        List.of(kind),
        false);
  }

  private static WeightInitSubject scheme(WeightInit init, String system, String dialect) {
    return scheme(init, system, dialect, Map.of());
  }

  private static WeightInitSubject scheme(
      WeightInit init, String system, String dialect, Map<String, Double> fixed) {
    return new WeightInitSubject(
        name(init),
        system,
        dialect,
        Map.of(),
        fixed,
        h -> init.getWeightInitFunction(),
        USUAL,
        false);
  }

  private static WeightInitSubject drawn(
      String name,
      String system,
      Map<String, Double> defaults,
      Function<Map<String, Double>, Distribution> distribution) {
    return settable(
        "dl4j:distribution/" + name,
        system,
        defaults,
        h -> new WeightInitDistribution(distribution.apply(h)));
  }

  private static WeightInitSubject settable(
      String id,
      String system,
      Map<String, Double> defaults,
      Function<Map<String, Double>, IWeightInit> init) {
    return new WeightInitSubject(id, system, "paper", defaults, Map.of(), init, USUAL, false);
  }

  private static String name(WeightInit init) {
    return "dl4j:" + word(init);
  }

  /** Such as {@code xavier-uniform}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
