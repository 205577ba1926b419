package org.gradmark.estimators.claims;

import java.util.List;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.tensor.Values;

/**
 * A claim about the variance of an estimator, {@code E||g||² - ||E g||²} in total or element by
 * element, or about its second moment, computed over all outcomes. A variance of zero is a claim,
 * too.
 */
public final class Variance extends Statement<Variance> {

  private EstimatorRule formula;
  private boolean centred = true;
  private boolean total;

  private Variance(String id, String name, String sentence, String source) {
    super(id, name, sentence, source);
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static Variance claim(String id, String name, String sentence, String source) {
    return new Variance(id, name, sentence, source);
  }

  /** The total variance, a scalar; evaluated in 50 digits, without draws. */
  public Variance total(EstimatorRule scalar) {
    return as(scalar, true, true);
  }

  /** The variance of each element, in the estimate's shape. */
  public Variance each(EstimatorRule elements) {
    return as(elements, true, false);
  }

  /** The total second moment {@code E||g||²}, a scalar. */
  public Variance secondMoment(EstimatorRule scalar) {
    return as(scalar, false, true);
  }

  private Variance as(EstimatorRule given, boolean around, boolean together) {
    formula = given;
    centred = around;
    total = together;
    return this;
  }

  @Override
  String quantity() {
    return (total ? "the total " : "the ") + (centred ? "variance" : "second moment");
  }

  @Override
  Amounts amounts(List<Asked> asked, List<Values> answers) {
    Amounts each = Moments.squares(asked, answers, centred);
    return total ? Moments.total(each) : each;
  }

  @Override
  boolean foreseen() {
    return true;
  }

  @Override
  double[] nearest(List<Asked> asked, double[] observed) {
    return Reading.exactly(formula, withoutDraws(asked)).toArray();
  }
}
