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

  /** By stage: elements or rows that a pass runs over. */
  final int[] spans;

  /** By stage: elements or rows of a block. */
  final int[] units;

  /** By stage: into how many blocks a pass is cut. */
  final int[] blocks;

  /** By stage: how many folds give a scalar. */
  final int[] scalarFolds;

  /** By stage: how many folds go along columns. */
  final int[] columnFolds;

  /** By stage: what each block folded, block by block; see {@link Folding}. */
  final double[][] folded;

  /** By stage: what each block folded by columns, an array of numbers. */
  final Object[] foldedColumns;

  /**
   * Memory of one program.
   *
   * @param shapes of the program's graph
   * @param buffers one array for each buffer, which may be put in later, or be shared
   * @param scalars as many as the program has
   */
  Frame(Program program, List<Shape> shapes, Numbers numbers, Object[] buffers, Object scalars) {
    this.buffers = buffers;
    this.scalars = scalars;
    this.bases = new int[shapes.size()];
    this.sizes = shapes.stream().mapToInt(Shape::size).toArray();
    this.rows = shapes.stream().mapToInt(s -> s.rank() == 2 ? s.rows() : 0).toArray();
    this.columns = shapes.stream().mapToInt(s -> s.rank() == 2 ? s.columns() : 0).toArray();
    List<Stage> stages = program.stages();
    this.spans = new int[stages.size()];
    this.units = new int[stages.size()];
    this.blocks = new int[stages.size()];
    this.scalarFolds = new int[stages.size()];
    this.columnFolds = new int[stages.size()];
    this.folded = new double[stages.size()][];
    this.foldedColumns = new Object[stages.size()];
    for (int s = 0; s < stages.size(); s++) {
      if (stages.get(s) instanceof Stage.Pass pass) {
        prepare(s, pass, numbers);
      }
    }
  }

  private void prepare(int stage, Stage.Pass pass, Numbers numbers) {
    spans[stage] = Blocks.span(pass, this);
    units[stage] = Blocks.unit(pass, this);
    blocks[stage] = (spans[stage] - 1) / units[stage] + 1;
    scalarFolds[stage] = Folding.scalars(pass);
    columnFolds[stage] = Folding.columns(pass);
    if (!pass.folds().isEmpty()) {
      folded[stage] = new double[blocks[stage] * scalarFolds[stage]];
      foldedColumns[stage] =
          columnFolds[stage] == 0
              ? null
              : numbers.allocate(blocks[stage] * columnFolds[stage] * columns[pass.shape()]);
    }
  }
}
