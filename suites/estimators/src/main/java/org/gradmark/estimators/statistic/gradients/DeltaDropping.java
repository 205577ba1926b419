package org.gradmark.estimators.statistic.gradients;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;

/**
 * DARE: most of what fine-tuning changed is dropped at random, the rest is made larger.
 *
 * <pre>
 *   delta'_j ← m_j delta_j/q,  m_j kept with probability 1 - p;  DARE: q = 1 - p
 * </pre>
 *
 * Input {@code delta [1,d]}, draws {@code kept [1,d]} of zeros and ones; the result is {@code
 * [1,d]}. What a neuron with inputs {@code x} makes of it is the sum over j of {@code x_j
 * delta'_j}.
 */
public final class DeltaDropping {

  private static final Hyperparameter DROPPED =
      new Hyperparameter("drop_rate", "probability that a change is dropped (p)", 0, 1, 0.9);
  private static final Hyperparameter RESCALE =
      new Hyperparameter("rescale", "what the kept changes are divided by (q)", 1e-6, 1e6, 0.1);
  private static final String TUNED = "darex-q";
  private static final double P = 0.75;

  private static final EstimatorMistake UNSCALED =
      EstimatorMistake.rule(
          "not-rescaled",
          "the kept changes are not made larger",
          s -> s.draw("kept").times(s.input("delta")));
  private static final EstimatorMistake BY_DROPPED =
      EstimatorMistake.rule(
          "over-p",
          "the kept changes are divided by p, not by 1 - p",
          s -> s.draw("kept").times(s.input("delta")).over(s.get(DROPPED)));
  private static final EstimatorMistake DROPS_KEPT =
      EstimatorMistake.draw(
          "mask-inverted", "what is to be kept is dropped", "kept", (s, m) -> m.oneMinus());
  private static final EstimatorMistake ALL =
      EstimatorMistake.draw(
          "none-dropped", "nothing is dropped", "kept", (s, m) -> m.times(0).plus(1));

  private static final Setting SETTING =
      Setting.named("4 changes, p = 0.75")
          .input("delta", 0.5, -1.25, 2, 0.25)
          .input("x", 1, 0.5, -0.75, 2)
          .with(DROPPED, P)
          .with(RESCALE, 0.375)
          .drawing(Law.coins("kept", Shape.of(1, 4), 1 - P));

  private static final Setting SEVEN = seven("7 changes, p = 0.5", 1, 1).with(DROPPED, 0.5);
  private static final Setting OTHER_SEVEN =
      seven("7 large changes, p = 0.25", 2, 4096).with(DROPPED, 0.25);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("dare")
          .title("DARE: drop and rescale")
          .source(
              "Deng, Zhao, Vakilian, Chen, Li, Thrampoulidis, DARE the Extreme: Revisiting Delta-Parameter Pruning"
                  + " For Fine-Tuned Models, 2024, arXiv:2410.09344")
          .rows("B24.1")
          .hyperparameters(DROPPED, RESCALE)
          .paper("kept changes over 1 - p", s -> kept(s).over(s.get(DROPPED).oneMinus()))
          .dialect(TUNED, "kept changes over a tuned q", s -> kept(s).over(s.get(RESCALE)))
          .mistakes(UNSCALED, BY_DROPPED, DROPS_KEPT, ALL)
          .claims(
              Unbiased.claim("DARE-01", "unbiased", "The mean is the change itself.", "E m = 1 - p")
                  .on(SETTING)
                  .mean(s -> s.input("delta"))
                  .rejecting(UNSCALED, BY_DROPPED, DROPS_KEPT, ALL),
              Variance.claim(
                      "DARE-02",
                      "variance",
                      "The variance is p/(1-p) times the square of the change.",
                      "variance of a coin")
                  .on(SETTING)
                  .each(
                      s ->
                          s.input("delta")
                              .square()
                              .times(s.get(DROPPED))
                              .over(s.get(DROPPED).oneMinus()))
                  .rejecting(UNSCALED, BY_DROPPED, ALL),
              Unbiased.claim(
                      "DARE-03",
                      "tuned-error",
                      "A neuron's mean squared error is ((1-p)/q - 1)^2 S^2 + p(1-p)/q^2 Q.",
                      "bias and variance of the output; S = sum, Q = sum of squares of x_j delta_j")
                  .in(TUNED)
                  .on(SETTING)
                  .of("the squared error of the output", (s, d) -> error(s, d).square())
                  .mean(s -> expected(s, s.get(RESCALE)))
                  .rejecting(UNSCALED, BY_DROPPED, DROPS_KEPT, ALL),
              Unbiased.claim(
                      "DARE-04",
                      "error",
                      "For q = 1 - p the mean squared error is p/(1-p) Q.",
                      "the bias is zero")
                  .on(SETTING)
                  .of("the squared error of the output", (s, d) -> error(s, d).square())
                  .mean(s -> expected(s, s.get(DROPPED).oneMinus()))
                  .rejecting(UNSCALED, BY_DROPPED, DROPS_KEPT, ALL),
              ClosedForm.claim(
                      "DARE-05",
                      "kept-or-zero",
                      "What is dropped is exactly zero, what is kept delta/q.",
                      "the formula")
                  .in(TUNED)
                  .on(SETTING)
                  .is(
                      s ->
                          s.draw("kept")
                              .where(
                                  s.input("delta").over(s.get(RESCALE)), s.input("delta").times(0)))
                  .rejecting(UNSCALED, BY_DROPPED, DROPS_KEPT, ALL),
              AsDeclared.claims("DARE", 11).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private DeltaDropping() {}

  private static Tensor kept(Sample s) {
    return s.draw("kept").times(s.input("delta"));
  }

  private static Tensor error(Sample s, Tensor delta) {
    return delta.minus(s.input("delta")).times(s.input("x")).sum(Axis.ROW);
  }

  private static Tensor expected(Sample s, Tensor q) {
    Tensor c = s.input("x").times(s.input("delta"));
    Tensor p = s.get(DROPPED);
    Tensor bias = p.oneMinus().over(q).minus(1).times(c.sum(Axis.ROW));
    Tensor noise = c.square().sum(Axis.ROW).times(p.times(p.oneMinus()).over(q.square()));
    return bias.square().plus(noise);
  }

  private static Setting seven(String name, int salt, double factor) {
    double[] kept = {1, salt - 1, 0, 1, 2 - salt, 1, 1};
    return Setting.named(name)
        .input("delta", Spread.matrix(1, 7, salt).map(x -> factor * x))
        .input("x", Spread.row(7, salt + 2))
        .with(RESCALE, 0.75)
        .drawing(Law.given("kept", new Values(Shape.of(1, 7), kept)));
  }
}
