package org.gradmark.backends.gpu.step;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.gpu.execute.Block;
import org.gradmark.backends.gpu.execute.Compiled;
import org.gradmark.backends.gpu.execute.Executor;
import org.gradmark.backends.gpu.execute.Frame;
import org.gradmark.backends.gpu.execute.Spot;
import org.gradmark.core.tensor.Shape;

/**
 * One parameter, or several end to end, with gradient and state on the device. New values take the
 * place of old ones where no later stage reads the old; else a role has two memories that change
 * turns, and so there are two frames.
 */
final class Unit {

  private final Executor executor;
  private final Recording recording;
  private final int size;
  private final Block gradient;
  private final Block[][] places;
  private final List<Block> temporaries = new ArrayList<>();
  private final Compiled first;
  private final Frame firstFrame;
  private final Compiled later;
  private final Frame[] laterFrames = new Frame[2];

  /** One number for each role. */
  private final Block scalars;

  private int turn;

  /**
   * Memory and kernels.
   *
   * @param size elements of all parameters together
   */
  Unit(Executor executor, Recording recording, int size) {
    this.executor = executor;
    this.recording = recording;
    this.size = size;
    this.gradient = executor.allocate(size);
    this.first = executor.compile(recording.first().layout());
    this.later = executor.compile(recording.later().layout());
    this.places = new Block[recording.roles().size()][2];
    for (int role = 0; role < places.length; role++) {
      if (!recording.roles().get(role).isScalar()) {
        places[role][0] = keeping(role);
        places[role][1] = isReplaced(recording.later(), role) ? places[role][0] : keeping(role);
      }
    }
    scalars = executor.allocate(places.length);
    firstFrame = frame(recording.first(), first, 0, 0, null);
    laterFrames[0] = frame(recording.later(), later, 0, 1, null);
    laterFrames[1] = frame(recording.later(), later, 1, 0, laterFrames[0]);
  }

  /** Memory for a role that is no scalar. */
  private Block keeping(int role) {
    return executor.allocate(extent(recording.roles().get(role)), executor.kept());
  }

  /** Elements of a tensor of a shape of the recording, for all members. */
  private int extent(Shape shape) {
    return recording.isOneLoop() ? size : shape.size();
  }

  private static boolean isReplaced(StepProgram step, int role) {
    int input = step.input(role);
    return input < 0 || step.program().mayReplace(step.result(role).index(), input);
  }

  private Frame frame(StepProgram step, Compiled code, int from, int to, Frame other) {
    Program program = step.program();
    Block[] buffers = new Block[program.buffers()];
    for (int i = 0; i < program.inputs(); i++) {
      buffers[i] = (Block) step.graph().tensors().get(i).value();
    }
    if (step.gradient() >= 0) {
      buffers[step.gradient()] = gradient;
    }
    for (int role = 0; role < places.length; role++) {
      if (places[role][0] != null) {
        if (step.input(role) >= 0) {
          buffers[step.input(role)] = places[role][from];
        }
        // At the first step a parameter may not be replaced where later it may be.
        boolean free = from != to || isReplaced(step, role);
        buffers[step.result(role).index()] = free ? places[role][to] : temporary(role);
      }
    }
    List<Shape> shapes = recording.isOneLoop() ? List.of(Shape.of(size)) : step.graph().shapes();
    for (int i = 0; i < buffers.length; i++) {
      if (buffers[i] == null) {
        int shape = program.shapes().get(i);
        buffers[i] = other != null ? other.buffer(i) : executor.allocate(shapes.get(shape).size());
        temporaries.add(buffers[i]);
      }
    }
    Frame frame = executor.frame(code, shapes, buffers, other);
    if (other == null) {
      executor.set(frame, step.graph().scalars());
    }
    return frame;
  }

  private Block temporary(int role) {
    Block block = keeping(role);
    temporaries.add(block);
    return block;
  }

  /**
   * Puts numbers into the parameter and its gradient.
   *
   * @param at elements before them
   */
  void fill(int at, double[] value, double[] slope) {
    executor.upload(places[0][turn], at, value);
    executor.upload(gradient, at, slope);
  }

  double[] read(int at, int count) {
    return executor.download(places[0][turn], at, count);
  }

  /** Queues a step. */
  void step(int t) {
    StepProgram step = t == 1 ? recording.first() : recording.later();
    Frame frame = t == 1 ? firstFrame : laterFrames[turn];
    if (step.index() >= 0) {
      executor.set(frame, step.index(), t);
    }
    executor.run(t == 1 ? first : later, frame);
    if (t == 1) {
      settleFirst();
    } else {
      turn = 1 - turn;
    }
    keepScalars(step, frame);
  }

  /** By way of other memory: a kept scalar may be another role's old value. */
  private void keepScalars(StepProgram step, Frame frame) {
    for (int role = 0; role < places.length; role++) {
      if (keepsScalar(role)) {
        Spot kept = executor.spot(frame, step.result(role).index());
        executor.copy(kept, executor.spot(scalars, role));
      }
    }
    for (int role = 0; role < places.length; role++) {
      if (keepsScalar(role)) {
        Spot place = executor.spot(laterFrames[0], recording.later().input(role));
        executor.copy(executor.spot(scalars, role), place);
      }
    }
  }

  private boolean keepsScalar(int role) {
    return places[role][0] == null && recording.later().input(role) >= 0;
  }

  /** Brings what the first step could not write in place to where later steps look for it. */
  private void settleFirst() {
    for (int role = 0; role < places.length; role++) {
      if (places[role][0] != null) {
        Block written = firstFrame.buffer(recording.first().result(role).index());
        if (written != places[role][0]) {
          executor.copy(written, places[role][0], extent(recording.roles().get(role)));
        }
      }
    }
  }

  /** Bytes that a later step reads and writes at least. */
  long leastBytes() {
    long numbers = 0;
    for (int role = 0; role < places.length; role++) {
      if (places[role][0] != null) {
        int extent = extent(recording.roles().get(role));
        numbers += recording.later().input(role) >= 0 ? 2L * extent : extent;
      }
    }
    long gradients = recording.later().gradient() >= 0 ? size : 0;
    return numbers * executor.kept().bytes() + gradients * executor.real().bytes();
  }

  void close() {
    gradient.close();
    scalars.close();
    for (Block[] place : places) {
      for (Block block : place) {
        if (block != null) {
          block.close();
        }
      }
    }
    temporaries.forEach(Block::close);
    firstFrame.close();
    laterFrames[0].close();
  }
}
