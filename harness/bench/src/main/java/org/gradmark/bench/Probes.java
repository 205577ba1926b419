package org.gradmark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The loops that are the wall of a setting. */
final class Probes {

  static final String COPY = "probe:copy";
  static final String TRIAD = "probe:triad";
  static final String UPDATE = "probe:update";

  /** Name to arrays that STREAM counts. */
  private static final Map<String, Integer> ARRAYS = Map.of(COPY, 2, TRIAD, 3, UPDATE, 3);

  /** How many there are. */
  static final int LOOPS = ARRAYS.size();

  private Probes() {}

  /** The probes beside the benchmarks of a list. */
  static List<Benchmark> of(ParameterList list, String dtype, int threads) {
    List<Benchmark> probes = new ArrayList<>();
    for (String name : List.of(COPY, TRIAD, UPDATE)) {
      Benchmark unsized =
          new Benchmark(
              Work.PROBE,
              name,
              "",
              "",
              dtype,
              dtype,
              list,
              threads,
              Map.of(),
              Double.NaN,
              Double.NaN);
      double bytes =
          (double) ARRAYS.get(name) * Timers.probeLength(unsized) * threads * unsized.width();
      probes.add(unsized.moving(bytes));
    }
    return probes;
  }

  /** The method of the benchmark's class. */
  static String loop(Benchmark probe) {
    return probe.subject().substring(probe.subject().indexOf(':') + 1);
  }
}
