package org.gradmark.subjects.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.FanModeType;
import org.bytedeco.pytorch.Nonlinearity;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.kFanIn;
import org.bytedeco.pytorch.kFanOut;
import org.bytedeco.pytorch.kReLU;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.KernelForm;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryInitializer;

/**
 * The initializers of {@code torch::nn::init}; in quotes stands their documentation.
 *
 * <p>Not here: sparse_, which takes a share of zeros where the paper has a number of connections.
 */
final class TorchInitializers {

  private static final List<KernelForm> DENSE = List.of(form(Kind.DENSE, 0));
  private static final List<KernelForm> CONVOLUTIONS =
      IntStream.rangeClosed(1, 3).mapToObj(axes -> form(Kind.CONVOLUTION, axes)).toList();
  private static final List<KernelForm> USUAL =
      Stream.of(DENSE, CONVOLUTIONS, List.of(form(Kind.GROUPED, 2))).flatMap(List::stream).toList();

  private TorchInitializers() {}

  /** Fills a tensor in place. */
  private interface Fill {
    Tensor in(Tensor tensor, Map<String, Double> hyperparameters);
  }

  private static KernelForm form(Kind kind, int axes) {
    return new KernelForm(kind, Layout.OUT_IN, axes);
  }

  static List<LibraryInitializer> all() {
    List<LibraryInitializer> all = new ArrayList<>();
    all.add(fixed("zeros", "constant", Map.of("value", 0.0), (t, h) -> torch.zeros_(t)));
    all.add(fixed("ones", "constant", Map.of("value", 1.0), (t, h) -> torch.ones_(t)));
    all.add(
        settable(
            "constant",
            "constant",
            Map.of("value", 0.0),
            (t, h) -> torch.constant_(t, new Scalar(h.get("value")))));
    // "Fills the 2-D input Tensor with an identity matrix"
    all.add(
        subject(
            Facts.of("libtorch:eye", "identity", "paper").fixed(Map.of("gain", 1.0)),
            DENSE,
            (t, h) -> torch.eye_(t)));
    // "Fills the given tensor with the Dirac delta function inplace"
    all.add(
        subject(
            Facts.of("libtorch:dirac", "dirac", "paper"), CONVOLUTIONS, (t, h) -> torch.dirac_(t)));
    // "a normal distribution parameterized by mean and std"
    all.add(
        settable(
            "normal",
            "normal",
            Map.of("mean", 0.0, "stddev", 1.0),
            (t, h) -> torch.normal_(t, h.get("mean"), h.get("stddev"))));
    // "a uniform distribution parameterized by low and high"
    all.add(
        settable(
            "uniform",
            "uniform",
            Map.of("low", 0.0, "high", 1.0),
            (t, h) -> torch.uniform_(t, h.get("low"), h.get("high"))));
    // "a (semi) orthogonal matrix, as described in ... Saxe et al."
    all.add(
        settable(
            "orthogonal",
            "orthogonal",
            Map.of("gain", 1.0),
            (t, h) -> torch.orthogonal_(t, h.get("gain"))));
    papers(all);
    return List.copyOf(all);
  }

  private static void papers(List<LibraryInitializer> all) {
    // "Understanding the difficulty of training deep feedforward neural networks"
    all.add(fixed("xavier-normal", "glorot-normal", Map.of(), (t, h) -> torch.xavier_normal_(t)));
    all.add(
        fixed("xavier-uniform", "glorot-uniform", Map.of(), (t, h) -> torch.xavier_uniform_(t)));
    // "Delving deep into rectifiers"
    all.add(
        fixed(
            "kaiming-normal",
            "he-normal",
            Map.of(),
            (t, h) -> torch.kaiming_normal_(t, 0, new FanModeType(new kFanIn()), relu())));
    all.add(
        fixed(
            "kaiming-uniform",
            "he-uniform",
            Map.of(),
            (t, h) -> torch.kaiming_uniform_(t, 0, new FanModeType(new kFanIn()), relu())));
    all.add(
        subject(
            Facts.of("libtorch:kaiming-normal/fan-out", "he-normal", "fan-out"),
            USUAL,
            (t, h) -> torch.kaiming_normal_(t, 0, new FanModeType(new kFanOut()), relu())));
    all.add(
        subject(
            Facts.of("libtorch:kaiming-uniform/fan-out", "he-uniform", "fan-out"),
            USUAL,
            (t, h) -> torch.kaiming_uniform_(t, 0, new FanModeType(new kFanOut()), relu())));
  }

  private static Nonlinearity relu() {
    return new Nonlinearity(new kReLU());
  }

  private static LibraryInitializer fixed(
      String name, String system, Map<String, Double> values, Fill fill) {
    return subject(Facts.of("libtorch:" + name, system, "paper").fixed(values), USUAL, fill);
  }

  private static LibraryInitializer settable(
      String name, String system, Map<String, Double> values, Fill fill) {
    return subject(Facts.of("libtorch:" + name, system, "paper").defaults(values), USUAL, fill);
  }

  private static LibraryInitializer subject(Facts facts, List<KernelForm> forms, Fill fill) {
    return new LibraryInitializer(facts, forms, (dtype, blueprint) -> fill(fill, blueprint, dtype));
  }

  /** One tensor after the other from one seed. */
  private static List<Values> fill(Fill fill, Blueprint blueprint, String dtype) {
    torch.manual_seed(blueprint.seed());
    List<Values> filled = new ArrayList<>();
    for (Kernel kernel : blueprint.kernels()) {
      try (Tensor tensor = Tensors.empty(kernel.shape(), dtype)) {
        fill.in(tensor, blueprint.hyperparameters());
        filled.add(Tensors.values(tensor, kernel.shape()));
      }
    }
    return filled;
  }
}
