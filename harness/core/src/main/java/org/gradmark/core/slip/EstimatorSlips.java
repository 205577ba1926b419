package org.gradmark.core.slip;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;

/** The slips of the rules of estimators, attributions and statistics. */
public final class EstimatorSlips {

  private EstimatorSlips() {}

  /**
   * Every rule that differs from this one in one place of its formula; see {@link RuleSlips#of}.
   *
   * @param inquiry with which it is watched; one that takes a rule thousands of operations gives
   *     none
   * @return the wrong rules, each with what is wrong as one clause. A wrong rule throws {@link
   *     IllegalArgumentException} where it cannot be computed
   * @throws RuntimeException what the rule itself throws
   */
  public static Map<EstimatorRule, String> of(EstimatorRule rule, Inquiry inquiry) {
    Survey survey = new Survey();
    try {
      new SlippingEstimator(rule, survey).on(IeeeBackend.F64, inquiry);
    } catch (Survey.TooLong e) {
      return Map.of(); // It cannot be tried so often.
    }
    Map<EstimatorRule, String> slips = new LinkedHashMap<>();
    for (Slip slip : survey.slips()) {
      slips.put(new SlippingEstimator(rule, slip), slip.sentence());
    }
    return slips;
  }
}
