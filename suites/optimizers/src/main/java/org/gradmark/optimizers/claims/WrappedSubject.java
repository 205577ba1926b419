package org.gradmark.optimizers.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Precision;

/**
 * An impostor whose rule is right but whose life cycle is not.
 *
 * @param right the right subject
 * @param mistake id of the mistake
 * @param wrap what is wrong with its optimizers
 * @param startedAgain how it is in another process
 */
record WrappedSubject(
    RuleSubject right,
    String mistake,
    UnaryOperator<Optimizer> wrap,
    Optional<Supplier<OptimizerSubject>> startedAgain)
    implements OptimizerSubject {

  /** An impostor in this virtual machine. */
  WrappedSubject(RuleSubject right, String mistake, UnaryOperator<Optimizer> wrap) {
    this(right, mistake, wrap, Optional.empty());
  }

  /** The right subject of a dialect, under an impostor's name. */
  static RuleSubject right(OptimizerSystem system, Dialect<Rule> dialect) {
    return new RuleSubject(
        system.subjectId("impostor", dialect.id()), system.id(), dialect.id(), dialect.rule());
  }

  @Override
  public String id() {
    return right.id() + "!" + mistake;
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
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    return wrap.apply(right.open(backend, hyperparameters));
  }

  @Override
  public Optional<OptimizerSubject> inAnotherProcess() {
    return startedAgain.map(Supplier::get);
  }
}
