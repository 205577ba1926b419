package org.gradmark.estimators.privacy;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
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
import org.gradmark.estimators.functions.Fractions;

/**
 * The norm of one example's gradient of a linear layer with bias, without that gradient: from the
 * inputs A {@code [T,d]} of the layer and the gradients B {@code [T,p]} of its outputs, T tokens.
 *
 * <pre>
 *   ‖∇W‖² = ⟨A Aᵀ, B Bᵀ⟩,  ‖∇b‖² = ‖Σ_t B_t‖²
 *   n ← sqrt(‖∇W‖² + ‖∇b‖²)
 * </pre>
 *
 * For an embedding A Aᵀ is 1 where two tokens are equal, and there is no bias.
 */
public final class GhostNorm {

  private static final EstimatorMistake NO_CROSS =
      EstimatorMistake.rule(
          "tokens-apart",
          "the squared norms of the tokens are added, without their products",
          s -> {
            Tensor each = lengths(s.input("inputs")).plus(1).times(lengths(s.input("gradients")));
            return each.sum(Axis.ALL).sqrt();
          });
  private static final EstimatorMistake NO_BIAS =
      EstimatorMistake.rule(
          "bias-left-out", "the gradient of the bias is left out", s -> ghost(s).sqrt());
  private static final EstimatorMistake SQUARED =
      EstimatorMistake.result(
          "squared", "the squared norm is returned, not the norm", (s, n) -> n.square());
  private static final EstimatorMistake AVERAGED =
      EstimatorMistake.input(
          "tokens-averaged",
          "the tokens are averaged, not summed",
          "gradients",
          (s, b) -> b.over(b.shape().rows()));
  private static final EstimatorMistake PRODUCT =
      EstimatorMistake.rule(
          "product-of-norms",
          "the norms of inputs and gradients are multiplied",
          s -> s.input("inputs").norm2().times(s.input("gradients").norm2()));
  private static final EstimatorMistake DISTINCT =
      EstimatorMistake.rule(
          "repeats-missed",
          "repeated tokens are taken for different ones",
          s -> s.input("gradients").norm2());

  private static final Setting TOKENS =
      Setting.named("four tokens, one repeated")
          .input("tokens", new Values(Shape.of(4, 1), 2, 0, 2, 1))
          .input(
              "inputs", new Values(Shape.of(4, 3), 1, -2, 0.5, 0, 1.5, 3, 1, -2, 0.5, -1, 0.25, 2))
          .input("gradients", new Values(Shape.of(4, 2), 0.5, -1, 2, 0.25, -0.75, 1.5, 1, 1));
  private static final Setting ONE =
      Setting.named("one token")
          .input("tokens", 1)
          .input("inputs", 1, -2, 2)
          .input("gradients", 0.75, -1);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("ghost-norm")
          .title("Ghost clipping: the norm of a gradient without the gradient")
          .source(
              "Li, Tramer, Liang, Hashimoto, Large Language Models Can Be Strong Differentially Private Learners, 2021,"
                  + " arXiv:2110.05679, section 4")
          .rows("B29.1")
          .paper("sqrt(<A A^T, B B^T> + |sum B|^2)", GhostNorm::paper)
          .dialect("embedding", "A A^T is 1 where tokens are equal", GhostNorm::embedding)
          .mistakes(SQUARED, AVERAGED)
          .mistakesIn(List.of("paper"), NO_CROSS, NO_BIAS, PRODUCT)
          .mistakesIn(List.of("embedding"), DISTINCT)
          .claims(
              ClosedForm.claim(
                      "GHST-01",
                      "instantiated",
                      "It is the norm of the gradient (sum_t b_t a_t^T, sum_t b_t) itself.",
                      "section 4; <A A^T, B B^T> = ||B^T A||^2")
                  .on(TOKENS)
                  .is(
                      s -> {
                        Tensor b = s.input("gradients");
                        Tensor weight = b.transpose().matmul(s.input("inputs"));
                        Tensor bias = b.sum(Axis.COLUMN).square().sum(Axis.ALL);
                        return weight.square().sum(Axis.ALL).plus(bias).sqrt();
                      })
                  .rejecting(NO_CROSS, NO_BIAS, SQUARED, AVERAGED, PRODUCT),
              ClosedForm.claim(
                      "GHST-02",
                      "one-token",
                      "With one token a = (1, -2, 2) and b = (0.75, -1) it is sqrt(10) |b|.",
                      "||b a^T|| = ||a|| ||b||")
                  .on(ONE)
                  .is(s -> s.backend().scalar(10).sqrt().times(1.25))
                  .rejecting(NO_BIAS, SQUARED, PRODUCT),
              Axiom.claim(
                      "GHST-03",
                      "homogeneous",
                      "Gradients times four give a norm times four.",
                      "a norm")
                  .in("paper", "embedding")
                  .on(TOKENS)
                  .changing(
                      q -> q.withInput("gradients", q.inputs().get("gradients").map(b -> 4 * b)))
                  .changes(n -> n.times(4))
                  .rejecting(SQUARED),
              ClosedForm.claim(
                      "GHST-04",
                      "embedding",
                      "For an embedding it is the norm of the rows' gradients, those of a repeated token added.",
                      "one-hot inputs")
                  .in("embedding")
                  .on(TOKENS)
                  .is(
                      s -> {
                        Tensor ids = s.input("tokens");
                        Tensor numbers = Rows.of(s.backend(), 0, 1, 2);
                        Tensor oneHot = ids.equalTo(numbers);
                        return oneHot.transpose().matmul(s.input("gradients")).norm2();
                      })
                  .rejecting(SQUARED, AVERAGED, DISTINCT),
              AsDeclared.claims("GHST", 11).on(wide(1), wide(2)).rejecting(SQUARED))
          .build();

  private GhostNorm() {}

  private static Tensor paper(Sample s) {
    Tensor bias = s.input("gradients").sum(Axis.COLUMN).square().sum(Axis.ALL);
    return ghost(s).plus(bias).sqrt();
  }

  private static Tensor embedding(Sample s) {
    Tensor ids = s.input("tokens");
    return inner(ids.equalTo(ids.transpose()), gram(s.input("gradients"))).sqrt();
  }

  private static Tensor ghost(Sample s) {
    return inner(gram(s.input("inputs")), gram(s.input("gradients")));
  }

  private static Tensor gram(Tensor rows) {
    return rows.matmul(rows.transpose());
  }

  private static Tensor inner(Tensor a, Tensor b) {
    return a.times(b).sum(Axis.ALL);
  }

  private static Tensor lengths(Tensor rows) {
    return Rows.dot(rows, rows);
  }

  /** Seven tokens, of which some are the same, numbers of no pattern. */
  private static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    double unit = seed == 1 ? 1 : 1024;
    return Setting.named("7 tokens, numbers of no pattern " + seed)
        .input("inputs", some.matrix(7, 5))
        .input("gradients", some.matrix(7, 4).map(b -> unit * b))
        .input("tokens", some.positive(7, 1).map(x -> Math.ceil(2 * x)));
  }
}
