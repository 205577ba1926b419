package org.gradmark.backends.fused.cpu;

import java.util.List;
import org.gradmark.core.tensor.Shape;

/**
 * A step's program on the memory of a group of parameters: the first step's, which finds no state,
 * or that of all later ones.
 */
final class StepPhase {

  private final StepProgram step;
  private final Compiled compiled;
  private final Binding binding;
  private final Object[] buffers;
  private final Frame[] frames;
  private final int[] shared;
  private final int[] next;
  private final Object[] spares;
  private final Object[] before;

  /**
   * A phase.
   *
   * @param members shapes of each member, as its own recording numbers them
   * @param joined whether all members lie end to end as one
   */
  StepPhase(
      StepProgram step, int roles, List<List<Shape>> members, boolean joined, Numbers numbers) {
    this.step = step;
    this.binding = new Binding(step, roles);
    this.compiled = Compiled.of(step.program(), numbers, binding.names());
    this.buffers = new Object[step.program().buffers()];
    int[] sizes = new int[step.shapes().size()];
    for (List<Shape> member : members) {
      for (int s = 0; s < sizes.length; s++) {
        sizes[s] += member.get(s).size();
      }
    }
    this.frames = joined ? new Frame[1] : new Frame[members.size()];
    int[] bases = new int[sizes.length];
    for (int f = 0; f < frames.length; f++) {
      List<Shape> shapes = joined ? List.of(Shape.of(sizes[0])) : members.get(f);
      Object scalars = numbers.allocate(step.program().scalars());
      step.putConstants(scalars, numbers);
      frames[f] = new Frame(step.program(), shapes, numbers, buffers, scalars);
      for (int s = 0; s < sizes.length; s++) {
        frames[f].bases[s] = bases[s];
        bases[s] += shapes.get(s).size();
      }
    }
    this.next = binding.next();
    this.spares =
        binding.spares().stream().map(s -> numbers.allocate(sizes[s])).toArray(Object[]::new);
    this.before = new Object[next.length];
    this.shared = step.sharedScalars().stream().toArray();
    step.putForeignTensors(buffers);
  }

  StepProgram step() {
    return step;
  }

  Compiled compiled() {
    return compiled;
  }

  Frame[] frames() {
    return frames;
  }

  /** Takes the arrays of the roles. */
  void bind(Object[] arrays) {
    int[] places = binding.places();
    for (int b = 0; b < places.length; b++) {
      if (places[b] >= 0) {
        buffers[b] =
            places[b] < arrays.length ? arrays[places[b]] : spares[places[b] - arrays.length];
      }
    }
  }

  /** Gives the arrays back, each to the role whose value it holds now. */
  void release(Object[] arrays) {
    System.arraycopy(arrays, 0, before, 0, arrays.length);
    System.arraycopy(spares, 0, before, arrays.length, spares.length);
    for (int place = 0; place < next.length; place++) {
      Object array = before[next[place]];
      if (place < arrays.length) {
        arrays[place] = array;
      } else {
        spares[place - arrays.length] = array;
      }
    }
  }

  /** Computes what all members share, on the frame of the first. */
  void prepare(int t) {
    if (step.index() >= 0) {
      compiled.numbers().set(frames[0].scalars, step.index(), t);
    }
    compiled.run(0, frames[0], 0, 1, null);
  }

  /** Copies what all members share to the frame of one of them. */
  void share(int member) {
    if (member > 0) {
      compiled.numbers().copy(frames[0].scalars, frames[member].scalars, shared);
    }
  }
}
