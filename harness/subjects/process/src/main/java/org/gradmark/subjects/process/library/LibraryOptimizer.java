package org.gradmark.subjects.process.library;

import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;

/**
 * An optimizer of a JVM library as a subject.
 *
 * @param facts what the bridge says about it
 * @param capabilities what the library can do beyond taking steps
 * @param opening how an optimization is started
 */
public record LibraryOptimizer(Facts facts, Set<Capability> capabilities, Opening opening)
    implements LibrarySubject, OptimizerSubject {

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

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    return opening.open(backend, facts.choose(hyperparameters));
  }
}
