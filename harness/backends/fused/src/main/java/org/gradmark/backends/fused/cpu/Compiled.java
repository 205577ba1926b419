package org.gradmark.backends.fused.cpu;

import java.util.List;
import java.util.stream.IntStream;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Stage;
import org.gradmark.core.tensor.Shape;

/**
 * A program with its generated class: runs stages, or blocks of a stage, on frames. Thread-safe as
 * long as no two threads run the same block.
 */
final class Compiled {

  private final Program program;
  private final Numbers numbers;
  private final Kernel kernel;
  private final int lanes;
  private final Stage[] stages;
  private final int[] shapes;

  private Compiled(Program program, Numbers numbers, int[] names) {
    KernelSource source = new KernelSource(program, numbers, names);
    this.program = program;
    this.numbers = numbers;
    this.kernel = KernelCompiler.compile(source);
    this.lanes = source.lanes();
    this.stages = program.stages().toArray(new Stage[0]);
    this.shapes = program.shapes().stream().mapToInt(Integer::intValue).toArray();
  }

  /** A program whose buffers are all different arrays. */
  static Compiled of(Program program, Numbers numbers) {
    return of(program, numbers, IntStream.range(0, program.buffers()).toArray());
  }

  /**
   * A program some of whose buffers are always the same array.
   *
   * @param names by buffer, the first buffer that is the same array
   */
  static Compiled of(Program program, Numbers numbers, int[] names) {
    return new Compiled(program, numbers, names);
  }

  Program program() {
    return program;
  }

  Numbers numbers() {
    return numbers;
  }

  /** How many {@link Lanes} a thread needs that runs it. */
  int lanes() {
    return lanes;
  }

  int stages() {
    return stages.length;
  }

  /** Number of a buffer's shape. */
  int shape(int buffer) {
    return shapes[buffer];
  }

  /** Whether a stage is one of scalars. */
  boolean isScalar(int stage) {
    return stages[stage] instanceof Stage.Scalars;
  }

  /** Memory for tensors of these shapes, with arrays for everything that is no input. */
  Frame frame(List<Shape> extents) {
    Object scalars = numbers.allocate(program.scalars());
    Frame frame = new Frame(program, extents, numbers, new Object[shapes.length], scalars);
    for (int b = program.inputs(); b < shapes.length; b++) {
      frame.buffers[b] = numbers.allocate(frame.sizes[shapes[b]]);
    }
    return frame;
  }

  /** Runs all stages on the calling thread. */
  void run(Frame frame, Object[] scratch) {
    for (int s = 0; s < stages.length; s++) {
      run(s, frame, 0, blocks(s, frame), scratch);
      finish(s, frame);
    }
  }

  /** Into how many blocks a stage is cut; they may run at the same time. */
  int blocks(int stage, Frame frame) {
    if (stages[stage] instanceof Stage.Pass) {
      return frame.blocks[stage];
    }
    if (stages[stage] instanceof Stage.Product product) {
      return Products.blocks(frame.rows[shapes[product.target()]]);
    }
    return 1;
  }

  /** Runs some blocks of a stage. */
  void run(int stage, Frame frame, int from, int to, Object[] scratch) {
    if (stages[stage] instanceof Stage.Scalars) {
      kernel.scalars(stage, frame);
    } else if (stages[stage] instanceof Stage.Pass pass) {
      int unit = frame.units[stage];
      int span = frame.spans[stage];
      // Without folds, nothing depends on where blocks begin.
      int step = pass.folds().isEmpty() ? to - from : 1;
      for (int block = from; block < to; block += step) {
        int end = (int) Math.min(span, (long) (block + step) * unit);
        kernel.pass(stage, frame, block * unit, end, scratch, block);
      }
    } else if (stages[stage] instanceof Stage.Product product) {
      Products.multiply(product, frame, shapes, from, to, numbers, scratch);
    } else if (stages[stage] instanceof Stage.Transposition transposition) {
      Products.transpose(transposition, frame, shapes, numbers);
    }
  }

  /** To be called when all blocks of a stage have run, before the next stage. */
  void finish(int stage, Frame frame) {
    if (frame.folded[stage] != null && stages[stage] instanceof Stage.Pass pass) {
      Folding.finish(stage, pass, frame, shapes, numbers);
    }
  }
}
