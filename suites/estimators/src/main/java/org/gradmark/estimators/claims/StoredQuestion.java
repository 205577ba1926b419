package org.gradmark.estimators.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.reference.EstimatorReference;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.functions.StoredFunction;

/**
 * A question that an independent library has answered.
 *
 * @param reference the library's answer
 * @param inquiry the question
 */
record StoredQuestion(EstimatorReference reference, Inquiry inquiry) {

  /**
   * A stored question, with the paper's defaults where it sets nothing.
   *
   * @throws IllegalArgumentException if it sets what the system does not declare
   */
  static StoredQuestion of(EstimatorSystem system, EstimatorReference reference) {
    Setting setting = Setting.named(reference.toString());
    for (Hyperparameter declared : system.hyperparameters()) {
      Double value = reference.hyperparameters().get(declared.name());
      setting = value == null ? setting : setting.with(declared, value);
    }
    if (setting.hyperparameters().size() != reference.hyperparameters().size()) {
      throw new IllegalArgumentException(
          reference
              + " sets "
              + reference.hyperparameters().keySet()
              + "; "
              + system
              + " declares "
              + system.hyperparameters().stream().map(Hyperparameter::name).toList());
    }
    Inquiry bare = setting.inquiry(system.hyperparameters(), Map.of());
    Map<String, FunctionOracle> functions = new LinkedHashMap<>();
    reference.functions().forEach((name, f) -> functions.put(name, StoredFunction.of(f)));
    Inquiry inquiry =
        new Inquiry(bare.hyperparameters(), reference.inputs(), reference.draws(), functions);
    return new StoredQuestion(reference, inquiry);
  }

  /**
   * What a rule says in double arithmetic.
   *
   * @throws IllegalArgumentException if the rule asks for what is not stored
   */
  Values answerOf(EstimatorRule rule) {
    try {
      return rule.on(IeeeBackend.F64, inquiry);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          reference + " does not suit the rule: " + e.getMessage(), e);
    }
  }

  /** Its only outcome. */
  Asked asked() {
    return new Asked(1, inquiry);
  }

  /** For messages. */
  Setting setting() {
    String name = reference.name() + ", by " + reference.library();
    return Setting.named(name).drawing(Law.finite(List.of(new Drawn(1, reference.draws()))));
  }

  /** What of it the subject cannot be set to, such as "temperature is fixed at 1". */
  Stream<String> obstacles(EstimatorSubject subject) {
    return subject.fixed().entrySet().stream()
        .filter(fixed -> inquiry.hyperparameters().containsKey(fixed.getKey()))
        .filter(fixed -> !inquiry.hyperparameters().get(fixed.getKey()).equals(fixed.getValue()))
        .map(
            fixed ->
                fixed.getKey()
                    + " is fixed at "
                    + fixed.getValue()
                    + ", needed is "
                    + inquiry.hyperparameters().get(fixed.getKey()));
  }

  @Override
  public String toString() {
    return reference.toString();
  }
}
