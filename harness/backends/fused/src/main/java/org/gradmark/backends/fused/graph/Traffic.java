package org.gradmark.backends.fused.graph;

/** Which buffers a stage touches. */
public final class Traffic {

  private Traffic() {}

  /** Whether a stage reads a buffer. */
  public static boolean reads(Stage stage, int buffer) {
    if (stage instanceof Stage.Pass pass) {
      return pass.values().stream()
          .anyMatch(v -> v.kind() == Value.Kind.LOAD && v.source() == buffer);
    }
    if (stage instanceof Stage.Product product) {
      return product.left() == buffer || product.right() == buffer;
    }
    return stage instanceof Stage.Transposition transposition && transposition.source() == buffer;
  }

  /** Whether a stage writes a buffer. */
  public static boolean writes(Stage stage, int buffer) {
    if (stage instanceof Stage.Pass pass) {
      return pass.stores().stream().anyMatch(s -> s.buffer() == buffer)
          || pass.folds().stream().anyMatch(f -> isBuffer(f, buffer));
    }
    if (stage instanceof Stage.Product product) {
      return product.target() == buffer;
    }
    return stage instanceof Stage.Transposition transposition && transposition.target() == buffer;
  }

  private static boolean isBuffer(Stage.Fold fold, int buffer) {
    return fold.axis() != org.gradmark.core.tensor.Axis.ALL && fold.target() == buffer;
  }

  /** Whether a stage writes one buffer element by element as it reads the same of another. */
  static boolean inStep(Stage stage, int written, int read) {
    return stage instanceof Stage.Pass pass
        && pass.stores().stream().anyMatch(s -> s.buffer() == written)
        && pass.values().stream()
            .filter(v -> v.kind() == Value.Kind.LOAD && v.source() == read)
            .allMatch(v -> v.reach() == Reach.EACH);
  }

  /**
   * How many buffers of the shape that it runs over a pass reads or writes: what it costs where
   * memory decides.
   */
  public static int streams(Stage.Pass pass) {
    long loads =
        pass.values().stream()
            .filter(v -> v.kind() == Value.Kind.LOAD && v.reach() == Reach.EACH)
            .count();
    return (int) loads + pass.stores().size();
  }
}
