package org.gradmark.bench.compare;

import java.util.List;

/**
 * Which benchmarks are asked for.
 *
 * @param subjects patterns for subject ids, {@code *} for any text; none for all
 * @param systems patterns for system ids; none for all
 * @param backends patterns for backends; none for all
 * @param dtypes formats of arrays; none for all
 * @param lists names of lists of parameters, one or more
 * @param threads numbers of threads, one or more
 */
public record Wanted(
    List<String> subjects,
    List<String> systems,
    List<String> backends,
    List<String> dtypes,
    List<String> lists,
    List<Integer> threads) {

  public Wanted {
    subjects = List.copyOf(subjects);
    systems = List.copyOf(systems);
    backends = List.copyOf(backends);
    dtypes = List.copyOf(dtypes);
    lists = List.copyOf(lists);
    threads = List.copyOf(threads);
  }
}
