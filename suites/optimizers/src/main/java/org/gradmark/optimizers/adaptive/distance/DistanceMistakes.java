package org.gradmark.optimizers.adaptive.distance;

import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.INITIAL_DISTANCE;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** What is got wrong about distance over gradients. */
public final class DistanceMistakes {

  /** The sum is lost. */
  public static final Mistake SUM_LOST = Mistake.neverKept("G", "the sum of squared gradients");

  /** Not the largest distance, but the last one. */
  public static final Mistake LAST_DISTANCE =
      Mistake.rule(
          "last-distance",
          "the present distance from the start is used, not the largest so far",
          s -> moved(s, first(s).max(travelled(s)), sum(s)));

  /** The first step is absolute. */
  public static final Mistake NOT_RELATIVE =
      Mistake.rule(
          "not-relative",
          "the first step is not scaled by 1 + ||x_0||",
          s -> {
            Tensor r = s.last("r", s.get(INITIAL_DISTANCE)).max(travelled(s));
            return moved(s, s.keep("r", r), sum(s));
          });

  /** No root. */
  public static final Mistake NO_ROOT =
      Mistake.rule(
          "no-root",
          "the distance is divided by the sum of squares, not by its root",
          s -> s.x().minus(s.gradient().times(distance(s)).times(s.rate()).over(sum(s))));

  /** Steps that never grow. */
  public static final Mistake FIRST_DISTANCE =
      Mistake.rule(
          "first-distance",
          "the distance is never updated",
          s -> {
            travelled(s);
            return moved(s, s.keep("r", s.last("r", first(s))), sum(s));
          });

  /** AdaGrad's sum. */
  public static final Mistake ELEMENT_WISE =
      Mistake.rule(
          "element-wise",
          "every element has a sum of its own",
          s -> moved(s, distance(s), s.keep("G", s.last("G").plus(s.gradient().square()))));

  /** Half the step. */
  public static final Mistake HALVED =
      Mistake.result("halved", "the step is halved", (s, x) -> s.x().plus(x).over(2));

  private DistanceMistakes() {}

  private static Tensor travelled(Step s) {
    return s.x().minus(s.keep("x0", s.last("x0", s.x()))).norm2();
  }

  private static Tensor first(Step s) {
    return s.last("x0", s.x()).norm2().plus(1).times(s.get(INITIAL_DISTANCE));
  }

  private static Tensor distance(Step s) {
    return s.keep("r", s.last("r", first(s)).max(travelled(s)));
  }

  private static Tensor sum(Step s) {
    Tensor squares = s.gradient().square().sum(Axis.ALL);
    return s.keep("G", s.last("G", squares.times(0)).plus(squares));
  }

  private static Tensor moved(Step s, Tensor distance, Tensor squares) {
    Tensor root = squares.plus(s.get(EPSILON)).sqrt();
    return s.x().minus(s.gradient().times(distance).times(s.rate()).over(root));
  }
}
