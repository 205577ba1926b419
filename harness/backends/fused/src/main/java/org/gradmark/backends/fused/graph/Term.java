package org.gradmark.backends.fused.graph;

import java.util.List;
import org.gradmark.core.tensor.Axis;

/**
 * A node of a simplified graph. Terms refer to each other by their places in a list in which
 * operands come first.
 *
 * @param kind {@link Node.Kind#LEAF} for constants, too
 * @param operation as in {@link Node#operation}
 * @param axis as in {@link Node#axis}
 * @param operands places of the operands
 * @param shape number of the shape in {@link Graph#shapes}; {@link #SCALAR} for scalars
 * @param leaf of a leaf: number in {@link Graph#tensors} or, if a scalar, in {@link Graph#scalars};
 *     else -1
 */
record Term(
    Node.Kind kind, Enum<?> operation, Axis axis, List<Integer> operands, int shape, int leaf) {

  static final int SCALAR = -1;

  boolean isScalar() {
    return shape == SCALAR;
  }

  boolean isLeaf() {
    return kind == Node.Kind.LEAF;
  }

  /** Whether it is computed element by element, in whatever loop it is wanted. */
  boolean isElementwise() {
    return kind == Node.Kind.UNARY || kind == Node.Kind.BINARY || kind == Node.Kind.WHERE;
  }
}
