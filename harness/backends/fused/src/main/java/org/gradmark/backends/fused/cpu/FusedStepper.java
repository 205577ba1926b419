package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Shape;

/**
 * A rule's steps, compiled: generated loops on flat arrays, in place, over all parameters in one
 * hand-off to its threads, without allocation. What depends on the index of the step only (bias
 * corrections) is computed once per step. The same bits on any number of threads.
 */
final class FusedStepper implements Stepper {

  /** Steps over fewer elements are done before another thread is awake. */
  private static final long WORTH_A_HAND_OFF = 32_768;

  /** Elements of a group at most; more make a further group. */
  private static final long LARGEST_GROUP = 1L << 28;

  private final List<Shape> shapes;
  private final List<StepGroup> groups = new ArrayList<>();
  private final int[] groupOf;
  private final int[] memberOf;
  private final List<Wave> first = new ArrayList<>();
  private final List<Wave> later = new ArrayList<>();
  private final Crew crew;
  private int t;

  FusedStepper(
      FusedCpuBackend backend,
      Numbers numbers,
      Rule rule,
      Map<String, Double> hyperparameters,
      List<Shape> shapes,
      int threads) {
    this.shapes = List.copyOf(shapes);
    this.groupOf = new int[shapes.size()];
    this.memberOf = new int[shapes.size()];
    Map<Shape, StepPair> pairs = new HashMap<>();
    Map<List<Object>, Integer> open = new LinkedHashMap<>();
    List<List<StepPair>> members = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      Shape shape = shapes.get(p);
      StepPair pair =
          pairs.computeIfAbsent(shape, key -> StepPair.of(backend, rule, hyperparameters, shape));
      Integer group = open.get(pair.sameness());
      if (group == null || sizes.get(group) + shape.size() > LARGEST_GROUP) {
        group = members.size();
        open.put(pair.sameness(), group);
        members.add(new ArrayList<>());
        sizes.add(0L);
      }
      groupOf[p] = group;
      memberOf[p] = members.get(group).size();
      members.get(group).add(pair);
      sizes.set(group, sizes.get(group) + shape.size());
    }
    int lanes = 0;
    for (List<StepPair> group : members) {
      StepGroup made = new StepGroup(group, numbers);
      groups.add(made);
      made.plan(true, first);
      made.plan(false, later);
      lanes = Math.max(lanes, made.lanes());
    }
    long largest = later.stream().mapToLong(Wave::elements).max().orElse(0);
    this.crew = new Crew(largest < WORTH_A_HAND_OFF ? 1 : threads, numbers, lanes);
  }

  @Override
  public void fill(int parameter, double[] value, double[] gradient) {
    groups.get(groupOf[parameter]).fill(memberOf[parameter], value, gradient);
  }

  @Override
  public void step() {
    t++;
    for (int g = 0; g < groups.size(); g++) {
      groups.get(g).begin(t);
    }
    List<Wave> waves = t == 1 ? first : later;
    for (int w = 0; w < waves.size(); w++) {
      Wave wave = waves.get(w);
      wave.runBefore(crew.lanes());
      if (wave.elements() < WORTH_A_HAND_OFF) {
        crew.runAlone(wave.works());
      } else {
        crew.run(wave.works());
      }
      wave.runAfter(crew.lanes());
    }
    for (int g = 0; g < groups.size(); g++) {
      groups.get(g).end();
    }
  }

  @Override
  public double[] read(int parameter) {
    return groups.get(groupOf[parameter]).read(memberOf[parameter], shapes.get(parameter).size());
  }

  @Override
  public void close() {
    crew.close();
  }
}
