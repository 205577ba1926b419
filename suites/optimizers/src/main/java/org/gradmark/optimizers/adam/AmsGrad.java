package org.gradmark.optimizers.adam;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.List;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.adam.theorems.AmsGradRegret;
import org.gradmark.optimizers.adam.theorems.Convergence;
import org.gradmark.optimizers.adam.theorems.LargestUncorrectedStep;
import org.gradmark.optimizers.claims.ClosedForm;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.claims.Family;
import org.gradmark.optimizers.claims.ScaleLaw;
import org.gradmark.optimizers.claims.Streams;
import org.gradmark.optimizers.claims.Theorems;

/**
 * AMSGrad: Adam whose denominator never shrinks.
 *
 * <pre>
 *   m ← β1 m + (1 - β1) g
 *   v ← β2 v + (1 - β2) g²
 *   V ← max(V, v)
 *   x ← x - lr m / √V
 * </pre>
 *
 * <p>The paper corrects no bias. Libraries do, and differ in whether they do it before or after the
 * maximum: a spike at the first step is then remembered 1/(1 - β2) = 1000 times larger.
 */
public final class AmsGrad {

  private static final Mistake NO_MAXIMUM = Mistake.neverKept("V", "the maximum");

  private static final Mistake MAXIMUM_AS_AVERAGE =
      Mistake.seeing(
          "maximum-as-average",
          "the maximum is kept as the second moment",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor keep(String slot, Tensor value) {
                  if (slot.equals("V")) {
                    super.keep("v", value);
                  }
                  return super.keep(slot, value);
                }
              });

  public static final OptimizerSystem SYSTEM =
      OptimizerSystem.named("amsgrad")
          .title("AMSGrad")
          .source(
              "Reddi, Kale, Kumar, On the Convergence of Adam and Beyond, ICLR 2018,"
                  + " arXiv:1904.09237, Algorithm 2")
          .rows("A009.1")
          .hyperparameters(LEARNING_RATE, BETA1, BETA2, EPSILON)
          .paper("no correction: V = max(V, v); x - lr m/(√V + ε)", AmsGrad::step)
          .dialect(
              "max-before-correction",
              "V = max(V, v); x - lr m̂/(√(V/(1 - β2^t)) + ε)",
              AmsGrad::maxBeforeCorrection)
          .dialect(
              "max-after-correction",
              "V = max(V, v̂); x - lr m̂/(√V + ε)",
              AmsGrad::maxAfterCorrection)
          .dialect(
              "epsilon-hat",
              "V = max(V, v); x - lr √(1 - β2^t)/(1 - β1^t) m/(√V + ε)",
              AmsGrad::epsilonHat)
          .mistakes(CommonMistakes.all())
          .mistakes(CommonMistakes.ofState())
          .mistakes(Moments.CORRECTED_ZERO_RATE)
          .mistakes(Moments.mistakes())
          .mistakes(Moments.SECOND_NEVER_KEPT)
          .mistakes(
              NO_MAXIMUM,
              MAXIMUM_AS_AVERAGE,
              Mistake.hardCoded(EPSILON, 1e-7),
              Mistake.hardCoded(LEARNING_RATE, 0.001))
          .mistakesIn(
              List.of("max-before-correction", "max-after-correction", "epsilon-hat"),
              Moments.correctionMistakes())
          .mistakesIn(
              List.of("max-before-correction", "max-after-correction", "epsilon-hat"),
              CommonMistakes.ofCounters())
          .claims(
              Family::elementWise,
              ScaleLaw::invariant,
              ClosedForm.claim(
                      "AMSGRAD-01",
                      "constant-gradient",
                      "On a constant gradient step t is lr (1 - β1^t)/√(1 - β2^t) (ε = 0).",
                      "m = (1 - β1^t) g, V = v = (1 - β2^t) g²")
                  .on(Streams.constant(60, 1, -3, 0.125, 1024))
                  .with(EPSILON, 0)
                  .moves(
                      s ->
                          s.g()
                              .sign()
                              .times(s.get(LEARNING_RATE))
                              .times(s.toTheT(BETA1).oneMinus())
                              .over(s.toTheT(BETA2).oneMinus().sqrt())
                              .negate())
                  .rejecting(Moments.SECOND_UNWEIGHTED, Moments.SWAPPED),
              ClosedForm.claim(
                      "AMSGRAD-02",
                      "memory",
                      "A spike in the first gradient is never forgotten: with β1 = 0, later steps"
                          + " are lr g/(√(1 - β2) |g_1|) (ε = 0).",
                      "V = (1 - β2) g_1² for ever")
                  .on(Streams.sequence("a spike, then ones", 1024, 1, 1, 1, 1, 1, 1, 1))
                  .with(BETA1, 0)
                  .with(BETA2, 0.5)
                  .with(EPSILON, 0)
                  .moves(
                      s ->
                          s.g()
                              .times(s.get(LEARNING_RATE))
                              .over(s.get(BETA2).oneMinus().sqrt().times(1024))
                              .negate())
                  .rejecting(NO_MAXIMUM),
              Theorems.of(
                  Convergence.THEOREM, LargestUncorrectedStep.THEOREM, AmsGradRegret.THEOREM))
          .build();

  private AmsGrad() {}

  private static Tensor largest(Step s, Tensor v) {
    return s.keep("V", s.last("V").max(v));
  }

  private static Tensor step(Step s) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    Tensor max = largest(s, Moments.second(s, g));
    return s.x().minus(m.over(max.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor maxBeforeCorrection(Step s) {
    Tensor g = s.gradient();
    Tensor mHat = s.corrected(Moments.first(s, g), BETA1);
    Tensor max = s.corrected(largest(s, Moments.second(s, g)), BETA2);
    return s.x().minus(mHat.over(max.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor maxAfterCorrection(Step s) {
    Tensor g = s.gradient();
    Tensor mHat = s.corrected(Moments.first(s, g), BETA1);
    Tensor max = largest(s, s.corrected(Moments.second(s, g), BETA2));
    return s.x().minus(mHat.over(max.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor epsilonHat(Step s) {
    Tensor g = s.gradient();
    Tensor m = Moments.first(s, g);
    Tensor max = largest(s, Moments.second(s, g));
    Tensor rate = s.rate().times(Moments.correction(s));
    return s.x().minus(m.over(max.sqrt().plus(s.get(EPSILON))).times(rate));
  }
}
