package org.gradmark.backends.gpu.execute;

import java.util.List;
import org.gradmark.backends.gpu.device.Arguments;
import org.gradmark.core.tensor.Shape;

/** The memory on which a program runs, and the extents of its shapes. */
public final class Frame {

  final Block[] buffers;
  final Block scalars;
  final Block parts;
  private final Shape[] shapes;
  final Arguments[] arguments;

  /**
   * Memory for a program.
   *
   * @param shapes of the program's graph
   */
  Frame(Block[] buffers, Block scalars, Block parts, List<Shape> shapes, int launches) {
    this.buffers = buffers;
    this.scalars = scalars;
    this.parts = parts;
    this.shapes = shapes.toArray(Shape[]::new);
    this.arguments = new Arguments[launches];
  }

  /** The memory of a buffer. */
  public Block buffer(int index) {
    return buffers[index];
  }

  /** Gives back scalars and parts, but no buffers. */
  public void close() {
    scalars.close();
    parts.close();
  }

  int size(int shape) {
    return shapes[shape].size();
  }

  int rows(int shape) {
    return shapes[shape].rank() == 2 ? shapes[shape].rows() : 1;
  }

  int columns(int shape) {
    return shapes[shape].rank() == 2 ? shapes[shape].columns() : size(shape);
  }
}
