package org.gradmark.estimators.statistic.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;

/**
 * The overlap of two subspaces of equal dimension k.
 *
 * <pre>
 *   overlap ← (1/k) Σ |P v_i|² = |V Wᵀ|²/k
 * </pre>
 *
 * Input {@code first [k,d]}, draws {@code second [k,d]}, both with orthonormal rows; the result is
 * {@code [1,1]}, from 0 to 1.
 */
public final class SubspaceOverlap {

  private static final EstimatorMistake DIAGONAL =
      EstimatorMistake.rule(
          "matched-vectors",
          "vectors are only compared with the one of the same index",
          s ->
              Rows.dot(s.input("first"), s.draw("second"))
                  .square()
                  .sum(Axis.COLUMN)
                  .over(s.input("first").shape().rows()));
  private static final EstimatorMistake NOT_OVER_K =
      EstimatorMistake.result(
          "not-over-k",
          "the sum is not divided by the dimension",
          (s, f) -> f.times(s.input("first").shape().rows()));
  private static final EstimatorMistake ABSOLUTE =
      EstimatorMistake.rule(
          "absolute-cosines",
          "cosines are not squared",
          s ->
              products(s)
                  .abs()
                  .sum(Axis.ROW)
                  .sum(Axis.COLUMN)
                  .over(s.input("first").shape().rows()));

  private static final Values FIRST = new Values(Shape.of(2, 4), 1, 0, 0, 0, 0, 1, 0, 0);

  /** All pairs of axes, in a random order. */
  private static final Setting AXES =
      Setting.named("random axes").input("first", FIRST).drawing(axes());

  private static final Setting TILTED =
      Setting.named("tilted planes")
          .input("first", FIRST)
          .drawing(
              Law.given(
                  "second", new Values(Shape.of(2, 4), 0.5, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, -0.5)));
  private static final Setting TURNED =
      Setting.named("a plane turned in itself")
          .input("first", new Values(Shape.of(2, 4), 0.5, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, -0.5))
          .drawing(
              Law.given(
                  "second",
                  new Values(Shape.of(2, 4), 0.5, -0.5, 0.5, -0.5, -0.5, -0.5, -0.5, -0.5)));

  private static final Values FIVE =
      new Values(
          Shape.of(5, 8),
          0.5,
          0.5,
          0.5,
          0.5,
          0,
          0,
          0,
          0,
          0.5,
          -0.5,
          0.5,
          -0.5,
          0,
          0,
          0,
          0,
          0.5,
          0.5,
          -0.5,
          -0.5,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0.5,
          0.5,
          0.5,
          0.5,
          0,
          0,
          0,
          0,
          0.5,
          -0.5,
          -0.5,
          0.5);
  private static final Setting WITH_AXES =
      Setting.named("5 of 8 dimensions and 5 axes")
          .input("first", FIVE)
          .drawing(
              Law.given(
                  "second",
                  new Values(
                      Shape.of(5, 8),
                      1,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      1,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      1,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      1,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      0,
                      1,
                      0,
                      0)));

  private static final Setting OTHER_FIVE =
      Setting.named("two spaces of 5 of 8 dimensions")
          .input(
              "first",
              new Values(
                  Shape.of(5, 8),
                  0.5,
                  -0.5,
                  -0.5,
                  0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  -0.5,
                  0.5,
                  -0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  0.5,
                  0.5,
                  0.5,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  -0.5,
                  0.5,
                  -0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  0.5,
                  -0.5,
                  -0.5))
          .drawing(Law.given("second", FIVE));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("subspace-overlap")
          .title("Overlap of gradient subspaces")
          .source(
              "Schneider, Schumacher, Guist, Chen, Haeufle, Schoelkopf, Buechler, Identifying Policy Gradient Subspaces,"
                  + " ICLR 2024, arXiv:2401.06604")
          .rows("A079.1")
          .paper("|V W'|^2/k", SubspaceOverlap::overlap)
          .mistakes(DIAGONAL, NOT_OVER_K, ABSOLUTE)
          .claims(
              ClosedForm.claim(
                      "SUBO-01",
                      "same-plane",
                      "Two bases of one plane overlap by 1, of planes at half right angles by 1/2.",
                      "traces of products of projectors")
                  .on(TURNED, TILTED)
                  .is(SubspaceOverlap::trace)
                  .rejecting(DIAGONAL, NOT_OVER_K, ABSOLUTE),
              Unbiased.claim(
                      "SUBO-02",
                      "random",
                      "The mean overlap with a random subspace is k/d.",
                      "E P = (k/d) identity")
                  .on(AXES)
                  .mean(s -> Rows.of(s.backend(), 0.5))
                  .rejecting(DIAGONAL, NOT_OVER_K),
              Axiom.claim(
                      "SUBO-03",
                      "symmetric",
                      "The subspaces may be exchanged.",
                      "the trace of a product")
                  .on(TILTED)
                  .changing(
                      q ->
                          q.withInput("first", q.draws().get("second"))
                              .withDraw("second", q.inputs().get("first")))
                  .changesNothing()
                  .rejecting(
                      EstimatorMistake.result(
                          "weighted-by-coordinates",
                          "the first coordinates of the second subspace count more",
                          (s, f) -> {
                            Tensor weights = Rows.of(s.backend(), 1, 0.5, 0.25, 0.125);
                            Tensor share = s.draw("second").square().times(weights);
                            return f.times(share.sum(Axis.ROW).sum(Axis.COLUMN));
                          })),
              AsDeclared.claims("SUBO", 31).on(WITH_AXES, OTHER_FIVE).rejectingUnseen())
          .build();

  private SubspaceOverlap() {}

  private static Tensor products(Sample s) {
    return s.input("first").matmul(s.draw("second").transpose());
  }

  private static Tensor overlap(Sample s) {
    Tensor squares = products(s).square().sum(Axis.ROW).sum(Axis.COLUMN);
    return squares.over(s.input("first").shape().rows());
  }

  /** tr(P Q)/k with the projectors themselves. */
  private static Tensor trace(Sample s) {
    Tensor p = s.input("first").transpose().matmul(s.input("first"));
    Tensor q = s.draw("second").transpose().matmul(s.draw("second"));
    return p.times(q).sum(Axis.ROW).sum(Axis.COLUMN).over(2);
  }

  private static Law axes() {
    List<Drawn> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        if (i != j) {
          double[] rows = new double[8];
          rows[i] = 1;
          rows[4 + j] = 1;
          all.add(new Drawn(1.0 / 12, Map.of("second", new Values(Shape.of(2, 4), rows))));
        }
      }
    }
    return Law.finite(all);
  }
}
