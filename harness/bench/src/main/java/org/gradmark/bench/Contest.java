package org.gradmark.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradmark.core.run.Environment;

/**
 * Times benchmarks against each other: in rounds, one fork of each benchmark in each round, every
 * second round in reverse order. What the machine does meanwhile thus happens to all of them.
 */
final class Contest {

  /**
   * One benchmark in the contest.
   *
   * @param fork times one fork; the argument is the name of its files
   */
  record Entry(Benchmark benchmark, Function<String, Timing> fork) {}

  /**
   * Who takes part, and who does not.
   *
   * @param entries in the order of the first round
   * @param omissions what is known before to be left out
   */
  record Field(List<Entry> entries, List<Omission> omissions) {}

  private final Effort effort;
  private final Listener listener;
  private final List<Entry> entries;
  private final Map<String, List<Timing>> timings = new LinkedHashMap<>();
  private final Map<String, Omission> omissions = new LinkedHashMap<>();

  Contest(Effort effort, Listener listener, Field field) {
    this.effort = effort;
    this.listener = listener;
    this.entries = field.entries;
    field.omissions.forEach(omission -> omissions.put(omission.benchmark(), omission));
    field.omissions.forEach(listener::omitted);
    entries.forEach(entry -> timings.put(entry.benchmark.id(), new ArrayList<>()));
  }

  /** Runs all rounds. */
  Bench run() {
    listener.planned(entries.size() * effort.forks());
    for (int round = 1; round <= effort.forks(); round++) {
      List<Entry> order = new ArrayList<>(entries);
      if (round % 2 == 0) {
        Collections.reverse(order);
      }
      for (int i = 0; i < order.size(); i++) {
        fork(order.get(i), "round-%d-%03d".formatted(round, i + 1), effort.forks() - round);
      }
    }
    return bench();
  }

  private void fork(Entry entry, String name, int left) {
    String id = entry.benchmark.id();
    if (omissions.containsKey(id)) {
      return;
    }
    listener.begins(id);
    try {
      timings.get(id).add(entry.fork.apply(name));
      // What was measured is kept, whatever becomes of the rest.
      listener.measured(bench());
      listener.ended(1);
    } catch (BenchmarkFailure e) {
      Omission omission = new Omission(id, entry.benchmark.subject(), e.getMessage(), e.isDefect());
      omissions.put(id, omission);
      timings.remove(id);
      listener.omitted(omission);
      listener.ended(1 + left);
    }
  }

  private Bench bench() {
    Map<String, Wall> walls = walls();
    List<Measurement> measurements = new ArrayList<>();
    for (Entry entry : entries) {
      List<Timing> forks = timings.getOrDefault(entry.benchmark.id(), List.of());
      if (!forks.isEmpty()) {
        Benchmark b = entry.benchmark;
        measurements.add(measurement(b, forks, walls.get(b.setting())));
      }
    }
    return new Bench(
        Environment.version(),
        Environment.current(),
        measurements,
        List.copyOf(omissions.values()));
  }

  /** Per setting, what its probes did: by the same median as a step, so that noise meets both. */
  private Map<String, Wall> walls() {
    Map<String, Map<String, Double>> speeds = new HashMap<>();
    for (Entry entry : entries) {
      Benchmark b = entry.benchmark;
      List<Timing> forks = timings.getOrDefault(b.id(), List.of());
      if (b.work() == Work.PROBE && !forks.isEmpty()) {
        double typical = measurement(b, forks, null).typical();
        speeds
            .computeIfAbsent(b.setting(), s -> new HashMap<>())
            .put(b.subject(), b.bytes() / typical);
      }
    }
    Map<String, Wall> walls = new HashMap<>();
    speeds.forEach(
        (setting, loops) -> {
          if (loops.size() == Probes.LOOPS) {
            walls.put(
                setting,
                new Wall(
                    loops.get(Probes.COPY), loops.get(Probes.TRIAD), loops.get(Probes.UPDATE)));
          }
        });
    return walls;
  }

  private static Measurement measurement(Benchmark b, List<Timing> forks, Wall wall) {
    List<Double> allocated =
        forks.stream().map(Timing::allocated).filter(bytes -> !bytes.isNaN()).toList();
    return new Measurement(
        b.work(),
        b.subject(),
        b.system(),
        b.dialect(),
        b.backend(),
        b.dtype(),
        b.list().name(),
        b.list().describe(),
        b.list().shapes().size(),
        b.list().elements(),
        b.threads(),
        forks.get(0).timer(),
        forks.stream().map(Timing::seconds).toList(),
        allocated,
        b.bytes(),
        b.work() == Work.PROBE ? null : wall,
        b.variance(),
        forks.get(0).version());
  }
}
