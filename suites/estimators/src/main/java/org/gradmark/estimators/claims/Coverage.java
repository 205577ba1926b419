package org.gradmark.estimators.claims;

import java.util.List;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.tensor.Values;

/**
 * A claim that a probability lies between bounds, or is exactly known: how often, over all equally
 * likely orders or outcomes, does what the statistic promises happen?
 */
public final class Coverage extends Statement<Coverage> {

  private Reading happens;
  private EstimatorRule low;
  private EstimatorRule high;

  private Coverage(String id, String name, String sentence, String source) {
    super(id, name, sentence, source);
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static Coverage claim(String id, String name, String sentence, String source) {
    return new Coverage(id, name, sentence, source);
  }

  /** What is promised: 1 where it happens, else 0; or a loss, whose mean is bounded. */
  public Coverage of(Reading promised) {
    happens = promised;
    return this;
  }

  /** Its probability is in an interval; both ends are evaluated in 50 digits, without draws. */
  public Coverage between(EstimatorRule lower, EstimatorRule upper) {
    low = lower;
    high = upper;
    return this;
  }

  /** Its probability is this. */
  public Coverage exactly(EstimatorRule probability) {
    return between(probability, probability);
  }

  @Override
  boolean tight() {
    return low == high;
  }

  @Override
  String quantity() {
    return "the probability";
  }

  @Override
  Amounts amounts(List<Asked> asked, List<Values> answers) {
    return Moments.mean(asked, Moments.read(happens, asked, answers));
  }

  /** The nearest number of the interval. */
  @Override
  double[] nearest(List<Asked> asked, double[] observed) {
    double[] least = Reading.exactly(low, withoutDraws(asked)).toArray();
    double[] most = Reading.exactly(high, withoutDraws(asked)).toArray();
    for (int i = 0; i < Math.min(least.length, observed.length); i++) {
      least[i] = Math.max(least[i], Math.min(most[i], observed[i]));
    }
    return least;
  }
}
