package org.gradmark.estimators.statistic.gradients;

import java.util.List;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;

/**
 * The barrier on the straight path between two solutions.
 *
 * <pre>
 *   barrier ← largest over a of J(a) - ((1 - a) J(0) + a J(1)),  J(a) = f((1 - a) x + a y)
 * </pre>
 *
 * Inputs {@code from} and {@code to [1,d]}, and {@code shares [1,k]}, values of a from 0 to 1. The
 * result is {@code [1,1]}.
 */
public final class LinearPath {

  private static final String FROM_MEAN = "from-mean";

  private static final EstimatorMistake HEIGHT =
      EstimatorMistake.rule(
          "height-only",
          "the highest loss is taken, nothing is subtracted",
          s -> losses(s).max(Axis.ROW));
  private static final EstimatorMistake FROM_START =
      EstimatorMistake.rule(
          "from-start",
          "the loss at the start is subtracted alone",
          s -> losses(s).max(Axis.ROW).minus(s.value(s.input("from"))));
  private static final EstimatorMistake SWAPPED =
      EstimatorMistake.rule(
          "ends-swapped",
          "the chord runs from the end to the start",
          s -> {
            Tensor a = s.input("shares").oneMinus();
            return losses(s).minus(chord(s, a)).max(Axis.ROW);
          });
  private static final EstimatorMistake MEAN =
      EstimatorMistake.rule(
          "mean-excess",
          "the mean over the path is taken, not the largest",
          s -> losses(s).minus(chord(s, s.input("shares"))).mean(Axis.ROW));

  private static final Setting CONCAVE =
      setting(
          "a concave quadratic",
          Quadratic.of(new double[] {-2, 0.5, 0.5, -1}, 0.5, 1),
          new double[] {0.5, -1},
          new double[] {1.5, 1});

  private static final Separable WELLS =
      new Separable(
          "(x^2-1)^2",
          x -> x.square().minus(1).square(),
          x -> x.square().minus(1).times(x).times(4),
          x -> x.square().times(12).minus(4));

  private static final Setting FIVE_WELLS =
      setting("two wells in each of 5 dimensions", WELLS, Spread.row(5, 1), Spread.row(5, 3))
          .input("shares", 0, 0.125, 0.25, 0.5, 0.625, 0.75, 1);
  private static final Setting FIVE_CUBES =
      setting(
              "cubes in 5 dimensions, far apart",
              Separable.CUBE,
              Spread.matrix(1, 5, 2).map(x -> 16 * x).toArray(),
              Spread.matrix(1, 5, 5).map(x -> 16 * x).toArray())
          .input("shares", 0, 0.0625, 0.1875, 0.375, 0.6875, 0.9375, 1);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("linear-path-barrier")
          .title("Barrier of linear interpolation")
          .source(
              "Goodfellow, Vinyals, Saxe, Qualitatively characterizing neural network optimization problems, ICLR 2015,"
                  + " arXiv:1412.6544")
          .rows("A206.1")
          .paper("above the chord", s -> losses(s).minus(chord(s, s.input("shares"))).max(Axis.ROW))
          .dialect(
              FROM_MEAN,
              "above the mean of both ends",
              s -> {
                Tensor ends = s.value(s.input("from")).plus(s.value(s.input("to")));
                return losses(s).max(Axis.ROW).minus(ends.over(2));
              })
          .mistakesIn(List.of(EstimatorSystem.PAPER), HEIGHT, FROM_START, SWAPPED, MEAN)
          .claims(
              ClosedForm.claim(
                      "BARR-01",
                      "concave",
                      "For a quadratic with d H d < 0 it is -d H d/8, half way.",
                      "J(a) less the chord is -a(1-a) d H d/2")
                  .on(CONCAVE)
                  .is(
                      s -> {
                        Tensor d = s.input("to").minus(s.input("from"));
                        return Rows.dot(d, s.hessianVector(s.input("from"), d)).over(-8);
                      })
                  .rejecting(HEIGHT, FROM_START, SWAPPED, MEAN),
              ClosedForm.claim(
                      "BARR-02",
                      "double-well",
                      "Between the wells of (x^2 - 1)^2 it is 1.",
                      "the value at zero")
                  .in(EstimatorSystem.PAPER, FROM_MEAN)
                  .on(setting("a double well", WELLS, new double[] {-1}, new double[] {1}))
                  .is(s -> Rows.of(s.backend(), 1))
                  .rejecting(MEAN),
              ClosedForm.claim(
                      "BARR-03",
                      "convex",
                      "For a convex function it is exactly zero, at both ends.",
                      "a convex function lies below its chords")
                  .on(
                      setting(
                          "a convex quadratic",
                          Quadratic.of(new double[] {2, 0, 0, 1}, 0.5, 1),
                          new double[] {0.5, -1},
                          new double[] {1.5, 1}),
                      CONCAVE)
                  .of("the barrier + 1", (s, b) -> b.plus(1))
                  .is(
                      s -> {
                        Tensor d = s.input("to").minus(s.input("from"));
                        Tensor bent = Rows.dot(d, s.hessianVector(s.input("from"), d)).over(-8);
                        return bent.max(s.backend().scalar(0)).plus(1);
                      })
                  .rejecting(HEIGHT, FROM_START, SWAPPED, MEAN),
              ClosedForm.claim(
                      "BARR-04",
                      "above-the-mean",
                      "Above the mean of both ends it is half their difference, or what the middle adds.",
                      "the highest point is an end or the middle")
                  .in(FROM_MEAN)
                  .on(
                      setting(
                          "a linear function",
                          Quadratic.linear(1.5, -0.75),
                          new double[] {0.5, -1},
                          new double[] {1.5, 1.5}),
                      setting(
                          "a double well, past its end",
                          WELLS,
                          new double[] {-1},
                          new double[] {1.25}))
                  .is(
                      s -> {
                        Tensor start = s.value(s.input("from"));
                        Tensor end = s.value(s.input("to"));
                        Tensor middle = s.value(s.input("from").plus(s.input("to")).over(2));
                        Tensor above = middle.minus(start.plus(end).over(2));
                        return end.minus(start).abs().over(2).max(above);
                      })
                  .rejecting(HEIGHT, MEAN),
              AsDeclared.claims("BARR", 31).on(FIVE_WELLS, FIVE_CUBES).rejectingUnseen())
          .build();

  private LinearPath() {}

  private static Setting setting(String name, FunctionOracle f, double[] from, double[] to) {
    return Setting.named(name)
        .function(f)
        .input("from", from)
        .input("to", to)
        .input("shares", 0, 0.25, 0.5, 0.75, 1);
  }

  private static Tensor losses(Sample s) {
    Tensor d = s.input("to").minus(s.input("from"));
    return s.value(s.input("shares").transpose().times(d).plus(s.input("from"))).transpose();
  }

  private static Tensor chord(Sample s, Tensor shares) {
    Tensor start = s.value(s.input("from"));
    return s.value(s.input("to")).minus(start).times(shares).plus(start);
  }
}
