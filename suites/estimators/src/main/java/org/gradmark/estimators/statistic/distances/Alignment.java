package org.gradmark.estimators.statistic.distances;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * The alignment loss of pairs of unit vectors.
 *
 * <pre>
 *   L ← mean of |x_i - y_i|^alpha
 * </pre>
 *
 * Inputs {@code x} and {@code y}, unit rows {@code [n,d]}; the result is {@code [1,1]}.
 */
public final class Alignment {

  private static final Hyperparameter ALPHA =
      new Hyperparameter("power", "power of the distance (alpha)", 0.125, 8, 2);
  private static final String COSINE = "cosine";

  private static final EstimatorMistake ROOT_OF_MEAN =
      EstimatorMistake.rule(
          "root-of-mean",
          "the power is taken of the root mean square distance",
          s -> squares(s).mean(Axis.COLUMN).pow(s.get(ALPHA).over(2)));
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "pairs are summed, not averaged",
          (s, l) -> l.times(s.input("x").shape().rows()));
  private static final EstimatorMistake UNPAIRED =
      EstimatorMistake.rule(
          "all-pairs",
          "every x is compared with every y",
          s -> {
            Tensor cosines = s.input("x").matmul(s.input("y").transpose());
            Tensor squares = cosines.oneMinus().times(2);
            return squares.pow(s.get(ALPHA).over(2)).mean(Axis.COLUMN).mean(Axis.ROW);
          });

  /** Cosines 1/2, 0, -1 and 1/2. */
  private static final Setting PAIRS =
      Setting.named("four pairs")
          .input(
              "x",
              new Values(Shape.of(4, 4), 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0.5, 0.5, 0.5, 0.5))
          .input(
              "y",
              new Values(Shape.of(4, 4), 0.5, 0.5, 0.5, 0.5, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0));

  private static final Setting FOURTH = PAIRS.called("four pairs, alpha = 4").with(ALPHA, 4);

  private static final Setting SEVEN = seven("seven pairs, alpha = 3", 1, 2).with(ALPHA, 3);
  private static final Setting OTHER_SEVEN =
      seven("seven other pairs, alpha = 1", 3, 1).with(ALPHA, 1);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("alignment")
          .title("Alignment loss")
          .source(
              "Wang, Isola, Understanding Contrastive Representation Learning through Alignment and Uniformity on the"
                  + " Hypersphere, ICML 2020, arXiv:2005.10242")
          .rows("A106.1")
          .hyperparameters(ALPHA)
          .paper("mean |x - y|^alpha", s -> squares(s).pow(s.get(ALPHA).over(2)).mean(Axis.COLUMN))
          .dialect(
              COSINE,
              "mean of 1 - cosine",
              s -> Rows.dot(s.input("x"), s.input("y")).oneMinus().mean(Axis.COLUMN))
          .mistakes(SUM)
          .mistakesIn(List.of(EstimatorSystem.PAPER), ROOT_OF_MEAN, UNPAIRED)
          .claims(
              ClosedForm.claim(
                      "ALGN-01",
                      "cosines",
                      "For alpha = 2 it is 2 - 2 mean cosine.",
                      "the square of a difference of unit vectors")
                  .on(PAIRS)
                  .is(s -> Rows.dot(s.input("x"), s.input("y")).mean(Axis.COLUMN).times(-2).plus(2))
                  .rejecting(SUM, UNPAIRED),
              ClosedForm.claim(
                      "ALGN-02",
                      "fourth-power",
                      "For alpha = 4 it is 4 mean (1 - cosine)^2.",
                      "the square of that")
                  .on(FOURTH)
                  .is(
                      s -> {
                        Tensor rest = Rows.dot(s.input("x"), s.input("y")).oneMinus();
                        return rest.square().mean(Axis.COLUMN).times(4);
                      })
                  .rejecting(SUM, UNPAIRED, ROOT_OF_MEAN, EstimatorMistake.hardCoded(ALPHA, 2)),
              ClosedForm.claim(
                      "ALGN-03",
                      "cosine-loss",
                      "The cosine loss is half the mean squared distance.",
                      "the square of a difference of unit vectors")
                  .in(COSINE)
                  .on(PAIRS)
                  .is(s -> s.input("x").minus(s.input("y")).square().sum(Axis.ALL).over(8))
                  .rejecting(SUM),
              Axiom.claim(
                      "ALGN-04",
                      "equal-views",
                      "For pairs of equal vectors it is zero.",
                      "a distance")
                  .in(EstimatorSystem.PAPER, COSINE)
                  .on(PAIRS, FOURTH)
                  .changing(q -> q.withInput("x", q.inputs().get("y")))
                  .changes(l -> l.times(0))
                  .rejecting(
                      EstimatorMistake.result(
                          "margin", "a margin is added", (s, l) -> l.plus(0.5))),
              AsDeclared.claims("ALGN", 31).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private Alignment() {}

  private static Tensor squares(Sample s) {
    return s.input("x").minus(s.input("y")).square().sum(Axis.ROW);
  }

  private static Setting seven(String name, int first, int second) {
    return Setting.named(name)
        .input("x", Sphere.points(7, first))
        .input("y", Sphere.points(7, second));
  }
}
