package org.gradmark.initializers.orthogonal;

import java.util.function.UnaryOperator;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.initializer.StartWrapper;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Contract;

/**
 * Layer-sequential unit-variance initialization (LSUV): orthonormal weights, divided by the
 * deviation of the layer's outputs on a batch.
 *
 * <pre>
 *   W = orthonormal
 *   while |Var(X W) - 1| &gt;= tolerance, at most 10 times:   W = W / sqrt(Var(X W))
 * </pre>
 *
 * <p>Var is over all units and examples, about their common mean, before the activation. A layer is
 * linear in its weights, so that one division gives variance 1 and the loop ends. The authors'
 * later code compares deviations instead of variances; others estimate with N - 1.
 */
public final class Lsuv {

  static final Hyperparameter TOLERANCE =
      new Hyperparameter("tolerance", "how far off 1 is near enough", 1e-6, 0.99, 0.1);

  /**
   * Of the ten, with an epsilon: after the first the deviation is d/(d + epsilon), after the second
   * 1 but for rounding, whatever d is, down to epsilon²; the others divide by 1. Without, all but
   * the first do.
   */
  private static final int MOST = 3;

  static final InitializerMistake ABOUT_ZERO =
      measured(
          "about-zero",
          "the mean square of outputs is taken for their variance",
          Lsuv::meanSquare,
          Tensor::sqrt);
  static final InitializerMistake NO_ROOT =
      measured("no-root", "it divides by the variance", Lsuv::variance, v -> v);
  static final InitializerMistake MULTIPLIED =
      measured(
          "multiplied",
          "it multiplies by the deviation",
          Lsuv::variance,
          v -> v.backend().scalar(1).over(v.sqrt()));
  static final InitializerMistake OF_WEIGHTS =
      InitializerMistake.result(
          "of-weights",
          "the deviation of the weights is made 1, not that of outputs",
          (s, w) -> w.over(variance(w).sqrt()));
  static final InitializerMistake PER_UNIT =
      InitializerMistake.rule(
          "per-unit",
          "every unit is scaled by itself",
          s -> {
            Tensor q = columns(s, orthonormal(s));
            Tensor outputs = s.batch().matmul(q);
            Tensor means = outputs.sum(Axis.COLUMN).over(outputs.shape().rows());
            Tensor squares = outputs.minus(means).square().sum(Axis.COLUMN);
            return columns(s, q.over(squares.over(outputs.shape().rows()).sqrt()));
          });
  static final InitializerMistake ALWAYS = InitializerMistake.hardCoded(TOLERANCE, 0.001);
  static final InitializerMistake NEVER =
      InitializerMistake.rule("never", "the batch is not looked at", Lsuv::orthonormal);
  static final InitializerMistake WHITE =
      InitializerMistake.seeing(
          "assumed-white", "inputs are taken to be standardized", Lsuv::white);
  static final InitializerMistake NORMAL_START =
      InitializerMistake.rule(
          "normal-start",
          "it starts from a normal matrix",
          s -> scaled(s, s.normal("weights", s.kernel().matrix()), Way.VARIANCE));

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("lsuv")
          .title("Layer-sequential unit-variance initialization (LSUV)")
          .source(
              "Mishkin, Matas, All You Need Is a Good Init, ICLR 2016, arXiv:1511.06422, algorithm 1")
          .rows("S046.1")
          .hyperparameters(TOLERANCE)
          .tried(TOLERANCE, 0.3)
          .paper("Q / sqrt(Var(X Q)), unless |Var - 1| < 0.1", s -> rule(s, Way.VARIANCE))
          .dialect(
              Way.DEVIATION.id,
              "the authors' PyTorch code: unless |deviation - 1| <= 0.1; divides by deviation + 1e-8",
              s -> rule(s, Way.DEVIATION))
          .dialect(
              Way.SAMPLE.id,
              "torch_lsuv_init: deviation with N - 1, unless |deviation - 1| < 0.1; divides by"
                  + " deviation + 1e-6",
              s -> rule(s, Way.SAMPLE))
          .claims(
              Contract::claims,
              Contract::streams,
              LsuvClaims::claims,
              system -> Haar.claims(system, InitializerSystem.PAPER))
          .build();

  /** How a dialect measures outputs, and when they are near enough. */
  enum Way {
    VARIANCE(InitializerSystem.PAPER, 0, 0),
    DEVIATION("deviation-tolerance", 0, 1e-8),
    SAMPLE("sample-deviation", 1, 1e-6);

    final String id;
    final int lost;
    final double epsilon;

    Way(String id, int lost, double epsilon) {
      this.id = id;
      this.lost = lost;
      this.epsilon = epsilon;
    }

    /** The way of a dialect. */
    static Way of(String dialect) {
      return java.util.Arrays.stream(values())
          .filter(w -> w.id.equals(dialect))
          .findFirst()
          .orElseThrow();
    }
  }

  private Lsuv() {}

  private static Tensor rule(Start s, Way way) {
    return scaled(s, orthonormal(s), way);
  }

  private static Tensor orthonormal(Start s) {
    Shape shape = s.kernel().matrix();
    boolean tall = shape.rows() >= shape.columns();
    Shape drawn = tall ? shape : Shape.of(shape.columns(), shape.rows());
    Tensor q = Householder.orthonormal(s.normal("weights", drawn));
    return tall ? q : q.transpose();
  }

  private static Tensor scaled(Start s, Tensor start, Way way) {
    Tensor w = columns(s, start);
    Tensor batch = s.batch();
    Tensor tolerance = s.get(TOLERANCE);
    Tensor one = s.scalar(1);
    for (int i = 0; i < (way.epsilon == 0 ? 1 : MOST); i++) {
      Tensor variance = variance(batch.matmul(w), way.lost);
      Tensor deviation = variance.sqrt();
      Tensor compared = way == Way.VARIANCE ? variance : deviation;
      Tensor near = compared.minus(one).abs().lessThan(tolerance);
      w = w.over(near.where(one, way.epsilon == 0 ? deviation : deviation.plus(way.epsilon)));
    }
    return columns(s, w);
  }

  /** Over all units and examples. */
  private static Tensor variance(Tensor outputs) {
    return variance(outputs, 0);
  }

  private static Tensor variance(Tensor outputs, int lost) {
    double all = outputs.shape().size();
    return outputs.minus(outputs.mean(Axis.ALL)).square().sum(Axis.ALL).over(all - lost);
  }

  private static Tensor meanSquare(Tensor outputs) {
    return outputs.square().mean(Axis.ALL);
  }

  /** A column per unit, from the kernel's matrix; and back. */
  private static Tensor columns(Start s, Tensor w) {
    return s.kernel().layout() == Layout.IN_OUT ? w : w.transpose();
  }

  private static InitializerMistake measured(
      String id, String cause, UnaryOperator<Tensor> measure, UnaryOperator<Tensor> divisor) {
    return InitializerMistake.rule(
        id,
        cause,
        s -> {
          Tensor q = columns(s, orthonormal(s));
          return columns(s, q.over(divisor.apply(measure.apply(s.batch().matmul(q)))));
        });
  }

  private static Start white(Start s) {
    return new StartWrapper(s) {
      @Override
      public Tensor batch() {
        return normal("white", super.batch().shape());
      }
    };
  }

  /** What another dialect does. */
  static InitializerMistake as(Way way) {
    return InitializerMistake.rule(
        "as-" + way.id, "it follows dialect " + way.id, s -> rule(s, way));
  }

  /** Number of inputs of a kernel's matrix. */
  static int inputs(Kernel kernel) {
    boolean columns = kernel.layout() == Layout.IN_OUT;
    return columns ? kernel.matrix().rows() : kernel.matrix().columns();
  }
}
