package org.gradmark.subjects.process;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Tensor;

/** Asks one question a step, and adds the answer to its parameter: what arrived shows. */
record AskingSubject(String question) implements OptimizerSubject {

  static final List<String> QUESTIONS =
      List.of(
          "gradient",
          "value",
          "hessian_vector",
          "proximal",
          "linear_minimum",
          "line_minimum",
          "components",
          "drawn",
          "component_gradient");

  static List<AskingSubject> all() {
    return QUESTIONS.stream().map(AskingSubject::new).toList();
  }

  @Override
  public String id() {
    return "asking:" + question;
  }

  @Override
  public String system() {
    return "sgd";
  }

  @Override
  public String dialect() {
    return "paper";
  }

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
    return List.of("float64", "float32");
  }

  @Override
  public Precision precision(String backend) {
    return Precision.ofDtype(backend);
  }

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    Rule rule = s -> s.x().plus(answer(s));
    IeeeBackend arithmetic = backend.equals("float64") ? IeeeBackend.F64 : IeeeBackend.F32;
    return new RuleOptimizer(rule, arithmetic, hyperparameters);
  }

  private Tensor answer(Step s) {
    Tensor elsewhere = s.x().times(2).plus(1);
    return switch (question) {
      case "gradient" -> s.gradient(elsewhere);
      case "value" -> s.value(elsewhere);
      case "hessian_vector" -> s.hessianVector(elsewhere, s.x());
      case "proximal" -> s.proximal(elsewhere, s.get(Hyperparameter.LEARNING_RATE));
      case "linear_minimum" -> s.linearMinimum(elsewhere);
      case "line_minimum" -> s.lineMinimum(elsewhere, s.x());
      case "components" -> s.x().times(s.oracle().components());
      case "drawn" -> s.x().times(s.oracle().drawn());
      default -> s.gradient(2, elsewhere);
    };
  }
}
