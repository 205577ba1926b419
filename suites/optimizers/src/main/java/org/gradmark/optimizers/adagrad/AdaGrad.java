package org.gradmark.optimizers.adagrad;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_ACCUMULATOR;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import java.util.function.BinaryOperator;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.adagrad.theorems.Energy;
import org.gradmark.optimizers.adagrad.theorems.Regret;
import org.gradmark.optimizers.adagrad.theorems.SquaredSteps;
import org.gradmark.optimizers.adagrad.theorems.StepSum;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.ScaleLaw;
import org.gradmark.optimizers.claims.Streams;
import org.gradmark.optimizers.claims.Theorems;

/**
 * AdaGrad, diagonal form.
 *
 * <pre>
 *   G ← G + g²
 *   x ← x - lr g / (√G + ε)
 * </pre>
 *
 * <p>Duchi, Hazan and Singer add δI to the root of the diagonal, that is outside; Ruder's overview
 * puts ε inside.
 */
public final class AdaGrad {

  private static final Mistake STARTS_AT_EPSILON =
      Mistake.startsAt("G", 1e-6, "the sum of squared gradients");

  private static final Mistake RATE_FALLS =
      Mistake.seeing(
          "rate-falls-too",
          "the learning rate is divided by the root of the step, too",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor rate() {
                  return super.rate().over(t().sqrt());
                }
              });

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("adagrad")
          .title("AdaGrad")
          .source(
              "Duchi, Hazan, Singer, Adaptive Subgradient Methods for Online Learning and"
                  + " Stochastic Optimization, JMLR 12, 2011, figure 1")
          .rows("A045.4")
          .hyperparameters(LEARNING_RATE.withDefault(0.01), EPSILON, INITIAL_ACCUMULATOR)
          .paper("x - lr g/(√G + ε)", AdaGrad::step)
          .dialect("epsilon-inside", "x - lr g/√(G + ε)", AdaGrad::epsilonInside)
          .mistakes(CommonMistakes.all())
          .mistakes(
              Mistake.neverKept("G", "the sum of squared gradients"),
              STARTS_AT_EPSILON,
              Mistake.startsAt("G", 1, "the sum of squared gradients"),
              Mistake.hardCoded(EPSILON, 1e-6),
              Mistake.hardCoded(LEARNING_RATE, 0.01),
              sum("largest-square", "the largest square is taken for the sum", Tensor::max),
              RATE_FALLS,
              Mistake.rule("no-root", "the root of the sum is missing", AdaGrad::withoutRoot))
          .mistakesIn(
              List.of("paper"),
              Mistake.rule(
                  "sizes-summed", "sizes are summed instead of squares", AdaGrad::sumOfSizes))
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "ADAGRAD-01",
                      "constant-gradient",
                      "On a constant gradient step t is lr/√t, whatever the gradient's size (ε = 0,"
                          + " G_0 = 0).",
                      "G_t = t g²")
                  .in("paper", "epsilon-inside")
                  .on(Streams.constant(60, 1, -3, 0.125, 1024))
                  .with(LEARNING_RATE, 0.1)
                  .with(EPSILON, 0)
                  .moves(s -> s.g().sign().times(s.get(LEARNING_RATE)).over(s.t().sqrt()).negate())
                  .rejecting(
                      Mistake.neverKept("G", "the sum of squared gradients"), STARTS_AT_EPSILON),
              Theorems.of(Regret.THEOREM, Energy.THEOREM, StepSum.THEOREM, SquaredSteps.THEOREM))
          .build();

  private AdaGrad() {}

  private static Tensor sum(Step s) {
    Tensor start = s.x().times(0).plus(s.get(INITIAL_ACCUMULATOR));
    return s.keep("G", s.last("G", start).plus(s.gradient().square()));
  }

  private static Tensor step(Step s) {
    return s.x().minus(s.gradient().times(s.rate()).over(sum(s).sqrt().plus(s.get(EPSILON))));
  }

  private static Tensor epsilonInside(Step s) {
    return s.x().minus(s.gradient().times(s.rate()).over(sum(s).plus(s.get(EPSILON)).sqrt()));
  }

  /** Old sum and new square make something else than their sum. */
  private static Mistake sum(String id, String cause, BinaryOperator<Tensor> change) {
    return Mistake.seeing(
        id,
        cause,
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor keep(String slot, Tensor value) {
                Tensor start = x().times(0).plus(get(INITIAL_ACCUMULATOR));
                return super.keep(slot, change.apply(last(slot, start), gradient().square()));
              }
            });
  }

  private static Tensor sumOfSizes(Step s) {
    Tensor start = s.x().times(0).plus(s.get(INITIAL_ACCUMULATOR));
    Tensor sum = s.keep("G", s.last("G", start).plus(s.gradient().abs()));
    return s.x().minus(s.gradient().times(s.rate()).over(sum.sqrt().plus(s.get(EPSILON))));
  }

  private static Tensor withoutRoot(Step s) {
    return s.x().minus(s.gradient().times(s.rate()).over(sum(s).plus(s.get(EPSILON))));
  }
}
