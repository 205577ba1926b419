package org.gradmark.core.slip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;

/** The slips of optimizers' rules. */
public final class RuleSlips {

  /** State that comes of the first step is met at the second, and again at the third. */
  private static final int STEPS = 3;

  private RuleSlips() {}

  /**
   * Every rule that differs from this one in one place of its formula: another operation, operand,
   * function, number or bracket, or a factor too many. Some hundreds to some thousands.
   *
   * @param hyperparameters that the rule may look at
   * @param scenario on which it is watched for a few steps
   * @param settings hyperparameters by name; what is absent takes its default
   * @param since the first step of a parameter that goes wrong, from 1: some rules begin otherwise
   *     than they go on
   * @return the wrong rules, each with what is wrong as one clause; what changes little comes
   *     first. A wrong rule throws {@link UnsupportedOperationException} where it cannot be
   *     computed. None if the scenario does not answer what the rule asks
   * @throws RuntimeException what the rule itself throws, but for that
   */
  public static Map<Rule, String> of(
      Rule rule,
      List<Hyperparameter> hyperparameters,
      Scenario scenario,
      Map<String, Double> settings,
      int since) {
    Survey survey = new Survey();
    Slipping watched = new Slipping(rule, hyperparameters, survey, 1);
    try {
      RuleOptimizer optimizer = new RuleOptimizer(watched, IeeeBackend.F64, settings);
      Trajectory.run(optimizer, scenario, 1, Math.min(STEPS, scenario.stages().size()));
    } catch (UnsupportedOperationException | Survey.TooLong e) {
      return Map.of(); // This scenario does not answer what the rule asks, or it asks too much.
    }
    String from = since == 1 ? "" : ", from step " + since + " on";
    Map<Rule, String> slips = new LinkedHashMap<>();
    survey
        .averages()
        .forEach(
            (slot, decay) -> {
              for (Hyperparameter other : hyperparameters) {
                if (!other.name().equals(decay.name())) {
                  AverageSlip slip = new AverageSlip(slot, other);
                  Rule wrong = new Slipping(rule, hyperparameters, slip, since);
                  slips.put(wrong, slip.sentence(decay) + from);
                }
              }
            });
    for (Slip slip : survey.slips()) {
      slips.put(new Slipping(rule, hyperparameters, slip, since), slip.sentence() + from);
    }
    return slips;
  }
}
