package org.gradmark.optimizers.adaptive.normalized;

import static org.gradmark.core.rule.Hyperparameter.NORM_POWER;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Tensor;

/** What is got wrong about dividing by the norm. */
public final class NormMistakes {

  /** Plain gradient descent. */
  public static final Mistake NOT_NORMALIZED =
      Mistake.rule(
          "not-normalized",
          "the gradient is not divided by its norm",
          s -> s.x().minus(s.gradient().times(s.rate())));

  /** Sign descent. */
  public static final Mistake SIGN =
      Mistake.rule(
          "sign",
          "every element is divided by itself: this is sign descent",
          s -> s.x().minus(s.gradient().sign().times(s.rate())));

  /** The wrong norm. */
  public static final Mistake LARGEST_ELEMENT =
      Mistake.rule(
          "largest-element",
          "the largest element is taken for the norm",
          s -> {
            Tensor norm = s.gradient().normMax().pow(s.get(NORM_POWER));
            return s.x().minus(s.gradient().times(s.rate()).over(norm));
          });

  /** A constant in the denominator. */
  public static final Mistake ONE_ADDED =
      Mistake.rule(
          "one-added",
          "1 is added to the norm",
          s -> {
            Tensor norm = s.gradient().norm2().pow(s.get(NORM_POWER)).plus(1);
            return s.x().minus(s.gradient().times(s.rate()).over(norm));
          });

  /** Half the step. */
  public static final Mistake HALVED =
      Mistake.result("halved", "the step is halved", (s, x) -> s.x().plus(x).over(2));

  private NormMistakes() {}
}
