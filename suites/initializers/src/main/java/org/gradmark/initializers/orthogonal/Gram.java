package org.gradmark.initializers.orthogonal;

import java.util.List;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Statement;

/**
 * What the Gram matrix of the shorter side of W, W'W or WW', is off the identity by, at gain 1.
 *
 * <p>Lengths and angles have tolerances of their own. Whoever orthogonalises divides by lengths at
 * the end, so these are right to {@code 4 m n u} whatever the method. Angles are, too, with
 * Householder's reflections (N. J. Higham, <em>Accuracy and Stability of Numerical Algorithms</em>,
 * 2nd ed. 2002, theorem 19.4); Gram and Schmidt's method as modified, as honest, loses the
 * condition of the normal matrix that is factored (theorem 19.13). How large that may be is known
 * with its probability (Z. Chen, J. Dongarra, <em>Condition numbers of Gaussian random
 * matrices</em>, 2005, theorem 4.5): {@code P(condition > x m / l) <= (6.414 / x)^l / sqrt(2 pi)}
 * for x of l or more, m the longer side, l = m - n + 1. It is moderate for oblong matrices, and may
 * be anything for square ones: of those more than half have to be orthogonal.
 *
 * <p>Nobody factors in a format coarser than float: such weights are rounded at the end, to one of
 * their neighbours.
 *
 * @param lengths largest error of the diagonal
 * @param angles largest error off it
 * @param shape of W
 */
record Gram(double lengths, double angles, Shape shape) {

  /**
   * How often a square matrix may be too close to a singular one for its angles to be held to
   * {@link #error}: of 20 matrices, 10 are with probability {@code C(20, 10) / 40^10 = 2e-11}.
   */
  static final double RARE = 1.0 / 40;

  /** Error rate of the condition of one matrix of a claim about fewer than 1,000. */
  static final double EACH = Statement.ALPHA / 1_000;

  private static final double CHEN_DONGARRA = 6.414;

  /** Of a matrix, row-major. */
  static Gram of(double[] w, Shape shape, double gain) {
    boolean tall = shape.rows() >= shape.columns();
    int size = shorter(shape);
    int length = shape.size() / size;
    double lengths = 0;
    double angles = 0;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
          sum += tall ? w[i * size + a] * w[i * size + b] : w[a * length + i] * w[b * length + i];
        }
        double off = Math.abs(sum / (gain * gain) - (a == b ? 1 : 0));
        if (a == b) {
          lengths = off <= lengths ? lengths : off;
        } else {
          angles = off <= angles ? angles : off;
        }
      }
    }
    return new Gram(lengths, angles, shape);
  }

  /** The largest error of all. */
  double worst() {
    return lengths <= angles ? angles : lengths;
  }

  /**
   * The largest error in tolerances, which an honest matrix exceeds with a probability.
   *
   * @param bits of the significand of weights
   */
  double error(int bits, double probability) {
    return Math.max(
        lengths / tolerance(shape, bits),
        angles / (condition(shape, probability) * tolerance(shape, bits)));
  }

  /** Error of the lengths in tolerances. */
  double lengthError(int bits) {
    return lengths / tolerance(shape, bits);
  }

  /** What Householder's reflections and a last rounding may do to an entry. */
  static double tolerance(Shape shape, int bits) {
    double cell = Math.scalb(1, 1 - bits);
    double rounded = bits < 24 ? cell * (2 + cell) : 0;
    return 4.0 * shape.size() * Math.scalb(1, -Math.max(bits, 24)) + rounded;
  }

  /** What the condition of a normal matrix exceeds with this probability at most. */
  static double condition(Shape shape, double probability) {
    int shorter = shorter(shape);
    int longer = shape.size() / shorter;
    int freedom = longer - shorter + 1;
    double root = Math.pow(Math.sqrt(2 * Math.PI) * probability, -1.0 / freedom);
    return shorter == 1 ? 1 : Math.max(freedom, CHEN_DONGARRA * root) * longer / freedom;
  }

  /**
   * Those of many square matrices that are orthogonal, if they are more than half; else all.
   *
   * @param gain that is due
   */
  static List<Values> sound(List<Values> squares, double gain, int bits) {
    List<Values> sound =
        squares.stream()
            .filter(q -> of(q.toArray(), q.shape(), gain).error(bits, RARE) <= 1)
            .toList();
    return 2 * sound.size() > squares.size() ? sound : squares;
  }

  /**
   * How far eigenvalues of W'W of these square matrices may be off 1, at gain 1: n times the
   * largest entry that W'W is off by, or may be. Of matrices that are not {@link #sound} no more is
   * known than the tolerance.
   */
  static double allowed(List<Values> squares, double gain, int bits) {
    Shape shape = squares.get(0).shape();
    double worst = tolerance(shape, bits);
    for (Values square : squares) {
      Gram gram = of(square.toArray(), shape, gain);
      worst = gram.error(bits, RARE) <= 1 ? Math.max(worst, gram.worst()) : worst;
    }
    return shape.rows() * worst;
  }

  private static int shorter(Shape shape) {
    return Math.min(shape.rows(), shape.columns());
  }
}
