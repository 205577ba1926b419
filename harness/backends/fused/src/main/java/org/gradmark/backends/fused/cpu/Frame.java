package org.gradmark.backends.fused.cpu;

import java.util.List;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.core.tensor.Shape;

/**
 * The memory on which a program runs: arrays of numbers, {@code float[]} or {@code double[]}, and
 * where in them its tensors lie.
 */
final class Frame {

  /** The array of each buffer. */
  final Object[] buffers;

  /** The scalars, one array. */
  final Object scalars;

  /** Where a tensor of each shape begins in its array; the same for all buffers of a shape. */
  final int[] bases;

  /** Elements of each shape. */
  final int[] sizes;

  /** Rows of each shape; 0 if it is no matrix. */
  final int[] rows;

  /** Columns of each shape; 0 if it is no matrix. */
  final int[] columns;

  /** By stage: what each block folded, block by block; see {@link Folding}. */
  final double[][] folded;

  /** By stage: what each block folded by columns, an array of numbers. */
  final Object[] foldedColumns;

  /**
   * Memory without any tensor in it yet.
   *
   * @param shapes of the program's graph
   */
  Frame(Program program, List<Shape> shapes, Numbers numbers) {
    this(program, shapes, numbers, numbers.allocate(program.scalars()));
  }

  /** Memory with scalars that it shares with another frame. */
  Frame(Program program, List<Shape> shapes, Numbers numbers, Object scalars) {
    this.buffers = new Object[program.buffers()];
    this.scalars = scalars;
    this.bases = new int[shapes.size()];
    this.sizes = shapes.stream().mapToInt(Shape::size).toArray();
    this.rows = shapes.stream().mapToInt(s -> s.rank() == 2 ? s.rows() : 0).toArray();
    this.columns = shapes.stream().mapToInt(s -> s.rank() == 2 ? s.columns() : 0).toArray();
    List<Stage> stages = program.stages();
    this.folded = new double[stages.size()][];
    this.foldedColumns = new Object[stages.size()];
    for (int s = 0; s < stages.size(); s++) {
      if (stages.get(s) instanceof Stage.Pass pass && !pass.folds().isEmpty()) {
        int blocks = Blocks.count(pass, this);
        folded[s] = new double[blocks * Folding.scalars(pass)];
        int byColumn = Folding.columns(pass);
        foldedColumns[s] =
            byColumn == 0 ? null : numbers.allocate(blocks * byColumn * columns[pass.shape()]);
      }
    }
  }
}
