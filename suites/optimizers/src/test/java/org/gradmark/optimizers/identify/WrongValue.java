package org.gradmark.optimizers.identify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Precision;

/**
 * A right subject with one wrong hyperparameter, whatever its user sets.
 *
 * @param right the right one
 * @param which hyperparameter is wrong
 * @param value what is used instead
 */
record WrongValue(OptimizerSubject right, Hyperparameter which, double value)
    implements OptimizerSubject {

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    Map<String, Double> wrong = new HashMap<>(hyperparameters);
    wrong.put(which.name(), value);
    return right.open(backend, wrong);
  }

  @Override
  public String id() {
    return right.id() + " with " + which.name() + " = " + value;
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
