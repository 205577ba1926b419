package org.gradmark.optimizers.claims;

import static org.gradmark.core.rule.Hyperparameter.WEIGHT_DECAY;

import java.util.List;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;

/** Tensors of one element that are treated otherwise than others: they look like biases. */
final class Singles {

  private static final Mistake STILL =
      Mistake.result(
          "single-elements-still",
          "tensors of one element are not updated",
          (s, x) -> s.x().shape().size() == 1 ? s.x() : x);

  private static final Mistake UNDECAYED =
      Mistake.seeing(
          "single-elements-undecayed",
          "the weight decay leaves out tensors of one element",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  Tensor given = super.get(asked);
                  boolean decay = asked.name().equals(WEIGHT_DECAY.name());
                  return decay && x().shape().size() == 1 ? given.times(0) : given;
                }
              });

  private Singles() {}

  /** Those that a rule can make. */
  static List<Mistake> of(Rule rule) {
    return rule.hyperparameters().contains(WEIGHT_DECAY.name())
        ? List.of(STILL, UNDECAYED)
        : List.of(STILL);
  }
}
