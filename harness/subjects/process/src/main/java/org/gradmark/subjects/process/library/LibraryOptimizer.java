package org.gradmark.subjects.process.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.subjects.process.WithStepper;

/**
 * An optimizer of a JVM library as a subject.
 *
 * @param facts what the bridge says about it
 * @param capabilities what the library can do beyond taking steps
 * @param opening how an optimization is started
 * @param stepping how one is prepared for timing, if it can be
 */
public record LibraryOptimizer(
    Facts facts, Set<Capability> capabilities, Opening opening, Optional<Stepping> stepping)
    implements LibrarySubject, WithStepper {

  /** Starts an optimization. */
  @FunctionalInterface
  public interface Opening {

    /**
     * Starts one.
     *
     * @param dtype format of the arrays
     * @param hyperparameters all that can be set
     */
    Optimizer open(String dtype, Map<String, Double> hyperparameters);
  }

  /** Prepares an optimization for timing. */
  @FunctionalInterface
  public interface Stepping {

    /**
     * Prepares one.
     *
     * @param dtype format of the arrays
     * @param hyperparameters all that can be set
     * @param shapes of the parameters
     * @param threads how many it may use
     */
    Stepper prepare(
        String dtype, Map<String, Double> hyperparameters, List<Shape> shapes, int threads);
  }

  /** One that cannot be timed. */
  public LibraryOptimizer(Facts facts, Set<Capability> capabilities, Opening opening) {
    this(facts, capabilities, opening, Optional.empty());
  }

  /** The same, prepared for timing like this. */
  public LibraryOptimizer stepping(Stepping way) {
    return new LibraryOptimizer(facts, capabilities, opening, Optional.of(way));
  }

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    return opening.open(backend, facts.choose(hyperparameters));
  }

  @Override
  public boolean canBeTimed() {
    return stepping.isPresent();
  }

  @Override
  public Optional<Stepper> stepper(
      String backend, Map<String, Double> hyperparameters, List<Shape> shapes, int threads) {
    return stepping.map(
        way -> way.prepare(backend, facts.choose(hyperparameters), shapes, threads));
  }
}
