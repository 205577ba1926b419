package org.gradmark.backends.gpu.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradmark.backends.gpu.execute.Executor;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;

/**
 * A rule's steps on a device: generated kernels in place, and no numbers from or to the host but
 * the index of the step. Parameters whose steps are one loop lie end to end and take them in one
 * launch.
 */
public final class GpuStepper implements Stepper {

  /** Elements that kernels can count, with room for the last group. */
  private static final long LARGEST = 1L << 30;

  private record Place(Unit unit, int at) {}

  private final Executor executor;
  private final List<Shape> shapes;
  private final List<Place> places = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private int t;

  /**
   * Compiles the kernels and allocates the memory.
   *
   * @param recordings records the rule for a parameter of a shape
   * @throws org.gradmark.backends.gpu.device.DeviceFault if the device has no memory for it
   */
  public GpuStepper(Executor executor, Function<Shape, Recording> recordings, List<Shape> shapes) {
    this.executor = executor;
    this.shapes = List.copyOf(shapes);
    Map<Shape, Recording> known = new HashMap<>();
    List<List<Integer>> groups = new ArrayList<>();
    Map<Object, Integer> open = new HashMap<>();
    Map<Integer, Long> sizes = new HashMap<>();
    for (int p = 0; p < shapes.size(); p++) {
      Recording recording = known.computeIfAbsent(shapes.get(p), recordings);
      Object same = recording.isOneLoop() ? recording.sameness() : (Object) p;
      Integer group = open.get(same);
      if (group == null || sizes.get(group) + shapes.get(p).size() > LARGEST) {
        group = groups.size();
        groups.add(new ArrayList<>());
        open.put(same, group);
        sizes.put(group, 0L);
      }
      groups.get(group).add(p);
      sizes.merge(group, (long) shapes.get(p).size(), Long::sum);
    }
    Place[] found = new Place[shapes.size()];
    try {
      for (int g = 0; g < groups.size(); g++) {
        Recording recording = known.get(shapes.get(groups.get(g).get(0)));
        Unit unit = new Unit(executor, recording, Math.toIntExact(sizes.get(g)));
        units.add(unit);
        int at = 0;
        for (int p : groups.get(g)) {
          found[p] = new Place(unit, at);
          at += shapes.get(p).size();
        }
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    places.addAll(List.of(found));
  }

  @Override
  public void fill(int parameter, double[] value, double[] gradient) {
    places.get(parameter).unit.fill(places.get(parameter).at, value, gradient);
  }

  /** Queues a step without waiting for it: for timing by the device's own clock. */
  public void queue() {
    t++;
    units.forEach(unit -> unit.step(t));
  }

  @Override
  public void step() {
    queue();
    finish();
  }

  /**
   * The least that a later step must move: what it looks at of parameter, gradient and state is
   * read once, parameter and state are written once.
   */
  public long leastBytes() {
    return units.stream().mapToLong(Unit::leastBytes).sum();
  }

  /** Waits until all steps are done. */
  public void finish() {
    executor.finish();
  }

  @Override
  public double[] read(int parameter) {
    Place place = places.get(parameter);
    return place.unit.read(place.at, shapes.get(parameter).size());
  }

  @Override
  public void close() {
    units.forEach(Unit::close);
  }
}
