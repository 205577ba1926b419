package org.gradmark.optimizers.mirror.simplex;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** What is got wrong about multiplicative weights. */
public final class WeightMistakes {

  /** Weights that no longer sum to 1. */
  public static final Mistake NOT_NORMALISED =
      Mistake.rule(
          "not-normalised",
          "the weights are not divided by their sum",
          s -> s.x().times(s.gradient().times(s.rate()).negate().exp()));

  /** The first-order factor. */
  public static final Mistake LINEAR_FACTOR =
      Mistake.rule(
          "linear-factor",
          "weights are multiplied by 1 - lr g, not by exp(-lr g)",
          s -> {
            Tensor w = s.x().times(s.gradient().times(s.rate()).oneMinus());
            return w.over(w.sum(Axis.ALL));
          });

  /** No memory. */
  public static final Mistake FORGETFUL =
      Mistake.rule(
          "forgetful",
          "the weights before the step are forgotten",
          s -> {
            Tensor w = s.gradient().times(s.rate()).negate().exp();
            return w.over(w.sum(Axis.ALL));
          });

  /** Half the rate. */
  public static final Mistake HALVED =
      Mistake.gradient("halved", "the gradient is halved", g -> g.over(2));

  /** Twice the rate. */
  public static final Mistake DOUBLED =
      Mistake.gradient("doubled", "the gradient is doubled", g -> g.times(2));

  private WeightMistakes() {}
}
