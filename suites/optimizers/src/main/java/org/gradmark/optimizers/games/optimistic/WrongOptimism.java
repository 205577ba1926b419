package org.gradmark.optimizers.games.optimistic;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Tensor;

/** What is done instead of an optimistic step. */
final class WrongOptimism {

  static final Mistake PLAIN =
      Mistake.rule(
          "plain",
          "the correction is forgotten: plain descent-ascent",
          s -> s.x().minus(s.gradient().times(s.rate())));

  static final Mistake PESSIMISTIC =
      Mistake.rule(
          "pessimistic",
          "the correction has the wrong sign",
          s -> {
            Tensor g = s.keep("g", s.gradient());
            return s.x().minus(s.last("g", g).times(s.rate()));
          });

  static final Mistake HALF =
      Mistake.rule(
          "half-correction",
          "the correction is halved",
          s -> {
            Tensor g = s.keep("g", s.gradient());
            return s.x().minus(g.times(1.5).minus(s.last("g", g).over(2)).times(s.rate()));
          });

  static final Mistake OVERDONE =
      Mistake.rule(
          "overdone",
          "the correction is doubled",
          s -> {
            Tensor g = s.keep("g", s.gradient());
            return s.x().minus(g.times(3).minus(s.last("g", g).times(2)).times(s.rate()));
          });

  private WrongOptimism() {}
}
