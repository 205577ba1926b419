package org.gradmark.estimators.statistic.calibration;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
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
import org.gradmark.estimators.claims.Coverage;
import org.gradmark.estimators.claims.Spread;

/**
 * Split conformal calibration: the score up to which a prediction is accepted.
 *
 * <pre>
 *   k ← ceil((n + 1)(1 - a));  threshold ← the k-th smallest of n scores, or the largest possible if k > n
 * </pre>
 *
 * Draws {@code scores [1,n]}; input {@code ceiling [1,1]}, the largest possible score.
 */
public final class SplitConformal {

  static final Hyperparameter MISCOVERAGE =
      new Hyperparameter("miscoverage", "share of predictions that may be missed (a)", 0, 1, 0.1);

  private static final String INTERPOLATED = "interpolated";

  private static final EstimatorMistake UNCORRECTED =
      EstimatorMistake.rule(
          "no-correction",
          "the quantile is that of n scores, not of n + 1",
          s -> smallest(s, ranks(s), kept(s).times(count(s))));
  private static final EstimatorMistake FLOOR =
      EstimatorMistake.rule(
          "rounded-down",
          "the rank is rounded down",
          s -> smallest(s, ranks(s).plus(1), kept(s).times(count(s) + 1.0).plus(0.0009765625)));
  private static final EstimatorMistake OTHER_TAIL =
      EstimatorMistake.rule(
          "other-tail",
          "the quantile is a, not 1 - a",
          s -> smallest(s, ranks(s), s.get(MISCOVERAGE).times(count(s) + 1.0)));
  private static final EstimatorMistake UNSORTED =
      EstimatorMistake.rule(
          "not-sorted", "the scores are not sorted", s -> smallest(s, places(s), needed(s)));

  /** {@code quantile(scores, k/n, method="higher")} counts from zero, and the rank from one. */
  private static final EstimatorMistake HIGHER =
      EstimatorMistake.rule(
          "quantile-higher",
          "the next higher score is taken, as by a quantile at the level k/n with method=\"higher\"",
          s -> {
            Tensor below = needed(s).greaterThan(Rows.of(s.backend(), count(s) - 1.0)).oneMinus();
            return smallest(s, ranks(s), needed(s).plus(below));
          });

  private static final EstimatorMistake BELOW =
      EstimatorMistake.rule(
          "rank-less-one",
          "the rank is one too small",
          s -> smallest(s, ranks(s).plus(1), needed(s)));
  private static final EstimatorMistake LARGEST =
      EstimatorMistake.rule(
          "largest-of-too-few",
          "where there are too few scores their largest is taken, not the largest possible",
          s -> smallest(s, ranks(s), needed(s).min(s.backend().scalar(count(s)))));

  private static final Setting FOUR = setting(Exchangeable.orders(0.75, 2, 3.5, 5, 8), 0.5, 3);
  private static final Setting SEVEN =
      setting(Exchangeable.eachFresh(1, 2, 3.5, 4, 5.25, 6, 7, 9), 0.25, 6);
  private static final Setting NINETEEN =
      setting(
          Exchangeable.eachFresh(
              1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20),
          0.15625,
          17);
  private static final Setting TIES =
      setting(Exchangeable.orders(1, 1, 2, 2, 3), 0.5, 3).called("tied scores");
  private static final Setting FEW =
      setting(Exchangeable.orders(0.75, 2, 3.5, 5, 8), 0.125, 5).called("too few scores");
  private static final Setting GIVEN =
      setting(
              Law.equally(
                  List.of(Exchangeable.orders(0.75, 2, 3.5, 5, 8).outcomes().get(70).values())),
              0.75,
              2)
          .called("given scores");

  private static final Setting HUNDRED = hundred("100 scores", 37, 8, 0.1);
  private static final Setting OTHER_HUNDRED = hundred("100 other scores", 41, 0.015625, 0.25);
  private static final Setting TIED_TWENTY =
      setting(
              Law.given(
                  "scores",
                  new Values(
                      Shape.of(1, 20),
                      2,
                      -1,
                      2,
                      0.5,
                      2,
                      2,
                      -1,
                      3,
                      0.5,
                      2,
                      4,
                      -1,
                      2,
                      3,
                      0.5,
                      2,
                      -2.5,
                      3,
                      2,
                      3)),
              0.25,
              16)
          .called("20 scores, 8 of them tied");
  private static final Setting FEWER =
      setting(Exchangeable.orders(-0.75, 2, -3.5, 5), 0.125, 4)
          .input("ceiling", 7.5)
          .called("too few scores, another ceiling");

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("split-conformal")
          .title("Split conformal calibration")
          .source(
              "Feldman, Bates, Romano, Calibrated Multiple-Output Quantile Regression with"
                  + " Representation Learning, 2021, arXiv:2110.00816")
          .rows("A219.1")
          .hyperparameters(MISCOVERAGE)
          .paper("the k-th smallest score", s -> smallest(s, ranks(s), needed(s)))
          .dialect(
              INTERPOLATED, "linear interpolation at the level k/n", SplitConformal::interpolated)
          .mistakes(UNCORRECTED, FLOOR, OTHER_TAIL, UNSORTED, HIGHER, BELOW)
          .mistakesIn(List.of(EstimatorSystem.PAPER), LARGEST)
          .claims(
              Coverage.claim(
                      "SPLT-01",
                      "coverage",
                      "Of distinct scores a fresh exchangeable one is covered with probability"
                          + " ceil((n+1)(1-a))/(n+1), exactly.",
                      "the rank of the fresh score is uniform")
                  .on(FOUR, SEVEN, NINETEEN)
                  .of((s, t) -> s.draw("fresh").greaterThan(t).oneMinus())
                  .exactly(s -> s.input("rank").over(s.input("count").plus(1)))
                  .rejecting(UNCORRECTED, FLOOR, OTHER_TAIL, UNSORTED, HIGHER, BELOW),
              Coverage.claim(
                      "SPLT-02",
                      "ties",
                      "With ties the coverage is at least 1 - a.",
                      "the rank of the fresh score, ties broken at random")
                  .on(TIES)
                  .of((s, t) -> s.draw("fresh").greaterThan(t).oneMinus())
                  .between(s -> kept(s).plus(Rows.of(s.backend(), 0)), s -> Rows.of(s.backend(), 1))
                  .rejecting(
                      EstimatorMistake.result(
                          "below",
                          "the threshold lies below the score that it should be",
                          (s, t) -> t.times(0.75))),
              ClosedForm.claim(
                      "SPLT-03",
                      "ranked-score",
                      "The threshold is the k-th of the sorted scores.",
                      "the formula")
                  .on(GIVEN, HUNDRED, OTHER_HUNDRED, TIED_TWENTY)
                  .is(
                      s -> {
                        Tensor place = Rows.of(s.backend(), Spread.count(count(s)));
                        return Rows.dot(place.equalTo(s.input("rank")), s.input("sorted"));
                      })
                  .rejecting(FLOOR, UNCORRECTED, UNSORTED, OTHER_TAIL, HIGHER, BELOW),
              ClosedForm.claim(
                      "SPLT-04",
                      "too-few",
                      "With fewer scores than the rank needs everything is accepted.",
                      "k > n")
                  .on(FEW, FEWER)
                  .is(s -> s.input("ceiling"))
                  .rejecting(UNCORRECTED, OTHER_TAIL, BELOW, LARGEST),
              ClosedForm.claim(
                      "SPLT-05",
                      "interpolated-score",
                      "Half way between the second and third of four scores, for k = 2.",
                      "position (n - 1) k/n of the sorted scores")
                  .in(INTERPOLATED)
                  .on(GIVEN)
                  .is(
                      s -> {
                        Tensor second = Rows.columns(s.input("sorted"), 1, 2);
                        Tensor third = Rows.columns(s.input("sorted"), 2, 3);
                        return second.plus(third).over(2);
                      })
                  .rejecting(UNCORRECTED, FLOOR, OTHER_TAIL, UNSORTED),
              Axiom.claim(
                      "SPLT-06",
                      "order-free",
                      "The order of the scores does not matter.",
                      "an order statistic")
                  .in(EstimatorSystem.PAPER, INTERPOLATED)
                  .on(FOUR)
                  .changing(
                      q -> {
                        Values scores = q.draws().get("scores");
                        double[] turned = scores.toArray();
                        for (int i = 0; i < turned.length; i++) {
                          turned[i] = scores.get(turned.length - 1 - i);
                        }
                        return q.withDraw("scores", new Values(scores.shape(), turned));
                      })
                  .changesNothing()
                  .rejecting(UNSORTED),
              AsDeclared.claims("SPLT", 11)
                  .on(HUNDRED, OTHER_HUNDRED, TIED_TWENTY)
                  .rejectingUnseen())
          .build();

  private SplitConformal() {}

  private static Setting setting(Law law, double miscoverage, int rank) {
    int n = law.outcomes().get(0).values().get("scores").size();
    double[] sorted = law.outcomes().get(0).values().get("scores").toArray();
    Arrays.sort(sorted);
    return Setting.named(n + " scores, a = " + miscoverage)
        .input("ceiling", 64)
        .input("rank", rank)
        .input("count", n)
        .input("sorted", sorted)
        .with(MISCOVERAGE, miscoverage)
        .drawing(law);
  }

  private static int count(Sample s) {
    return s.draw("scores").shape().columns();
  }

  private static Tensor kept(Sample s) {
    return s.get(MISCOVERAGE).oneMinus();
  }

  private static Tensor needed(Sample s) {
    return kept(s).times(count(s) + 1.0);
  }

  /** How many scores are at most as large as each: {@code [1,n]}. */
  private static Tensor ranks(Sample s) {
    Tensor scores = s.draw("scores");
    return scores.transpose().greaterThan(scores).oneMinus().sum(Axis.COLUMN);
  }

  private static Tensor places(Sample s) {
    double[] places = new double[count(s)];
    for (int i = 0; i < places.length; i++) {
      places[i] = i + 1;
    }
    return Rows.of(s.backend(), places);
  }

  /** The smallest score whose rank is at least what is needed, else the ceiling. */
  private static Tensor smallest(Sample s, Tensor ranks, Tensor needed) {
    Tensor enough = ranks.lessThan(needed).oneMinus();
    return enough.where(s.draw("scores"), s.input("ceiling")).min(Axis.ROW);
  }

  private static Tensor interpolated(Sample s) {
    double n = count(s);
    Tensor rank = places(s).lessThan(needed(s)).sum(Axis.ROW).plus(1);
    Tensor position = rank.times((n - 1) / n);
    Tensor distance = ranks(s).minus(1).minus(position).abs();
    Tensor weights = distance.oneMinus().max(s.backend().scalar(0));
    return Rows.dot(weights, s.draw("scores"));
  }

  /** A hundred different scores of both signs, out of order. */
  private static Setting hundred(String name, int step, double unit, double miscoverage) {
    double[] scores = new double[100];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = ((i + 1) * step % 101 - 50.0) / unit;
    }
    int rank = (int) Math.ceil(101 * (1 - miscoverage));
    return setting(Law.given("scores", new Values(Shape.of(1, 100), scores)), miscoverage, rank)
        .input("ceiling", 4096)
        .called(name + ", a = " + miscoverage);
  }
}
