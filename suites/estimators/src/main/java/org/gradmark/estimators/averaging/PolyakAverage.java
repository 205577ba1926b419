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
 * Polyak–Ruppert averaging: the mean of all parameters after the first t_0 steps.
 *
 * <pre>
 *   a_t = a_{t-1} + (x_t - a_{t-1})/max(1, t - t_0)
 * </pre>
 *
 * <p>PyTorch's {@code ASGD} computes the weight at the end of a step for the next one, so that it
 * is 1/max(1, t - 1 - t_0).
 */
public final class PolyakAverage {

  public static final Hyperparameter START =
      new Hyperparameter("start_step", "steps that are not averaged (t_0)", 0, 1e9, 0);

  private static final EstimatorMistake COUNTED =
      EstimatorMistake.rule(
          "start-counted",
          "the parameters before the first averaged step are counted",
          s -> averaged(s, s.input("start"), -1));
  private static final EstimatorMistake FORGOTTEN =
      EstimatorMistake.rule(
          "sum-divided-by-steps",
          "the sum of the averaged parameters is divided by all steps",
          s -> {
            Tensor mean = averaged(s, s.input("start"), 0);
            Tensor[] all = new Tensor[Average.steps(s)];
            int width = mean.shape().columns() / all.length;
            for (int t = 1; t <= all.length; t++) {
              Tensor row = Rows.columns(mean, (t - 1) * width, t * width);
              all[t - 1] = row.times(weight(s, t, 0)).over(t);
            }
            return Rows.join(all);
          });
  private static final EstimatorMistake LATEST =
      EstimatorMistake.rule(
          "not-averaged",
          "the latest parameters are kept, not averaged",
          s -> Rows.flat(s.input("parameters")));
  private static final EstimatorMistake NO_START = EstimatorMistake.hardCoded(START, 0);

  private static final Setting SHORT = Average.path("three rows");
  private static final Setting LONG = Average.walk("twelve rows, t_0 = 4").with(START, 4);
  private static final Setting ALL = Average.walk("twelve rows, t_0 = 0");

  private static final Setting FIVE = Average.wide("twelve rows of 5 numbers", 1, 1).with(START, 3);
  private static final Setting OTHER_FIVE =
      Average.wide("twelve rows of 5 large numbers", 4, 4096).with(START, 5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.weightAverage("polyak-average")
          .title("Polyak-Ruppert averaging")
          .source(
              "Polyak, Juditsky, Acceleration of Stochastic Approximation by Averaging, SIAM J."
                  + " Control and Optimization 30, 1992")
          .rows("S122.1")
          .hyperparameters(START)
          .meaning("parameters", "those after each step")
          .meaning("start", "those before the first step")
          .paper("the mean of the rows after t_0", s -> averaged(s, s.input("start"), 0))
          .dialect(
              "torch",
              "the mean of the rows after t_0 + 1, as ASGD",
              s -> averaged(s, s.input("start"), 1))
          .mistakes(NO_START, LATEST, Average.BEHIND)
          .mistakesIn(List.of("paper"), COUNTED, FORGOTTEN)
          .claims(
              ClosedForm.claim(
                      "POLYAK-01",
                      "by-hand",
                      "Of (7, 0), (0, 14), (28, -7) the means are (7, 0), (3.5, 7), (35/3, 7/3).",
                      "the definition")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 42, 0, 21, 42, 70, 14).over(6))
                  .rejecting(COUNTED, LATEST, Average.BEHIND),
              ClosedForm.claim(
                      "POLYAK-02",
                      "by-hand-torch",
                      "In PyTorch the second row is copied, too: (7, 0), (0, 14), (14, 3.5).",
                      "torch.optim.ASGD")
                  .in("torch")
                  .on(SHORT)
                  .is(s -> Rows.of(s.backend(), 7, 0, 0, 14, 14, 3.5))
                  .rejecting(LATEST, Average.BEHIND),
              ClosedForm.claim(
                      "POLYAK-03",
                      "mean",
                      "The last average is the mean of all rows after t_0.",
                      "the definition")
                  .on(LONG, ALL)
                  .of("the last average", (s, all) -> Rows.columns(all, 22, 24))
                  .is(
                      s -> {
                        Tensor sum = Average.zero(s);
                        Tensor count = s.backend().scalar(0);
                        for (int t = 1; t <= Average.steps(s); t++) {
                          Tensor chosen = s.get(START).lessThan(s.backend().scalar(t));
                          sum = sum.plus(Average.after(s, t).times(chosen));
                          count = count.plus(chosen);
                        }
                        return sum.over(count);
                      })
                  .rejecting(COUNTED, FORGOTTEN, LATEST, NO_START, Average.BEHIND),
              Axiom.claim(
                      "POLYAK-04",
                      "linear",
                      "Averages of parameters that are four times as large are four times as"
                          + " large.",
                      "the definition")
                  .in("paper", "torch")
                  .on(LONG)
                  .changing(Average::fourfold)
                  .changes(all -> all.times(4))
                  .rejecting(Average.SQUARES),
              AsDeclared.claims("POLYAK", 11).on(LONG).rejectingAll(),
              AsDeclared.claims("POLYAK", 31).on(FIVE, OTHER_FIVE).rejectingUnseen())
          .build();

  private PolyakAverage() {}

  private static Tensor weight(Sample s, int t, int behind) {
    Tensor averaged =
        s.called("t", s.backend().scalar(Miscount.of(s, t) - behind)).minus(s.get(START));
    return averaged.max(s.backend().scalar(1));
  }

  private static Tensor averaged(Sample s, Tensor start, int behind) {
    return Average.walked(
        s, start, (a, t) -> a.plus(Average.after(s, t).minus(a).over(weight(s, t, behind))));
  }
}
