package org.gradmark.core.slip;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;

/**
 * The slips of the rule of an estimator, an attribution or a statistic.
 *
 * @param rules wrong rules, each with what is wrong as one clause. A wrong rule throws {@link
 *     IllegalArgumentException} where it cannot be computed
 * @param isWhole whether these are all: of a rule that takes long only the likely ones at each
 *     place are tried, of one that takes thousands of operations none
 * @param work operations that it takes to try all of them once
 */
public record EstimatorSlips(Map<EstimatorRule, String> rules, boolean isWhole, long work) {

  /**
   * So many operations may be made to try all slips of a rule: some seconds. It is counted in work,
   * not in time, so that a slower machine finds the same.
   */
  private static final long WORK = 2_000_000;

  /**
   * Every rule that differs from this one in one place of its formula; see {@link RuleSlips#of}.
   *
   * @param inquiry with which it is watched
   * @throws RuntimeException what the rule itself throws
   */
  public static EstimatorSlips of(EstimatorRule rule, Inquiry inquiry) {
    Survey survey = new Survey();
    try {
      new SlippingEstimator(rule, survey).on(IeeeBackend.F64, inquiry);
    } catch (Survey.TooLong e) {
      return new EstimatorSlips(Map.of(), false, 0);
    }
    int operations = Math.max(1, survey.operations());
    List<Slip> all = survey.slips();
    List<Slip> tried = first(all, WORK / operations);
    Map<EstimatorRule, String> rules = new LinkedHashMap<>();
    tried.forEach(slip -> rules.put(new SlippingEstimator(rule, slip), slip.sentence()));
    return new EstimatorSlips(rules, tried.size() == all.size(), (long) operations * tried.size());
  }

  /** So many of them, the first of every place before the second of any. */
  private static List<Slip> first(List<Slip> all, long count) {
    if (all.size() <= count) {
      return all;
    }
    Map<Site, Integer> met = new HashMap<>();
    Map<Slip, Integer> rank = new HashMap<>();
    all.forEach(slip -> rank.put(slip, met.merge(slip.site(), 1, Integer::sum)));
    return all.stream().sorted(Comparator.comparing(rank::get)).limit(count).toList();
  }
}
