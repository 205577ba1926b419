package org.gradmark.subjects.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LRScheduler;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.StepLR;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.library.Curves;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryEstimator;

/** LibTorch's learning-rate schedulers and its clipping of gradients. */
final class TorchTools {

  private TorchTools() {}

  static List<LibraryEstimator> all() {
    return List.of(stepDecay(), clipNorm(), clipValue());
  }

  /** Python's documentation: "Decays the learning rate by gamma every step_size epochs". */
  private static LibraryEstimator stepDecay() {
    return new LibraryEstimator(
        Facts.of("libtorch:step-lr", "step-decay", "paper")
            .dtypes("float64")
            .defaults(Map.of("learning_rate", 0.01, "decay_rate", 0.1, "decay_steps", 1.0)),
        (dtype, inquiry) -> {
          Map<String, Double> h = inquiry.hyperparameters();
          try (SGD optimizer = descent(h.get("learning_rate"));
              LRScheduler scheduler =
                  new StepLR(optimizer, h.get("decay_steps").intValue(), h.get("decay_rate"))) {
            double[] rates = new double[inquiry.inputs().get("step").size()];
            for (int t = 0; t < rates.length; t++) {
              rates[t] = optimizer.param_groups().get(0).options().get_lr();
              optimizer.step();
              scheduler.step();
            }
            return new Values(Shape.of(1, rates.length), rates);
          }
        });
  }

  /** An optimizer of one parameter, whose rate is looked at. */
  private static SGD descent(double rate) {
    TensorVector parameters =
        new TensorVector(Tensors.create(new Values(Shape.of(1), 0), "float64"));
    return new SGD(parameters, new SGDOptions(rate));
  }

  /** The documentation is Python's: norm over all gradients, "max_norm / (total_norm + 1e-6)". */
  private static LibraryEstimator clipNorm() {
    return clipping(
        Facts.of("libtorch:clip-grad-norm", "norm-clipping", "torch")
            .defaults(Map.of("clip_norm", 1.0)),
        (parameters, h) -> torch.clip_grad_norm_(parameters, h.get("clip_norm")));
  }

  /** "Clips gradient of an iterable of parameters at specified value." */
  private static LibraryEstimator clipValue() {
    return clipping(
        Facts.of("libtorch:clip-grad-value", "value-clipping", "paper")
            .defaults(Map.of("clip_value", 1.0)),
        (parameters, h) -> torch.clip_grad_value_(parameters, h.get("clip_value")));
  }

  /** Clips the gradients of parameters in place. */
  private interface Clip {
    void gradients(TensorVector parameters, Map<String, Double> hyperparameters);
  }

  private static LibraryEstimator clipping(Facts facts, Clip clip) {
    return new LibraryEstimator(facts, (dtype, inquiry) -> clipped(clip, dtype, inquiry));
  }

  private static Values clipped(Clip clip, String dtype, Inquiry inquiry) {
    List<Values> gradients = Curves.gradients(inquiry);
    List<Tensor> parameters = new ArrayList<>();
    for (Values gradient : gradients) {
      Tensor parameter = Tensors.empty(gradient.shape(), dtype);
      parameter.set_requires_grad(true);
      parameter.mutable_grad().put(Tensors.create(gradient, dtype));
      parameters.add(parameter);
    }
    clip.gradients(new TensorVector(parameters.toArray(Tensor[]::new)), inquiry.hyperparameters());
    List<Values> clipped = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      clipped.add(Tensors.values(parameters.get(i).mutable_grad(), gradients.get(i).shape()));
    }
    return Curves.row(clipped);
  }
}
