package org.gradmark.subjects.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.CosineTracker;
import ai.djl.training.tracker.CyclicalTracker;
import ai.djl.training.tracker.CyclicalTracker.CyclicalMode;
import ai.djl.training.tracker.FactorTracker;
import ai.djl.training.tracker.LinearTracker;
import ai.djl.training.tracker.MultiFactorTracker;
import ai.djl.training.tracker.PolynomialDecayTracker;
import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.library.Curves;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryEstimator;

/**
 * DJL's learning-rate trackers and its clipping. In quotes stands its Javadoc. A tracker is used as
 * its users use it, inside an optimizer; the rate is what a gradient of -1 moves a weight by. All
 * numbers are floats.
 */
final class DjlTrackers {

  private DjlTrackers() {}

  static List<LibraryEstimator> all() {
    List<LibraryEstimator> all = new ArrayList<>();
    decays(all);
    cycles(all);
    all.add(clipping());
    return List.copyOf(all);
  }

  private static void decays(List<LibraryEstimator> all) {
    all.add(
        tracker(
            Facts.of("djl:fixed-tracker", "constant-rate", "paper")
                .defaults(Map.of("learning_rate", 0.001)),
            (h, inquiry) -> Tracker.fixed(h.get("learning_rate"))));
    // "updated by a multiplicative factor"; "the initial value after no steps"
    all.add(
        tracker(
            Facts.of("djl:factor-tracker", "exponential-decay", "paper")
                .defaults(Map.of("learning_rate", 0.1, "decay_rate", 0.5))
                .fixed(Map.of("decay_steps", 1.0)),
            (h, inquiry) ->
                FactorTracker.builder()
                    .setBaseValue(h.get("learning_rate"))
                    .setFactor(h.get("decay_rate"))
                    .build()));
    // "an array of integers indicating when the value should be changed"
    all.add(
        tracker(
            Facts.of("djl:multi-factor-tracker", "multi-step-decay", "paper")
                .defaults(Map.of("learning_rate", 0.1, "decay_rate", 0.1)),
            (h, inquiry) ->
                MultiFactorTracker.builder()
                    .setBaseValue(h.get("learning_rate"))
                    .setSteps(whole(inquiry.inputs().get("milestones")))
                    .optFactor(h.get("decay_rate"))
                    .build()));
    // "updated by a constant factor" (it means: by a constant summand)
    all.add(
        tracker(
            Facts.of("djl:linear-tracker", "linear-decay", "from-zero")
                .defaults(Map.of("learning_rate", 0.1, "total_steps", 10.0)),
            (h, inquiry) ->
                LinearTracker.builder()
                    .setBaseValue(h.get("learning_rate"))
                    .optSlope(-h.get("learning_rate") / h.get("total_steps"))
                    .optMaxUpdates(h.get("total_steps").intValue())
                    .build()));
    all.add(
        tracker(
            Facts.of("djl:polynomial-decay-tracker", "polynomial-decay", "paper")
                .defaults(
                    Map.of(
                        "learning_rate",
                        0.1,
                        "final_rate",
                        0.0,
                        "total_steps",
                        10.0,
                        "power",
                        1.0)),
            (h, inquiry) ->
                PolynomialDecayTracker.builder()
                    .setBaseValue(h.get("learning_rate"))
                    .setEndLearningRate(h.get("final_rate"))
                    .setDecaySteps(h.get("total_steps").intValue())
                    .optPower(h.get("power"))
                    .build()));
    // "sections of a cosine curve to smoothly reduce learning rate until a specified step"
    all.add(
        tracker(
            Facts.of("djl:cosine-tracker", "cosine-decay", "paper")
                .defaults(Map.of("learning_rate", 0.5, "final_rate", 0.01, "total_steps", 10.0)),
            (h, inquiry) ->
                CosineTracker.builder()
                    .setBaseValue(h.get("learning_rate"))
                    .optFinalValue(h.get("final_rate"))
                    .setMaxUpdates(h.get("total_steps").intValue())
                    .build()));
  }

  private static void cycles(List<LibraryEstimator> all) {
    // "Cyclical Learning Rates for Training Neural Networks"
    Map.of(
            "paper", CyclicalMode.TRIANGULAR,
            "triangular2", CyclicalMode.TRIANGULAR2,
            "exp-range", CyclicalMode.EXP_RANGE)
        .forEach((dialect, mode) -> all.add(cycle(dialect, mode)));
    // "warmUpSteps", "warmUpBeginValue", linear
    all.add(
        tracker(
            Facts.of("djl:warm-up-tracker", "linear-warmup", "from-start")
                .defaults(Map.of("learning_rate", 0.1, "warmup_steps", 10.0, "start_factor", 0.0)),
            (h, inquiry) ->
                WarmUpTracker.builder()
                    .setMainTracker(Tracker.fixed(h.get("learning_rate")))
                    .optWarmUpSteps(h.get("warmup_steps").intValue())
                    .optWarmUpBeginValue(h.get("start_factor") * h.get("learning_rate"))
                    .build()));
  }

  private static LibraryEstimator cycle(String dialect, CyclicalMode mode) {
    String name = dialect.equals("paper") ? "triangular" : dialect;
    return tracker(
        Facts.of("djl:cyclical-tracker/" + name, "triangular-cycle", dialect)
            .defaults(
                Map.of(
                    "learning_rate",
                    0.001,
                    "peak_rate",
                    0.006,
                    "half_cycle",
                    4.0,
                    "decay_rate",
                    1.0)),
        (h, inquiry) ->
            CyclicalTracker.builder()
                .optBaseValue(h.get("learning_rate"))
                .optMaxValue(h.get("peak_rate"))
                .optStepSizeUp(h.get("half_cycle").intValue())
                .optMode(mode)
                .optGamma(h.get("decay_rate"))
                .build());
  }

  private static int[] whole(Values values) {
    return IntStream.range(0, values.size()).map(i -> (int) values.get(i)).toArray();
  }

  private static LibraryEstimator tracker(
      Facts facts, BiFunction<Map<String, Float>, Inquiry, Tracker> make) {
    return Curves.schedule(
        facts.dtypes("float64").scalars(Precision.FLOAT32),
        (h, inquiry) -> {
          Optimizer optimizer =
              Optimizer.sgd().setLearningRateTracker(make.apply(Floats.of(h), inquiry)).build();
          return step -> moved(optimizer);
        });
  }

  /** What one step moves a weight by that stands at 0. */
  private static double moved(Optimizer optimizer) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weight = manager.create(new double[1], new Shape(1));
      weight.setRequiresGradient(true);
      optimizer.update("weight", weight, manager.create(new double[] {-1}, new Shape(1)));
      return weight.toDoubleArray()[0];
    }
  }

  /**
   * "Clips the gradient to the range of [-clipGrad, clipGrad]": what a step of rate 1 takes from
   * weights that stand at 0.
   */
  private static LibraryEstimator clipping() {
    return new LibraryEstimator(
        Facts.of("djl:clip-grad", "value-clipping", "paper")
            .defaults(Map.of("clip_value", 1.0))
            .scalars(Precision.FLOAT32),
        (dtype, inquiry) -> {
          Optimizer optimizer =
              Optimizer.sgd()
                  .setLearningRateTracker(Tracker.fixed(1))
                  .optClipGrad(inquiry.hyperparameters().get("clip_value").floatValue())
                  .build();
          List<Values> clipped = new ArrayList<>();
          try (NDManager manager = NDManager.newBaseManager()) {
            for (Values gradient : Curves.gradients(inquiry)) {
              Values zeros = new Values(gradient.shape(), new double[gradient.size()]);
              NDArray weight = Arrays.create(manager, zeros, dtype);
              weight.setRequiresGradient(true);
              String id = "tensor " + clipped.size();
              optimizer.update(id, weight, Arrays.create(manager, gradient, dtype));
              clipped.add(Arrays.values(weight.neg()));
            }
          }
          return Curves.row(clipped);
        });
  }
}
