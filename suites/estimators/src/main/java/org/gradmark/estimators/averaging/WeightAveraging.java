package org.gradmark.estimators.averaging;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Miscount;

/**
 * Stochastic weight averaging.
 *
 * <pre>
 *   a ← x_0
 *   if c divides t: n ← t/c,  a ← (n a + x_t)/(n + 1)
 * </pre>
 *
 * <p>The paper counts the parameters that it starts with. PyTorch's {@code AveragedModel}, updated
 * after every c-th step, does not: its first update copies.
 */
public final class WeightAveraging {

  public static final Hyperparameter CYCLE =
      new Hyperparameter("cycle_length", "steps between two of the averaged models (c)", 1, 1e9, 1);

  private static final EstimatorMistake DIVISOR =
      EstimatorMistake.rule(
          "divided-by-n",
          "it divides by n instead of n + 1",
          s -> averaged(s, (a, x, n) -> a.times(n).plus(x).over(n)));
  private static final EstimatorMistake HALF =
      EstimatorMistake.rule(
          "half-each",
          "average and new parameters count half each",
          s -> averaged(s, (a, x, n) -> a.plus(x).over(2)));
  private static final EstimatorMistake LATEST =
      EstimatorMistake.rule(
          "latest-kept",
          "the latest parameters are kept, not averaged",
          s -> averaged(s, (a, x, n) -> x));
  private static final EstimatorMistake EVERY = EstimatorMistake.hardCoded(CYCLE, 1);

  private static final Setting SHORT = Average.path("three rows, c = 1").with(CYCLE, 1);
  private static final Setting LONG = Average.walk("twelve rows, c = 3").with(CYCLE, 3);
  private static final Setting STILL = Average.still("constant rows, c = 2").with(CYCLE, 2);

  private static final Setting FIVE = Average.wide("twelve rows of 5 numbers", 1, 1).with(CYCLE, 2);
  private static final Setting OTHER_FIVE =
      Average.wide("twelve rows of 5 large numbers", 4, 4096).with(CYCLE, 4);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.weightAverage("weight-averaging")
          .title("Stochastic weight averaging")
          .source(
              "Izmailov et al., Averaging Weights Leads to Wider Optima and Better Generalization,"
                  + " UAI 2018, arXiv:1803.05407, Algorithm 1")
          .rows("S121.1")
          .hyperparameters(CYCLE)
          .meaning("parameters", "those after each step")
          .meaning("start", "those before the first step")
          .paper(
              "the mean of start and every c-th row",
              s -> averaged(s, (a, x, n) -> a.times(n).plus(x).over(n.plus(1))))
          .dialect(
              "without-start",
              "the mean of every c-th row, as AveragedModel",
              s -> averaged(s, (a, x, n) -> a.plus(x.minus(a).over(n))))
          .mistakes(EVERY, LATEST, HALF, Average.BEHIND)
          .mistakesIn(List.of("paper"), DIVISOR)
          .claims(
              ClosedForm.claim(
                      "SWA-01",
                      "by-hand",
                      "From (-1, 16) by (7, 0), (0, 14), (28, -7) the means are (3, 8), (2, 10),"
                          + " (8.5, 5.75).",
                      "Algorithm 1")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 3, 8, 2, 10, 8.5, 5.75))
                  .rejecting(DIVISOR, HALF, LATEST, Average.BEHIND),
              ClosedForm.claim(
                      "SWA-02",
                      "by-hand-without-start",
                      "Without the start (7, 0), (3.5, 7), (35/3, 7/3).",
                      "torch.optim.swa_utils.AveragedModel")
                  .in("without-start")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 42, 0, 21, 42, 70, 14).over(6))
                  .rejecting(HALF, LATEST, Average.BEHIND),
              ClosedForm.claim(
                      "SWA-03",
                      "waits",
                      "Before step c the average is the start; at step 2c it does not know rows c +"
                          + " 1 to 2c - 1.",
                      "Algorithm 1")
                  .on(LONG)
                  .of(
                      "the averages of steps 2 and 6",
                      (s, all) -> Rows.join(Rows.columns(all, 2, 4), Rows.columns(all, 10, 12)))
                  .is(
                      s -> {
                        Tensor three =
                            s.input("start").plus(Average.after(s, 3)).plus(Average.after(s, 6));
                        return Rows.join(s.input("start"), three.over(3));
                      })
                  .rejecting(EVERY, DIVISOR, HALF, LATEST),
              Axiom.claim(
                      "SWA-04",
                      "linear",
                      "Averages of parameters that are four times as large are four times as"
                          + " large.",
                      "Algorithm 1")
                  .in("paper", "without-start")
                  .on(LONG)
                  .changing(Average::fourfold)
                  .changes(all -> all.times(4))
                  .rejecting(Average.SQUARES),
              ClosedForm.claim(
                      "SWA-05",
                      "constant",
                      "The average of constant parameters is the constant.",
                      "Algorithm 1")
                  .in("paper", "without-start")
                  .on(STILL)
                  .is(s -> Rows.flat(s.input("parameters")))
                  .rejecting(Average.LEAKING),
              AsDeclared.claims("SWA", 11).on(LONG).rejectingAll(),
              AsDeclared.claims("SWA", 31).on(FIVE, OTHER_FIVE).rejectingUnseen())
          .build();

  /** The new average, when n models were averaged with this one, the start not counted. */
  private interface Update {
    Tensor of(Tensor average, Tensor parameters, Tensor n);
  }

  private WeightAveraging() {}

  private static Tensor averaged(Sample s, Update update) {
    return Average.walked(
        s,
        s.input("start"),
        (a, t) -> {
          int counted = Miscount.of(s, t);
          Tensor step = s.backend().scalar(counted);
          Tensor n = s.backend().scalar(0);
          for (int k = 1; k <= counted; k++) {
            n = n.plus(step.lessThan(s.get(CYCLE).times(k)).oneMinus());
          }
          Tensor whole = n.times(s.get(CYCLE)).equalTo(step);
          Tensor count = n.max(s.backend().scalar(1));
          return whole.where(update.of(a, Average.after(s, t), count), a);
        });
  }
}
