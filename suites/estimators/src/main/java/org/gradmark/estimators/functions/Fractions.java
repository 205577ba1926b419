package org.gradmark.estimators.functions;

import org.gradmark.core.statistics.Draws;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Numbers that follow no pattern, for settings that are larger than a formula is written out for:
 * short binary fractions, the same in every precision, and the same for the same seed. For one
 * thread.
 */
public final class Fractions {

  /** Numbers are multiples of one over this. */
  private static final int PARTS = 16;

  /** Probabilities are multiples of one over this. */
  private static final int SHARES = 128;

  private final Draws draws;

  private Fractions(long seed) {
    draws = Draws.of(seed);
  }

  /** The numbers of a seed, from the first. */
  public static Fractions of(long seed) {
    return new Fractions(seed);
  }

  private int upTo(int largest) {
    return 1 + (int) (draws.uniform() * largest);
  }

  /** One number of either sign, at least 1/16 and at most 2 in size. */
  public double number() {
    double sign = draws.uniform() < 0.5 ? -1 : 1;
    return sign * positive();
  }

  /** One number from 1/16 to 2. */
  public double positive() {
    return upTo(2 * PARTS) / (double) PARTS;
  }

  /** Numbers of either sign. */
  public Values matrix(int rows, int columns) {
    double[] all = new double[rows * columns];
    for (int i = 0; i < all.length; i++) {
      all[i] = number();
    }
    return new Values(Shape.of(rows, columns), all);
  }

  /** Positive numbers. */
  public Values positive(int rows, int columns) {
    return matrix(rows, columns).map(Math::abs);
  }

  /** Numbers inside (0,1): multiples of 1/32. */
  public Values inside(int rows, int columns) {
    double most = 2.0 + 1.0 / PARTS;
    return positive(rows, columns).map(x -> Math.round(x / most * 2 * PARTS) / (2.0 * PARTS));
  }

  /** Signs, each -1 or 1. */
  public Values signs(int rows, int columns) {
    return matrix(rows, columns).map(Math::signum);
  }

  /** One-hot rows; the first rows have the first categories, so that all that fit occur. */
  public Values oneHot(int rows, int columns) {
    double[] all = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      int chosen = i < columns ? (i * 2 + 1) % columns : upTo(columns) - 1;
      all[i * columns + chosen] = 1;
    }
    return new Values(Shape.of(rows, columns), all);
  }

  /** Rows of positive probabilities that sum to one without rounding. */
  public Values probabilities(int rows, int columns) {
    double[] all = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      int left = SHARES;
      for (int j = 0; j < columns - 1; j++) {
        int share = upTo(SHARES / columns);
        all[i * columns + j] = share / (double) SHARES;
        left -= share;
      }
      all[i * columns + columns - 1] = left / (double) SHARES;
    }
    return new Values(Shape.of(rows, columns), all);
  }

  /** A symmetric matrix. */
  public Values symmetric(int size) {
    double[] all = matrix(size, size).toArray();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        all[i * size + j] = all[j * size + i];
      }
    }
    return new Values(Shape.of(size, size), all);
  }

  /** A quadratic with slope and constant. */
  public Quadratic quadratic(int size) {
    return quadratic(size, 1);
  }

  /** A quadratic with slope and constant, all of them multiplied by a number. */
  public Quadratic quadratic(int size, double unit) {
    return new Quadratic(
        symmetric(size).map(x -> unit * x).toArray(),
        matrix(1, size).map(x -> unit * x).toArray(),
        unit * number());
  }

  /**
   * Numbers of either sign that have a last digit for each column: with sixteenths added, no two of
   * a row are equal.
   */
  public Values apart(int rows, int columns) {
    double[] all = matrix(rows, columns).toArray();
    for (int i = 0; i < all.length; i++) {
      all[i] += (i % columns) / (double) (PARTS * SHARES);
    }
    return new Values(Shape.of(rows, columns), all);
  }

  /** Numbers that grow along a row. */
  public Values rising(int columns) {
    double[] all = positive(1, columns).toArray();
    all[0] = number();
    for (int i = 1; i < columns; i++) {
      all[i] += all[i - 1];
    }
    return new Values(Shape.of(1, columns), all);
  }

  /** A network with weights of its own. */
  public SmallNetwork network(
      int inputs, int hidden, int outputs, Activation activation, Head head) {
    // Small weights keep the activations where they bend.
    return new SmallNetwork(
        matrix(inputs, hidden).map(x -> x / 2),
        matrix(1, hidden).map(x -> x / 2),
        matrix(hidden, outputs).map(x -> x / 2),
        matrix(1, outputs).map(x -> x / 2),
        activation,
        head,
        oneHot(1, outputs));
  }
}
