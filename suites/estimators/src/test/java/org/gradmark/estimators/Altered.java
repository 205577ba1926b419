package org.gradmark.estimators;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/** A right subject that errs in a way that no list of mistakes names. */
record Altered(EstimatorSubject right, String name, Error error) implements EstimatorSubject {

  /** What goes wrong. */
  interface Error {
    /** The answer to a question. */
    Values answer(EstimatorSubject right, String backend, Inquiry inquiry);
  }

  @Override
  public Values estimate(String backend, Inquiry inquiry) {
    return error.answer(right, backend, inquiry);
  }

  @Override
  public String id() {
    return right.id() + "!" + name;
  }

  @Override
  public String system() {
    return right.system();
  }

  @Override
  public String dialect() {
    return right.dialect();
  }

  @Override
  public Set<Capability> capabilities() {
    return right.capabilities();
  }

  @Override
  public Map<String, Double> fixed() {
    return right.fixed();
  }

  @Override
  public List<String> backends() {
    return right.backends();
  }

  @Override
  public Precision precision(String backend) {
    return right.precision(backend);
  }

  @Override
  public String toString() {
    return id();
  }
}
