package org.gradmark.initializers.orthogonal;

import java.util.List;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Contract;

/**
 * Small initialization of a factor: gradient descent on ||U U' - S||² / 4 then learns one
 * eigenvector of S after the other, the largest first.
 *
 * <pre>
 *   U = a I
 * </pre>
 *
 * <p>What U U' does afterwards depends on U U' at the start only; so {@code a Q} does the same, Q
 * orthogonal.
 */
public final class SmallScale {

  private static final String ORTHOGONAL = "orthogonal";

  static final Hyperparameter SCALE =
      new Hyperparameter("scale", "a: singular value of the start", 1e-9, 1, 1e-3);

  static final InitializerMistake SQUARED =
      InitializerMistake.result("scale-squared", "a is squared", (s, w) -> w.times(s.get(SCALE)));
  static final InitializerMistake ROOT =
      InitializerMistake.result(
          "scale-root", "a is taken for the size of U U'", (s, w) -> w.over(s.get(SCALE).sqrt()));
  static final InitializerMistake FANS =
      InitializerMistake.result(
          "divided-by-fan",
          "a is divided by the root of fan-in",
          (s, w) -> w.over(s.fanIn().sqrt()));
  static final InitializerMistake EQUAL =
      InitializerMistake.rule(
          "all-equal", "all weights are a: the start has rank one", s -> s.filled(s.get(SCALE)));
  static final InitializerMistake NORMAL =
      InitializerMistake.rule(
          "normal", "weights are independent and normal", s -> s.normal().times(s.get(SCALE)));

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("small-scale")
          .title("Small-scale initialization")
          .source(
              "Jin, Li, Lyu, Du, Lee, Understanding Incremental Learning of Gradient Descent: A Fine-grained Analysis of Matrix Sensing, ICML 2023, arXiv:2301.11500; as in its case of full observation")
          .rows("A070.1")
          .hyperparameters(SCALE)
          .tried(SCALE, 0.01)
          .paper("a I", s -> eye(s).times(s.get(SCALE)))
          .dialect(ORTHOGONAL, "a Q, Q orthogonal", s -> turned(s).times(s.get(SCALE)))
          .claims(
              Contract::shape,
              system -> List.of(Contract.repeatableOf(system, ORTHOGONAL)),
              system -> Contract.streams(system, ORTHOGONAL),
              SmallScaleClaims::claims)
          .build();

  private SmallScale() {}

  private static Tensor eye(Start s) {
    return Householder.eye(s.backend(), s.kernel().matrix());
  }

  private static Tensor turned(Start s) {
    Shape shape = s.kernel().matrix();
    boolean tall = shape.rows() >= shape.columns();
    Shape drawn = tall ? shape : Shape.of(shape.columns(), shape.rows());
    Tensor q = Householder.orthonormal(s.normal("weights", drawn));
    return tall ? q : q.transpose();
  }
}
