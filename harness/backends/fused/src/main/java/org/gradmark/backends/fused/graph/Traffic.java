package org.gradmark.backends.fused.graph;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;

/** Which buffers a stage touches, and how much a program moves. */
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
    return fold.axis() != Axis.ALL && fold.target() == buffer;
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

  /**
   * Numbers that a program moves between memory and processor, if each stage has to fetch what it
   * reads and to write back what it writes. Of what is smaller than the shape that a pass runs
   * over, such as a row, it is taken that it stays in the cache while the pass runs.
   *
   * @param extents the shapes of the program's graph
   */
  public static long numbers(Program program, List<Shape> extents) {
    long numbers = 0;
    for (Stage stage : program.stages()) {
      for (int buffer = 0; buffer < program.buffers(); buffer++) {
        long size = extents.get(program.shapes().get(buffer)).size();
        numbers += reads(stage, buffer) ? size : 0;
        numbers += writes(stage, buffer) ? size : 0;
      }
    }
    return numbers;
  }
}
