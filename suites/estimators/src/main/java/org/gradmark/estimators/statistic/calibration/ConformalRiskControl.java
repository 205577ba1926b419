package org.gradmark.estimators.statistic.calibration;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Coverage;

/**
 * Conformal risk control: the smallest parameter whose risk is safely small.
 *
 * <pre>
 *   lambda ← inf { lambda: (n R(lambda) + B)/(n + 1) &lt;= alpha },  R the mean of n losses that fall with lambda
 * </pre>
 *
 * Input {@code grid [1,m]}, rising; draws {@code losses [n,m]}, each at most B.
 */
public final class ConformalRiskControl {

  private static final Hyperparameter RISK =
      new Hyperparameter("risk", "largest expected loss (alpha)", 0, 1e6, 0.1);
  private static final Hyperparameter BOUND =
      new Hyperparameter("loss_bound", "largest possible loss (B)", 0, 1e6, 1);
  private static final String STEP_BACK = "step-back";
  private static final double[] GRID = {0.5, 1, 2, 3, 4, 5, 6, 7};

  private static final EstimatorMistake PLUG_IN =
      EstimatorMistake.rule(
          "plug-in",
          "the mean loss is held below alpha, without B",
          s -> first(s, total(s).greaterThan(s.get(RISK).times(count(s)))));
  private static final EstimatorMistake NO_BOUND = EstimatorMistake.hardCoded(BOUND, 0);
  private static final EstimatorMistake UNIT_BOUND = EstimatorMistake.hardCoded(BOUND, 1);
  private static final EstimatorMistake UNSAFE =
      EstimatorMistake.rule(
          "last-unsafe",
          "the largest parameter that is not safe is returned",
          s -> {
            Tensor grid = s.input("grid");
            return violated(s).where(grid, Rows.columns(grid, 0, 1)).max(Axis.ROW);
          });
  private static final EstimatorMistake N_FOR_MORE =
      EstimatorMistake.rule(
          "n-for-n-plus-one",
          "the sum is divided by n, not by n + 1",
          s -> first(s, total(s).plus(s.get(BOUND)).greaterThan(s.get(RISK).times(count(s)))));

  private static final Setting FIVE = scores("5 scores", 0.5, 3, 1, 2, 3, 4, 5);
  private static final Setting EIGHT = scores("8 scores", 0.375, 5, 0.5, 1, 2, 3, 4, 5, 6, 7);
  private static final Setting LOOSE = scores("8 scores", 0.390625, 5, 0.5, 1, 2, 3, 4, 5, 6, 7);
  private static final Setting EIGHT_BACK = scores("8 scores", 0.375, 6, 0.5, 1, 2, 3, 4, 5, 6, 7);
  private static final Setting CURVES =
      Setting.named("5 loss curves")
          .input("grid", 1, 2, 3, 4)
          .with(RISK, 0.5)
          .drawing(
              Exchangeable.eachFresh(
                  "losses",
                  new double[] {1, 0.875, 0.25, 0},
                  new double[] {0.875, 0.25, 0.25, 0.125},
                  new double[] {0.75, 0.625, 0.5, 0},
                  new double[] {1, 1, 0.75, 0.25},
                  new double[] {0.5, 0.25, 0.125, 0}));
  private static final Setting DOUBLED =
      Setting.named("5 loss curves of at most 2")
          .input("grid", 1, 2, 3, 4)
          .with(RISK, 1)
          .with(BOUND, 2)
          .drawing(
              Exchangeable.eachFresh(
                  "losses",
                  new double[] {2, 1.75, 0.5, 0},
                  new double[] {1.75, 0.5, 0.5, 0.25},
                  new double[] {1.5, 1.25, 1, 0},
                  new double[] {2, 2, 1.5, 0.5},
                  new double[] {1, 0.5, 0.25, 0}));
  private static final Setting SAFE = constant("no loss at all", 0);
  private static final Setting NEVER = constant("losses of one", 1);

  /** Seven curves of six losses; the sixth parameter is the first that is safe, then the fifth. */
  private static final Setting SEVEN_CURVES =
      curves(16, 0).input("grid", -1, 0.5, 1.25, 2, 3.5, 7).with(RISK, 0.375);

  private static final Setting FLAT_CURVES =
      curves(32, 2).input("grid", -2, -0.75, 0.25, 1.5, 3, 6.5).with(RISK, 0.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("conformal-risk-control")
          .title("Conformal risk control")
          .source(
              "Angelopoulos, Bates, Fisch, Lei, Schuster, Conformal Risk Control, ICLR 2024,"
                  + " arXiv:2208.02814")
          .rows("A058.1")
          .hyperparameters(RISK, BOUND)
          .paper("the smallest safe parameter", s -> first(s, violated(s)))
          .dialect(
              STEP_BACK,
              "from the first parameter that is not below alpha one back; the largest if there is"
                  + " none",
              ConformalRiskControl::back)
          .mistakes(PLUG_IN, NO_BOUND, UNSAFE, N_FOR_MORE)
          .claims(
              Coverage.claim(
                      "CRSK-01",
                      "indicator-risk",
                      "For the loss 1{score > lambda} of distinct scores the expected loss is 1 -"
                          + " k/(n+1), k = ceil((n+1)(1-alpha)).",
                      "the rank of the fresh score is uniform")
                  .on(FIVE, EIGHT, LOOSE)
                  .of(ConformalRiskControl::fresh)
                  .exactly(ConformalRiskControl::missed)
                  .rejecting(PLUG_IN, NO_BOUND, N_FOR_MORE),
              Coverage.claim(
                      "CRSK-02",
                      "risk-controlled",
                      "The expected loss of a fresh example is at most alpha, if the largest"
                          + " parameter's loss always is.",
                      "theorem 1")
                  .in(EstimatorSystem.PAPER, STEP_BACK)
                  .on(CURVES, FIVE)
                  .of(ConformalRiskControl::fresh)
                  .between(
                      s -> Rows.of(s.backend(), 0), s -> s.get(RISK).plus(Rows.of(s.backend(), 0)))
                  .rejecting(PLUG_IN, NO_BOUND),
              Coverage.claim(
                      "CRSK-03",
                      "step-back-risk",
                      "Where the risk can equal alpha the step back takes the next larger"
                          + " parameter: one more rank.",
                      "the comparison with >=")
                  .in(STEP_BACK)
                  .on(FIVE, EIGHT_BACK)
                  .of(ConformalRiskControl::fresh)
                  .exactly(ConformalRiskControl::missed)
                  .rejecting(PLUG_IN, NO_BOUND),
              ClosedForm.claim(
                      "CRSK-04",
                      "all-safe",
                      "Where every parameter is safe it is the smallest.",
                      "the infimum")
                  .on(SAFE)
                  .is(s -> Rows.columns(s.input("grid"), 0, 1))
                  .rejecting(largest()),
              ClosedForm.claim(
                      "CRSK-05",
                      "all-safe-back",
                      "Where every parameter is safe the step back answers the largest.",
                      "the index of a maximum among equals is zero")
                  .in(STEP_BACK)
                  .on(SAFE)
                  .is(s -> Rows.columns(s.input("grid"), 3, 4))
                  .rejecting(PLUG_IN, UNSAFE),
              ClosedForm.claim(
                      "CRSK-06",
                      "none-safe",
                      "Where no parameter is safe it is the largest, which then promises nothing.",
                      "the convention for an empty set")
                  .in(EstimatorSystem.PAPER, STEP_BACK)
                  .on(NEVER)
                  .is(s -> Rows.columns(s.input("grid"), 3, 4))
                  .rejecting(
                      EstimatorMistake.result(
                          "beyond", "the end of the grid is passed", (s, l) -> l.plus(1))),
              ClosedForm.claim(
                      "CRSK-07",
                      "ranked-score",
                      "For the loss 1{score > lambda} it is the k-th smallest score.",
                      "n - k scores lie above it")
                  .on(FIVE, EIGHT, LOOSE)
                  .is(
                      s -> {
                        Tensor above = s.input("count").minus(s.input("rank"));
                        return at(s, s.input("grid"), total(s).greaterThan(above).sum(Axis.ROW));
                      })
                  .rejecting(PLUG_IN, NO_BOUND, UNSAFE, N_FOR_MORE),
              AsDeclared.claims("CRSK", 11).on(DOUBLED).rejecting(UNIT_BOUND),
              AsDeclared.claims("CRSK", 31).on(SEVEN_CURVES, FLAT_CURVES).rejectingUnseen())
          .build();

  private ConformalRiskControl() {}

  private static EstimatorMistake largest() {
    return EstimatorMistake.result(
        "always-largest",
        "the largest parameter is taken",
        (s, l) -> s.input("grid").max(Axis.ROW));
  }

  /** Losses 1{score > lambda}. */
  private static Setting scores(String name, double risk, int rank, double... scores) {
    double[][] curves = new double[scores.length][GRID.length];
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < GRID.length; j++) {
        curves[i][j] = scores[i] > GRID[j] ? 1 : 0;
      }
    }
    return Setting.named(name + ", alpha = " + risk)
        .input("grid", GRID)
        .input("rank", rank)
        .input("count", scores.length - 1)
        .with(RISK, risk)
        .drawing(Exchangeable.eachFresh("losses", curves));
  }

  private static Setting constant(String name, double loss) {
    double[] curve = {loss, loss, loss, loss};
    Law law = Exchangeable.eachFresh("losses", curve, curve, curve, curve);
    return Setting.named(name)
        .input("grid", 1, 2, 3, 4)
        .with(RISK, 0.375)
        .drawing(Law.equally(List.of(law.outcomes().get(0).values())));
  }

  private static double count(Sample s) {
    return s.draw("losses").shape().rows();
  }

  private static Tensor total(Sample s) {
    return s.draw("losses").sum(Axis.COLUMN);
  }

  private static Tensor violated(Sample s) {
    return total(s).plus(s.get(BOUND)).greaterThan(s.get(RISK).times(count(s) + 1));
  }

  /** The smallest parameter that is not violated, else the largest. */
  private static Tensor first(Sample s, Tensor violated) {
    Tensor grid = s.input("grid");
    return violated.where(grid.max(Axis.ROW), grid).min(Axis.ROW);
  }

  /** The first after the last that reaches alpha; the largest if none does. */
  private static Tensor back(Sample s) {
    Tensor grid = s.input("grid");
    Tensor allowed = s.get(RISK).times(count(s) + 1);
    Tensor reached = total(s).plus(s.get(BOUND)).lessThan(allowed).oneMinus();
    Tensor next = reached.where(grid.max(Axis.ROW), grid).min(Axis.ROW);
    return reached.max(Axis.ROW).where(next, grid.max(Axis.ROW));
  }

  /** The fresh loss at the parameter: at the first of the grid that is not below it. */
  private static Tensor fresh(Sample s, Tensor lambda) {
    return at(s, s.draw("fresh"), s.input("grid").lessThan(lambda).sum(Axis.ROW));
  }

  /** What a row has at an index of the grid. */
  private static Tensor at(Sample s, Tensor row, Tensor index) {
    double[] places = new double[s.input("grid").shape().columns()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    return Rows.dot(row, Rows.of(s.backend(), places).equalTo(index));
  }

  private static Tensor missed(Sample s) {
    return s.input("rank").over(s.input("count").plus(1)).oneMinus();
  }

  /** Seven curves that fall from one, each at its own speed. */
  private static Setting curves(int slowness, int salt) {
    double[][] rows = new double[8][6];
    for (int i = 0; i < rows.length; i++) {
      int speed = 2 + (3 * i + salt) % 5;
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = Math.max(0, 1 - (double) j * speed / slowness);
      }
    }
    Law law = Exchangeable.eachFresh("losses", rows);
    return Setting.named("7 curves, " + slowness)
        .drawing(Law.equally(List.of(law.outcomes().get(rows.length - 1).values())));
  }
}
