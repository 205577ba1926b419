package org.gradmark.estimators.statistic.gradients;

import java.util.List;
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
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.claims.Unbiased;

/**
 * m-coherence: how many examples an example's gradient helps, on average.
 *
 * <pre>
 *   alpha ← |mean of g_i|² / mean of |g_i|²;  m-coherence ← m alpha
 * </pre>
 *
 * Draws {@code gradients [m,d]}, one a row; the result is {@code [1,1]}. It is not defined where
 * all are zero.
 */
public final class MCoherence {

  private static final String ALPHA = "alpha";

  private static final EstimatorMistake MEAN_NORM =
      EstimatorMistake.rule(
          "squared-mean-norm",
          "the mean norm is squared, not the norms",
          s -> {
            Tensor g = s.draw("gradients");
            Tensor norm = g.square().sum(Axis.ROW).sqrt().mean(Axis.COLUMN);
            return meanSquare(g).over(norm.square()).times(g.shape().rows());
          });
  private static final EstimatorMistake PAIRS =
      EstimatorMistake.rule(
          "pairs-only",
          "an example's product with itself is left out",
          s -> {
            Tensor g = s.draw("gradients");
            return coherence(g).minus(1);
          });
  private static final EstimatorMistake ROOT =
      EstimatorMistake.result("root", "norms are taken for squared norms", (s, c) -> c.sqrt());

  private static final Setting SIGNS =
      Setting.named("3 gradients of random signs").drawing(Law.signs("gradients", Shape.of(3, 2)));
  private static final Setting ORTHOGONAL =
      given("orthogonal gradients", 1.5, 0, 0, 0, 1.5, 0, 0, 0, -1.5);
  private static final Setting EQUAL = given("equal gradients", 0.5, -1, 2, 0.5, -1, 2, 0.5, -1, 2);
  private static final Setting MIXED =
      given("mixed gradients", 0.5, -1, 2, 1, 0.25, -0.75, 3, 0, 1);

  private static final Setting SEVEN = seven("7 gradients of 5 numbers", 1);
  private static final Setting OTHER_SEVEN = seven("7 other gradients", 2);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("m-coherence")
          .title("m-coherence of gradients")
          .source(
              "Chatterjee, Zielinski, On the generalization mystery in deep learning, 2022, arXiv:2203.10036")
          .rows("A130.1")
          .paper("m |mean|^2 / mean |g|^2", s -> coherence(s.draw("gradients")))
          .dialect(
              ALPHA,
              "|mean|^2 / mean |g|^2, from 0 to 1",
              s -> {
                Tensor g = s.draw("gradients");
                return meanSquare(g).over(g.square().sum(Axis.ROW).mean(Axis.COLUMN));
              })
          .mistakes(ROOT)
          .mistakesIn(List.of(EstimatorSystem.PAPER), MEAN_NORM, PAIRS)
          .claims(
              ClosedForm.claim(
                      "MCOH-01",
                      "all-pairs",
                      "It is the mean over examples of the sum of products with all, over the mean square.",
                      "m |mean|^2 = mean over i of the sum over j of g_i g_j")
                  .on(MIXED, EQUAL)
                  .is(s -> pairs(s).over(squares(s)))
                  .rejecting(MEAN_NORM, PAIRS, ROOT),
              ClosedForm.claim(
                      "MCOH-02",
                      "extremes",
                      "Equal gradients give m, orthogonal ones of equal length 1.",
                      "the formula")
                  .on(EQUAL, ORTHOGONAL)
                  .is(s -> s.input("distinct").equalTo(1).times(2).plus(1))
                  .rejecting(PAIRS, ROOT),
              Unbiased.claim(
                      "MCOH-03",
                      "independent",
                      "Independent gradients of mean zero and equal length have the mean 1.",
                      "E |mean|^2 = E |g|^2/m")
                  .on(SIGNS)
                  .mean(s -> Rows.of(s.backend(), 1))
                  .rejecting(PAIRS, ROOT),
              ClosedForm.claim(
                      "MCOH-04",
                      "alpha",
                      "alpha is the mean product of two examples, drawn with replacement, over the mean square.",
                      "definition")
                  .in(ALPHA)
                  .on(MIXED, EQUAL)
                  .is(s -> pairs(s).over(squares(s)).over(3))
                  .rejecting(ROOT),
              Axiom.claim(
                      "MCOH-05", "scale", "Gradients twice as large change nothing.", "the formula")
                  .in(EstimatorSystem.PAPER, ALPHA)
                  .on(MIXED)
                  .changing(
                      q -> q.withDraw("gradients", q.draws().get("gradients").map(g -> 2 * g)))
                  .changesNothing()
                  .rejecting(
                      EstimatorMistake.rule(
                          "not-normalised",
                          "the squared length of the mean is not divided by anything",
                          s -> meanSquare(s.draw("gradients")))),
              AsDeclared.claims("MCOH", 11).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private MCoherence() {}

  private static Setting given(String name, double... gradients) {
    boolean equal = gradients[0] == gradients[3] && gradients[1] == gradients[4];
    return Setting.named(name)
        .input("distinct", equal ? 1 : 3)
        .drawing(Law.given("gradients", new Values(Shape.of(3, 3), gradients)));
  }

  private static Tensor meanSquare(Tensor g) {
    return g.mean(Axis.COLUMN).square().sum(Axis.ROW);
  }

  private static Tensor coherence(Tensor g) {
    Tensor mean = g.square().sum(Axis.ROW).mean(Axis.COLUMN);
    return meanSquare(g).over(mean).times(g.shape().rows());
  }

  private static Tensor pairs(Sample s) {
    Tensor g = s.draw("gradients");
    return g.matmul(g.transpose()).sum(Axis.ROW).mean(Axis.COLUMN);
  }

  private static Tensor squares(Sample s) {
    return s.draw("gradients").square().sum(Axis.ROW).mean(Axis.COLUMN);
  }

  private static Setting seven(String name, int salt) {
    return Setting.named(name).drawing(Law.given("gradients", Spread.matrix(7, 5, salt)));
  }
}
