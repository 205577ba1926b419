package org.gradmark.core.problem;

import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** A closed, bounded, convex set of vectors. */
public interface FeasibleSet {

  /** Name as reports write it, such as {@code ball[1,n=3]}. */
  String name();

  /** How many elements a point has. */
  int dimension();

  /** Largest Euclidean distance of two points. */
  double diameter();

  /** Whether a point is in the set, up to {@code slack} in every inequality and equation. */
  boolean contains(Values point, double slack);

  /** The point of the set that is nearest to {@code at}. */
  Tensor project(Backend backend, Tensor at);

  /**
   * A point of the set where {@code <direction, u>} is smallest; of several vertices, the first.
   */
  Tensor linearMinimum(Backend backend, Tensor direction);
}
