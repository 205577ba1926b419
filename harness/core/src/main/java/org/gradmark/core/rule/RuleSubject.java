package org.gradmark.core.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;

/**
 * A rule of the suite as a subject: Gradmark's own implementation of a dialect, or an impostor. It
 * runs on every backend and can do everything.
 *
 * @param id subject id
 * @param system id of the system
 * @param dialect id of the dialect that it declares
 * @param rule what it really does
 */
public record RuleSubject(String id, String system, String dialect, Rule rule)
    implements OptimizerSubject {

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public Map<String, Double> fixed() {
    return Map.of();
  }

  @Override
  public List<String> backends() {
    return Backends.names();
  }

  @Override
  public Precision precision(String backend) {
    return Backends.precision(backend);
  }

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    return new RuleOptimizer(rule, Backends.open(backend), hyperparameters);
  }

  @Override
  public Optional<Stepper> stepper(
      String backend, Map<String, Double> hyperparameters, List<Shape> shapes, int threads) {
    return Backends.open(backend) instanceof StepCompiler compiler
        ? Optional.of(compiler.compile(rule, hyperparameters, shapes, threads))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return id;
  }
}
