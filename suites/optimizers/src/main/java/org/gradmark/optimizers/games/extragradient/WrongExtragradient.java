package org.gradmark.optimizers.games.extragradient;

import static org.gradmark.core.rule.Hyperparameter.EXTRAPOLATION;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** What is done instead of an extragradient step. */
final class WrongExtragradient {

  static final Mistake FROM_AHEAD =
      Mistake.rule(
          "from-look-ahead",
          "the second step starts from the look-ahead point",
          s -> ahead(s).minus(s.gradient(ahead(s)).times(s.rate())));

  static final Mistake NO_LOOK_AHEAD =
      Mistake.rule(
          "no-look-ahead",
          "the gradient at the look-ahead point is forgotten: plain descent-ascent",
          s -> s.x().minus(s.gradient().times(s.rate())));

  static final Mistake BACKWARD =
      Mistake.rule(
          "looks-back",
          "the look-ahead step has the wrong sign",
          s -> s.x().minus(s.gradient(s.x().times(2).minus(ahead(s))).times(s.rate())));

  static final Mistake TWICE_AS_FAR =
      Mistake.rule(
          "twice-as-far",
          "the look-ahead step is twice as long",
          s -> s.x().minus(s.gradient(ahead(s).times(2).minus(s.x())).times(s.rate())));

  static final Mistake STEPS_SWAPPED =
      Mistake.rule(
          "steps-swapped",
          "the two step sizes are swapped",
          s ->
              s.x()
                  .minus(
                      s.gradient(s.x().minus(s.gradient().times(s.rate())))
                          .times(s.rate())
                          .times(s.get(EXTRAPOLATION))));

  private WrongExtragradient() {}

  private static Tensor ahead(Step s) {
    return s.x().minus(s.gradient().times(s.rate().times(s.get(EXTRAPOLATION))));
  }
}
