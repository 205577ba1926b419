package org.gradmark.optimizers.descent.momentum;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** What can go wrong with a velocity: what the theorems of this package catch. */
public final class WrongMomentum {

  /** Gradient descent in disguise. */
  public static final Mistake VELOCITY_LOST = Mistake.neverKept("v", "the velocity");

  /** The same rule, asked at the parameter. */
  public static final Mistake NO_LOOK_AHEAD =
      new Mistake(
              "no-look-ahead",
              "the gradient is taken at the parameter, not ahead of it: this is heavy-ball momentum",
              right ->
                  new Rule() {
                    @Override
                    public Tensor step(Step s) {
                      return right.step(s);
                    }

                    @Override
                    public Tensor query(Step s) {
                      return s.x();
                    }
                  })
          .seen(Mistake.Seen.IN_CLOSED_LOOP);

  private WrongMomentum() {}
}
