package org.gradmark.backends.fused.graph;

/** Numbers for which an operation is a simpler one, so that a program depends on them. */
enum Literal {
  /** Any number. */
  NONE,
  /** {@code +0}. */
  ZERO,
  ONE;

  /** What kind of number a scalar leaf holds. */
  static Literal of(Node node) {
    if (node.kind() != Node.Kind.CONSTANT) {
      return NONE;
    }
    long bits = Double.doubleToRawLongBits(node.constant());
    return bits == 0 ? ZERO : node.constant() == 1 ? ONE : NONE;
  }
}
