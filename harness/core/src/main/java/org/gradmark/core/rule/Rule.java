package org.gradmark.core.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The update rule of an optimizer for one parameter, written like the algorithm box of its paper: a
 * pure function of the {@link Step}. It must not branch on a tensor's value.
 */
@FunctionalInterface
public interface Rule {

  /** The parameter after the step. */
  Tensor step(Step s);

  /** Where the gradient of this step is taken; the parameter itself unless a rule looks ahead. */
  default Tensor query(Step s) {
    return s.x();
  }

  /** Names of the hyperparameters that this rule looks at, found by watching it take two steps. */
  default Set<String> hyperparameters() {
    Set<String> names = new TreeSet<>();
    watched(
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor get(Hyperparameter hyperparameter) {
                names.add(hyperparameter.name());
                return super.get(hyperparameter);
              }
            });
    return names;
  }

  /** Those of a system's hyperparameters that this rule looks at, in their order. */
  default List<Hyperparameter> hyperparameters(List<Hyperparameter> all) {
    Set<String> names = hyperparameters();
    return all.stream().filter(one -> names.contains(one.name())).toList();
  }

  /** Names of what this rule keeps from step to step, found in the same way. */
  default Set<String> slots() {
    Set<String> names = new TreeSet<>();
    watched(
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor keep(String name, Tensor value) {
                names.add(name);
                return super.keep(name, value);
              }
            });
    return names;
  }

  private void watched(UnaryOperator<Step> watch) {
    Rule watching = Mistake.seeing("", "", watch).change().apply(this);
    RuleOptimizer optimizer = new RuleOptimizer(watching, IeeeBackend.F64, Map.of());
    Values one = new Values(Shape.of(1), 1);
    optimizer.add(one);
    optimizer.step(1, new Ones());
    optimizer.step(1, new Ones());
  }

  /**
   * Other ways to write the same rule, equal in exact arithmetic: each makes rounding errors of its
   * own, and tolerances allow for the largest.
   */
  default List<Rule> forms() {
    return List.of();
  }

  /** This rule, which others also write so. */
  default Rule alsoWritten(Rule... forms) {
    Rule rule = this;
    return new Rule() {
      @Override
      public Tensor step(Step s) {
        return rule.step(s);
      }

      @Override
      public Tensor query(Step s) {
        return rule.query(s);
      }

      @Override
      public List<Rule> forms() {
        return List.of(forms);
      }
    };
  }

  /** This rule, with its gradients taken somewhere else. */
  default Rule lookingAt(Function<Step, Tensor> point) {
    Rule rule = this;
    return new Rule() {
      @Override
      public Tensor step(Step s) {
        return rule.step(s);
      }

      @Override
      public Tensor query(Step s) {
        return point.apply(s);
      }
    };
  }
}
