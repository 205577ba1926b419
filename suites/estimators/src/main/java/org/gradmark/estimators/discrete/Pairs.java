package org.gradmark.estimators.discrete;

import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.functions.Quadratic;

/** Two categories, where the formulas of softmax need no matrices. */
final class Pairs {

  /** The first logit is larger by this. */
  static final double DIFFERENCE = 0.75;

  static final Quadratic CURVED = Quadratic.of(new double[] {2, -0.5, -0.5, 1}, 0.75, -1);

  static final Setting SETTING =
      Setting.named("quadratic f of 2 categories")
          .input("logits", DIFFERENCE, 0)
          .function(CURVED)
          .drawing(Law.categories("category", 1, Categories.probabilities(DIFFERENCE, 0)));

  private Pairs() {}

  static Tensor first(Tensor row) {
    return Rows.columns(row, 0, 1);
  }

  static Tensor second(Tensor row) {
    return Rows.columns(row, 1, 2);
  }

  /** {@code q_1 q_2}. */
  static Tensor product(Tensor row) {
    return first(row).times(second(row));
  }

  /** {@code f_1 - f_2}. */
  static Tensor gap(Tensor row) {
    return first(row).minus(second(row));
  }

  /** {@code (a, -a)}. */
  static Tensor spread(Tensor a) {
    return Rows.join(a, a.negate());
  }
}
