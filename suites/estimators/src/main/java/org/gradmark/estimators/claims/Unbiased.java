package org.gradmark.estimators.claims;

import java.util.List;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.tensor.Values;

/**
 * A claim about the mean of an estimator over all draws: that it is the truth, or differs from it
 * by a known bias. The mean is a weighted sum over all outcomes, or over the nodes of a quadrature
 * that is exact for the setting.
 */
public final class Unbiased extends Statement<Unbiased> {

  private EstimatorRule truth;
  private Reading reading;
  private String what = "the estimate";

  private Unbiased(String id, String name, String sentence, String source) {
    super(id, name, sentence, source);
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static Unbiased claim(String id, String name, String sentence, String source) {
    return new Unbiased(id, name, sentence, source);
  }

  /** The mean is that of something that is read off the estimate, such as its squared norm. */
  public Unbiased of(String name, Reading readOff) {
    what = name;
    reading = readOff;
    return this;
  }

  /** What the mean is; evaluated in 50 digits, without draws. */
  public Unbiased mean(EstimatorRule formula) {
    truth = formula;
    return this;
  }

  @Override
  String quantity() {
    return "the mean of " + what;
  }

  @Override
  Amounts amounts(List<Asked> asked, List<Values> answers) {
    return Moments.mean(asked, Moments.read(reading, asked, answers));
  }

  @Override
  boolean foreseen() {
    return true;
  }

  @Override
  double[] nearest(List<Asked> asked, double[] observed) {
    return Reading.exactly(truth, withoutDraws(asked)).toArray();
  }
}
