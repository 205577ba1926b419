package org.gradmark.estimators.averaging;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Miscount;

/**
 * Exponential moving average of the parameters.
 *
 * <pre>
 *   a_t = d a_{t-1} + (1 - d) x_t,   t = 1, 2, …
 * </pre>
 *
 * <p>Where it starts is what libraries differ in: at zero (Optax's {@code ema} with {@code
 * debias=False}), at zero and divided by 1 - d^t (Adam's temporal averaging, and Optax's default),
 * at the first parameters that it sees (PyTorch's {@code AveragedModel}, Keras's {@code use_ema}),
 * or at the parameters before the first step (TensorFlow's {@code ExponentialMovingAverage}), there
 * with the decay min(d, (1 + t)/(10 + t)) if steps are counted.
 */
public final class ExponentialAverage {

  public static final Hyperparameter DECAY =
      new Hyperparameter("decay", "share of the average that is kept (d)", 0, 1, 0.999);

  private static final EstimatorMistake SWAPPED =
      EstimatorMistake.seeing(
          "weights-exchanged",
          "d is the weight of the new parameters",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  return super.get(asked).oneMinus();
                }
              });
  private static final EstimatorMistake SUM =
      EstimatorMistake.rule(
          "not-weighted",
          "the new parameters are added without the weight 1 - d",
          s -> walk(s, Average.zero(s), t -> s.get(DECAY), (a, x) -> a.plus(x)));
  private static final EstimatorMistake BEHIND =
      EstimatorMistake.rule(
          "bias-one-step-behind",
          "the bias correction has the exponent t + 1",
          s -> debiased(s, 1));
  private static final EstimatorMistake UNPOWERED =
      EstimatorMistake.rule(
          "bias-without-power",
          "the bias correction divides by 1 - d at every step",
          s -> zero(s).over(s.get(DECAY).oneMinus()));
  private static final EstimatorMistake NO_AVERAGE =
      EstimatorMistake.rule(
          "not-averaged",
          "the latest parameters are kept, not averaged",
          s -> Rows.flat(s.input("parameters")));
  private static final EstimatorMistake FIXED = EstimatorMistake.hardCoded(DECAY, 0.9);

  private static final Setting SHORT = Average.path("three rows, d = 1/2").with(DECAY, 0.5);
  private static final Setting LONG = Average.walk("twelve rows, d = 0.7").with(DECAY, 0.7);
  private static final Setting SLOW = Average.walk("twelve rows, d = 0.2").with(DECAY, 0.2);
  private static final Setting STILL = Average.still("constant rows, d = 0.7").with(DECAY, 0.7);

  private static final Setting FIVE =
      Average.wide("twelve rows of 5 numbers", 1, 1).with(DECAY, 0.75);
  private static final Setting OTHER_FIVE =
      Average.wide("twelve rows of 5 large numbers", 4, 4096).with(DECAY, 0.875);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.weightAverage("exponential-average")
          .title("Exponential moving average of parameters")
          .source(
              "Kingma, Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, arXiv:1412.6980,"
                  + " section 7.2")
          .rows("A043.3")
          .hyperparameters(DECAY)
          .meaning("parameters", "those after each step")
          .meaning("start", "those before the first step")
          .paper("from zero, divided by 1 - d^t", s -> debiased(s, 0))
          .dialect("zero", "from zero, not corrected, as Optax with debias=False", s -> zero(s))
          .dialect(
              "first",
              "from the first parameters, as AveragedModel and Keras",
              s -> from(s, Average.after(s, 1), t -> s.get(DECAY)))
          .dialect(
              "start",
              "from the parameters before the first step, as TensorFlow",
              s -> from(s, s.input("start"), t -> s.get(DECAY)))
          .dialect(
              "decay-warmup",
              "from the parameters before the first step with the decay min(d, (1 + t)/(10 + t))",
              s -> from(s, s.input("start"), t -> s.get(DECAY).min(ramp(s, t))))
          .mistakes(SWAPPED, NO_AVERAGE, FIXED, Average.BEHIND)
          .mistakesIn(List.of("paper"), SUM, BEHIND, UNPOWERED)
          .claims(
              ClosedForm.claim(
                      "EMA-01",
                      "by-hand",
                      "Of (7, 0), (0, 14), (28, -7) with d = 1/2 the averages are (7, 0), (7/3,"
                          + " 28/3), (17, 0).",
                      "section 7.2")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 21, 0, 7, 28, 51, 0).over(3))
                  .rejecting(SUM, BEHIND, UNPOWERED, NO_AVERAGE, FIXED),
              ClosedForm.claim(
                      "EMA-02",
                      "by-hand-zero",
                      "From zero (3.5, 0), (1.75, 7), (14.875, 0).",
                      "the formula")
                  .in("zero")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 3.5, 0, 1.75, 7, 14.875, 0))
                  .rejecting(NO_AVERAGE, FIXED),
              ClosedForm.claim(
                      "EMA-03",
                      "by-hand-first",
                      "From the first parameters (7, 0), (3.5, 7), (15.75, 0).",
                      "torch.optim.swa_utils.get_ema_multi_avg_fn")
                  .in("first")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 7, 0, 3.5, 7, 15.75, 0))
                  .rejecting(NO_AVERAGE, FIXED),
              ClosedForm.claim(
                      "EMA-04",
                      "by-hand-start",
                      "From (-1, 16) the averages are (3, 8), (1.5, 11), (14.75, 2).",
                      "tf.train.ExponentialMovingAverage")
                  .in("start")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 3, 8, 1.5, 11, 14.75, 2))
                  .rejecting(NO_AVERAGE, FIXED),
              ClosedForm.claim(
                      "EMA-05",
                      "first-decay",
                      "With a decay that warms up the first average is (2 start + 9 x_1)/11.",
                      "tf.train.ExponentialMovingAverage, num_updates")
                  .in("decay-warmup")
                  .on(LONG)
                  .of("the first average", (s, all) -> Rows.columns(all, 0, 2))
                  .is(s -> s.input("start").times(2).plus(Average.after(s, 1).times(9)).over(11))
                  .rejecting(NO_AVERAGE, Average.BEHIND),
              Axiom.claim(
                      "EMA-06",
                      "linear",
                      "Averages of parameters that are four times as large are four times as"
                          + " large.",
                      "the formula")
                  .in("paper", "zero", "first", "start", "decay-warmup")
                  .on(LONG)
                  .changing(Average::fourfold)
                  .changes(all -> all.times(4))
                  .rejecting(Average.SQUARES),
              ClosedForm.claim(
                      "EMA-07",
                      "constant",
                      "The average of constant parameters is the constant, from the first step on.",
                      "section 7.2")
                  .in("paper", "first", "start", "decay-warmup")
                  .on(STILL)
                  .is(s -> Rows.flat(s.input("parameters")))
                  .rejecting(Average.LEAKING),
              AsDeclared.claims("EMA", 11).on(LONG, SLOW).rejectingAll(),
              AsDeclared.claims("EMA", 31).on(FIVE, OTHER_FIVE).rejectingUnseen())
          .build();

  private ExponentialAverage() {}

  private static Tensor ramp(Sample s, int t) {
    Tensor count = s.called("t", s.backend().scalar(t));
    return count.plus(1).over(count.plus(10));
  }

  private static Tensor zero(Sample s) {
    return from(s, Average.zero(s), t -> s.get(DECAY));
  }

  private static Tensor from(Sample s, Tensor start, IntFunction<Tensor> decay) {
    return Average.walked(
        s,
        start,
        (a, t) ->
            a.times(decay.apply(Miscount.of(s, t)))
                .plus(Average.after(s, t).times(decay.apply(Miscount.of(s, t)).oneMinus())));
  }

  private static Tensor walk(
      Sample s, Tensor start, IntFunction<Tensor> decay, BiFunction<Tensor, Tensor, Tensor> step) {
    return Average.walked(
        s, start, (a, t) -> step.apply(a.times(decay.apply(t)), Average.after(s, t)));
  }

  /** The bias of step t is {@code 1 - d^(t + shift)}. */
  private static Tensor debiased(Sample s, int shift) {
    Tensor[] corrected = new Tensor[Average.steps(s)];
    Tensor raw = zero(s);
    int width = raw.shape().columns() / corrected.length;
    for (int t = 1; t <= corrected.length; t++) {
      Tensor count = s.called("t", s.backend().scalar(Miscount.of(s, t) + shift));
      Tensor bias = s.get(DECAY).pow(count).oneMinus();
      corrected[t - 1] = Rows.columns(raw, (t - 1) * width, t * width).over(bias);
    }
    return Rows.join(corrected);
  }
}
