package org.gradmark.initializers.orthogonal;

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
 * Orthogonal initialization: a random orthogonal matrix, every one equally likely (Haar's law).
 *
 * <pre>
 *   A_ij ~ N(0, 1),   A = Q R with R_ii &gt; 0,   W = gain Q
 * </pre>
 *
 * <p>Without the signs, Q depends on the routine that factors: LAPACK's Q_11 is never positive. (F.
 * Mezzadri, <em>How to Generate Random Matrices from the Classical Compact Groups</em>, 2007.) A
 * kernel is the {@link Kernel#matrix matrix} whose one side is its outputs; of a wide one the rows
 * are orthonormal.
 */
public final class Orthogonal {

  static final Hyperparameter GAIN =
      new Hyperparameter("gain", "factor of the orthogonal matrix", 1e-6, 1e6, 1);

  static final InitializerMistake NORMAL =
      InitializerMistake.rule(
          "normal",
          "the normal matrix itself is returned, scaled",
          s -> s.normal("weights", s.kernel().matrix()).over(s.fanIn().sqrt()));
  static final InitializerMistake UNFLIPPED =
      signs("unflipped", "the signs of R's diagonal are ignored", (q, r) -> r.times(r));
  static final InitializerMistake OBLONG_UNFLIPPED =
      signs(
          "oblong-unflipped",
          "the signs of R's diagonal are ignored unless the matrix is square",
          (q, r) -> q.shape().rows() == q.shape().columns() ? r : r.times(r));
  static final InitializerMistake POSITIVE =
      signs(
          "positive-diagonal",
          "the signs make the diagonal of Q positive, not that of R",
          Orthogonal::ofDiagonal);
  static final InitializerMistake UNIFORM =
      InitializerMistake.rule(
          "uniform",
          "the matrix that is factored has uniform entries",
          s -> rule(uniformly(s), (q, r) -> r));
  static final InitializerMistake POSITIVE_ENTRIES =
      InitializerMistake.rule(
          "positive-entries",
          "the matrix that is factored has positive entries only, such as uniform numbers from 0 to"
              + " 1",
          s -> rule(positive(s), (q, r) -> r));
  static final InitializerMistake PERMUTATION =
      InitializerMistake.rule(
          "signed-permutation",
          "it is a permutation with random signs",
          s -> permutation(s).times(s.get(GAIN)));
  static final InitializerMistake WRONG_AXIS =
      InitializerMistake.seeing(
          "wrong-axis", "the axes are taken in the other layout's order", Orthogonal::otherLayout);

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("orthogonal")
          .title("Orthogonal initialization")
          .source(
              "Saxe, McClelland, Ganguli, Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks, ICLR 2014, arXiv:1312.6120")
          .rows("S041.1", "A105.1")
          .hyperparameters(GAIN)
          .tried(GAIN, 2)
          .paper("gain Q, A = QR normal, R_ii > 0", s -> rule(s, (q, r) -> r))
          .claims(
              Contract::claims,
              Contract::streams,
              Orthonormal::claims,
              Haar::claims,
              HaarLarger::claims,
              Isometry::claims,
              IsometryGap::claims,
              NormalizedGradient::claims)
          .build();

  private Orthogonal() {}

  static Tensor rule(Start s, Householder.Signs signs) {
    Shape shape = s.kernel().matrix();
    boolean tall = shape.rows() >= shape.columns();
    Shape drawn = tall ? shape : Shape.of(shape.columns(), shape.rows());
    Tensor q = Householder.orthonormal(s.normal("weights", drawn), signs);
    return (tall ? q : q.transpose()).times(s.get(GAIN));
  }

  private static InitializerMistake signs(String id, String cause, Householder.Signs signs) {
    return InitializerMistake.rule(id, cause, s -> rule(s, signs));
  }

  private static Tensor ofDiagonal(Tensor q, Tensor diagonal) {
    Tensor eye = Householder.eye(q.backend(), q.shape());
    return q.times(eye).sum(Axis.COLUMN).sign();
  }

  /** One weight of 1 or -1 per output, at the place that a random order begins with. */
  static Tensor permutation(Start s) {
    Shape shape = s.kernel().matrix();
    Tensor signs = s.uniform("signs", shape).minus(0.5).sign();
    int n = Math.min(shape.rows(), shape.columns());
    double[] order = s.uniform("order", Shape.of(n)).toDoubles();
    double[] ones = new double[shape.size()];
    for (int i = 0; i < n; i++) {
      int rank = 0;
      for (double other : order) {
        rank += other < order[i] ? 1 : 0;
      }
      ones[i * shape.columns() + rank] = 1;
    }
    return s.backend().tensor(shape, ones).times(signs);
  }

  private static Start uniformly(Start s) {
    return new StartWrapper(s) {
      @Override
      public Tensor normal(String name, Shape shape) {
        return super.uniform(name, shape).times(2).minus(1);
      }
    };
  }

  private static Start positive(Start s) {
    return new StartWrapper(s) {
      @Override
      public Tensor normal(String name, Shape shape) {
        return super.uniform(name, shape);
      }
    };
  }

  private static Start otherLayout(Start s) {
    return new StartWrapper(s) {
      @Override
      public Kernel kernel() {
        Layout mine = super.kernel().layout();
        return super.kernel().in(mine == Layout.IN_OUT ? Layout.OUT_IN : Layout.IN_OUT);
      }
    };
  }
}
