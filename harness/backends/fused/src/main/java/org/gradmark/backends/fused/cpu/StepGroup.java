package org.gradmark.backends.fused.cpu;

import java.util.List;
import java.util.function.Function;
import org.gradmark.core.tensor.Shape;

/**
 * Parameters that take the same step. Each kind of tensor (parameters, gradients, every slot of
 * state) is one array, in which those of all members lie end to end.
 */
final class StepGroup {

  /** Members beyond this size are worked on by all threads, stage by stage; others by one. */
  static final int LARGE = 65_536;

  /** Blocks of a part at most: so many that taking a part costs nothing. */
  private static final int PART = 8;

  /** Parts of a stage at least, if it has so many blocks: threads should end at the same time. */
  private static final int PARTS = 16;

  private final Numbers numbers;
  private final StepPhase first;
  private final StepPhase later;
  private final int roles;
  private final boolean joined;
  private final Object[] arrays;

  /** Scalars that are kept: of each member, or of all if they share them. */
  private final double[] kept;

  private final int[] bases;
  private StepPhase now;

  /**
   * A group.
   *
   * @param members the recording of each member's steps
   */
  StepGroup(List<StepPair> members, Numbers numbers) {
    StepPair model = members.get(0);
    this.numbers = numbers;
    this.roles = 2 + model.slots().size();
    this.joined = model.isOneLoop();
    this.first = phase(members, model.first(), pair -> pair.first().shapes());
    this.later = phase(members, model.later(), pair -> pair.later().shapes());
    this.bases = new int[members.size()];
    int size = 0;
    for (int m = 0; m < bases.length; m++) {
      bases[m] = size;
      size += members.get(m).shape().size();
    }
    this.arrays = new Object[roles];
    arrays[StepProgram.X] = numbers.allocate(size);
    arrays[StepProgram.GRADIENT] = numbers.allocate(size);
    for (int role = 2; role < roles; role++) {
      int slot = role - 2;
      int all = members.stream().mapToInt(pair -> pair.slots().get(slot).size()).sum();
      arrays[role] = numbers.allocate(model.slots().get(slot).isScalar() ? 0 : all);
    }
    this.kept = new double[later.frames().length * roles];
    this.now = first;
  }

  private StepPhase phase(
      List<StepPair> members, StepProgram step, Function<StepPair, List<Shape>> shapes) {
    return new StepPhase(step, roles, members.stream().map(shapes).toList(), joined, numbers);
  }

  int lanes() {
    return Math.max(first.compiled().lanes(), later.compiled().lanes());
  }

  void fill(int member, double[] value, double[] gradient) {
    numbers.put(value, arrays[StepProgram.X], bases[member]);
    numbers.put(gradient, arrays[StepProgram.GRADIENT], bases[member]);
  }

  double[] read(int member, int size) {
    return numbers.take(arrays[StepProgram.X], bases[member], size);
  }

  /** Before the parts of a step. */
  void begin(int t) {
    now = t == 1 ? first : later;
    now.bind(arrays);
    recall(0);
    now.prepare(t);
  }

  /** After the parts of a step. */
  void end() {
    now.release(arrays);
    if (joined) {
      remember(0);
    }
  }

  private void recall(int frame) {
    for (int role = 2; role < roles; role++) {
      int input = now.step().input(role);
      if (input >= 0 && !now.step().isTensor(role)) {
        numbers.set(now.frames()[frame].scalars, input, kept[frame * roles + role]);
      }
    }
  }

  private void remember(int frame) {
    for (int role = 2; role < roles; role++) {
      if (!now.step().isTensor(role)) {
        int result = now.step().result(role).index();
        kept[frame * roles + role] = numbers.get(now.frames()[frame].scalars, result);
      }
    }
  }

  /** Adds the parts of this group's first or later steps. */
  void plan(boolean atFirst, List<Wave> waves) {
    StepPhase phase = atFirst ? first : later;
    Frame[] frames = phase.frames();
    int from = 0;
    long size = 0;
    for (int f = 0; f < frames.length; f++) {
      int own = frames[f].sizes[largest(frames[f])];
      if (joined || own > LARGE) {
        stages(phase, f, waves);
        whole(phase, from, f, size, waves);
        from = f + 1;
        size = 0;
      } else {
        size += own;
        if (size > Blocks.ELEMENTS || f == frames.length - 1) {
          whole(phase, from, f + 1, size, waves);
          from = f + 1;
          size = 0;
        }
      }
    }
  }

  private static int largest(Frame frame) {
    int largest = 0;
    for (int s = 1; s < frame.sizes.length; s++) {
      largest = frame.sizes[s] > frame.sizes[largest] ? s : largest;
    }
    return largest;
  }

  /** Some members, each from the first stage to the last. */
  private void whole(StepPhase phase, int from, int to, long size, List<Wave> waves) {
    if (from == to) {
      return;
    }
    wave(waves, 0)
        .add(
            lanes -> {
              for (int f = from; f < to; f++) {
                open(phase, f);
                Frame frame = phase.frames()[f];
                for (int s = 1; s < phase.compiled().stages(); s++) {
                  phase.compiled().run(s, frame, 0, phase.compiled().blocks(s, frame), lanes);
                  phase.compiled().finish(s, frame);
                }
                remember(f);
              }
            },
            size);
  }

  /** One large member, stage by stage. */
  private void stages(StepPhase phase, int f, List<Wave> waves) {
    Compiled compiled = phase.compiled();
    Frame frame = phase.frames()[f];
    // Wave 0 is everybody's first; what has to precede it goes with the work on the group.
    int number = 0;
    wave(waves, 0).addBefore(lanes -> open(phase, f));
    for (int s = 1; s < compiled.stages(); s++) {
      int stage = s;
      int blocks = compiled.blocks(s, frame);
      if (compiled.isScalar(s)) {
        Work run = lanes -> compiled.run(stage, frame, 0, 1, lanes);
        if (number == 0) {
          wave(waves, 0).addBefore(run);
        } else {
          wave(waves, number - 1).addAfter(run);
        }
        continue;
      }
      Wave wave = wave(waves, number++);
      long elements = frame.sizes[largest(frame)];
      int part = Math.max(1, Math.min(PART, blocks / PARTS));
      for (int from = 0; from < blocks; from += part) {
        int first = from;
        int last = Math.min(blocks, from + part);
        wave.add(
            lanes -> compiled.run(stage, frame, first, last, lanes),
            elements * (last - first) / blocks);
      }
      wave.addAfter(lanes -> compiled.finish(stage, frame));
    }
    if (!joined) {
      wave(waves, Math.max(0, number - 1)).addAfter(lanes -> remember(f));
    }
  }

  private void open(StepPhase phase, int frame) {
    phase.share(frame);
    if (frame > 0) {
      recall(frame);
    }
  }

  private static Wave wave(List<Wave> waves, int number) {
    while (waves.size() <= number) {
      waves.add(new Wave());
    }
    return waves.get(number);
  }
}
