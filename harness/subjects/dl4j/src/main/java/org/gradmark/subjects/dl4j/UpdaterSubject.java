package org.gradmark.subjects.dl4j;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.subjects.process.WithDefaults;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * One of DL4J's updaters, with or without regularization, as a subject.
 *
 * @param defaults the hyperparameters that its user can set, with DL4J's defaults
 * @param fixed those that cannot be set
 * @param config makes the configuration out of a complete set of the former
 * @param decay how its user asks for weight decay
 * @param start how the updater gets its state
 */
record UpdaterSubject(
    String id,
    String system,
    String dialect,
    Map<String, Double> defaults,
    Map<String, Double> fixed,
    Function<Map<String, Double>, IUpdater> config,
    Decay decay,
    Start start)
    implements OptimizerSubject, WithDefaults {

  private static final String WEIGHT_DECAY = "weight_decay";

  UpdaterSubject(
      String id, String system, String dialect, Function<Map<String, Double>, IUpdater> config) {
    this(id, system, dialect, Map.of(), Map.of(), config, Decay.NONE, Start.VIEW);
  }

  UpdaterSubject defaults(Map<String, Double> values) {
    return new UpdaterSubject(id, system, dialect, values, fixed, config, decay, start);
  }

  UpdaterSubject fixed(Map<String, Double> values) {
    return new UpdaterSubject(id, system, dialect, defaults, values, config, decay, start);
  }

  UpdaterSubject start(Start way) {
    return new UpdaterSubject(id, system, dialect, defaults, fixed, config, decay, way);
  }

  /** The same updater with weight decay, whose coefficient the user sets. */
  UpdaterSubject decaying(String newId, String newSystem, String newDialect, Decay newDecay) {
    Map<String, Double> settable = new HashMap<>(defaults);
    settable.put(WEIGHT_DECAY, 0.0);
    Map<String, Double> unsettable = new HashMap<>(fixed);
    unsettable.remove(WEIGHT_DECAY);
    return new UpdaterSubject(
        newId, newSystem, newDialect, settable, unsettable, config, newDecay, start);
  }

  /** DL4J sizes the state once, for all parameters: none can be added later. */
  @Override
  public Set<Capability> capabilities() {
    return hasLearningRate()
        ? EnumSet.of(Capability.SCHEDULE, Capability.COPY)
        : EnumSet.of(Capability.COPY);
  }

  private boolean hasLearningRate() {
    return defaults.containsKey(RateSchedule.LEARNING_RATE);
  }

  @Override
  public List<String> backends() {
    return List.of("float64", "float32");
  }

  @Override
  public Precision precision(String backend) {
    return Precision.ofDtype(backend);
  }

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    return optimizer(backend, hyperparameters);
  }

  @Override
  public Optional<Stepper> stepper(
      String backend, Map<String, Double> hyperparameters, List<Shape> shapes, int threads) {
    return Optional.of(
        new UpdaterStepper(
            optimizer(backend, hyperparameters),
            UpdaterOptimizer.type(precision(backend)),
            shapes,
            threads));
  }

  private UpdaterOptimizer optimizer(String backend, Map<String, Double> hyperparameters) {
    Map<String, Double> chosen = new TreeMap<>(defaults);
    hyperparameters.forEach(
        (name, value) -> {
          if (fixed.containsKey(name)) {
            checkFixed(name, value);
          } else if (chosen.replace(name, value) == null) {
            throw new IllegalArgumentException(
                id + " has no hyperparameter " + name + "; it has " + defaults.keySet());
          }
        });
    IUpdater updater = config.apply(chosen);
    RateSchedule schedule = null;
    if (updater.hasLearningRate()) {
      double rate = chosen.get(RateSchedule.LEARNING_RATE);
      schedule = new RateSchedule(rate);
      updater.setLrAndSchedule(rate, schedule);
    }
    List<Regularization> decays = decay.regularizations(chosen.getOrDefault(WEIGHT_DECAY, 0.0));
    return new UpdaterOptimizer(updater, schedule, decays, start, precision(backend));
  }

  private void checkFixed(String name, double value) {
    if (fixed.get(name) != value) {
      throw new UnsupportedOperationException(
          id + ": " + name + " is " + fixed.get(name) + " in DL4J and cannot be set to " + value);
    }
  }
}
