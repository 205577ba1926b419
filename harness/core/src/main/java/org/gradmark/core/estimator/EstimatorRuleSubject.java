package org.gradmark.core.estimator;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * A rule of the suite as a subject: Gradmark's own implementation of a dialect, or an impostor. It
 * runs on every backend.
 *
 * @param id subject id
 * @param system id of the system
 * @param dialect id of the dialect that it declares
 * @param rule what it really does
 */
public record EstimatorRuleSubject(String id, String system, String dialect, EstimatorRule rule)
    implements EstimatorSubject {

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.noneOf(Capability.class);
  }

  @Override
  public Map<String, Double> fixed() {
    return Map.of();
  }

  @Override
  public List<String> backends() {
    return Backends.withoutKeeping();
  }

  @Override
  public Precision precision(String backend) {
    return Backends.precision(backend);
  }

  @Override
  public Values estimate(String backend, Inquiry inquiry) {
    return rule.on(Backends.open(backend), inquiry);
  }

  @Override
  public String toString() {
    return id;
  }
}
