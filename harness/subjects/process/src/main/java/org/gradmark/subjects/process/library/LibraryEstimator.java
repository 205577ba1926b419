package org.gradmark.subjects.process.library;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Values;

/**
 * A schedule, an average or a clipping of a JVM library as a subject.
 *
 * @param facts what the bridge says about it
 * @param estimating how it is computed
 */
public record LibraryEstimator(Facts facts, Estimating estimating)
    implements LibrarySubject, EstimatorSubject {

  /** Computes an estimate. */
  @FunctionalInterface
  public interface Estimating {

    /**
     * Computes one.
     *
     * @param dtype format of the arrays
     * @param inquiry with all hyperparameters that can be set
     */
    Values estimate(String dtype, Inquiry inquiry);
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public Values estimate(String backend, Inquiry inquiry) {
    // A system asks with all that any of its dialects has; what this one lacks is passed over.
    Map<String, Double> known = new TreeMap<>(inquiry.hyperparameters());
    known.keySet().removeIf(name -> !defaults().containsKey(name) && !fixed().containsKey(name));
    Map<String, Double> chosen = facts.choose(known);
    return estimating.estimate(
        backend, new Inquiry(chosen, inquiry.inputs(), inquiry.draws(), inquiry.functions()));
  }
}
