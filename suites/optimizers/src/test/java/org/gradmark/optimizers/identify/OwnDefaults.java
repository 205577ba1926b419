package org.gradmark.optimizers.identify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.tensor.Precision;

/** A right subject with defaults of its own, and perhaps a factor of the learning rate. */
class OwnDefaults implements OptimizerSubject {

  private final OptimizerSubject rule;
  private final Map<String, Double> defaults;
  private final double factor;

  OwnDefaults(OptimizerSubject rule, Map<String, Double> defaults, double factor) {
    this.rule = rule;
    this.defaults = Map.copyOf(defaults);
    this.factor = factor;
  }

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    Map<String, Double> all = new HashMap<>(defaults);
    all.putAll(hyperparameters);
    all.computeIfPresent("learning_rate", (name, rate) -> factor * rate);
    return rule.open(backend, all);
  }

  @Override
  public String id() {
    return "mine:own-defaults";
  }

  @Override
  public String system() {
    return rule.system();
  }

  @Override
  public String dialect() {
    return rule.dialect();
  }

  @Override
  public Set<Capability> capabilities() {
    return rule.capabilities();
  }

  @Override
  public Map<String, Double> fixed() {
    return rule.fixed();
  }

  @Override
  public List<String> backends() {
    return rule.backends();
  }

  @Override
  public Precision precision(String backend) {
    return rule.precision(backend);
  }
}
