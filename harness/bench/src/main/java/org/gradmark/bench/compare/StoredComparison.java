package org.gradmark.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.gradmark.bench.Bench;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.Work;

/**
 * Compares what was measured at two times. Weaker than {@link Comparison}: the machine may have
 * changed between the two, nobody can ask for more forks, and nothing can be confirmed. Therefore
 * the test alone has to have the error rate that both stages have together.
 *
 * @param old what there was before
 * @param after what is to be judged
 */
public record StoredComparison(Bench old, Bench after) {

  private static final List<String> FINGERPRINT =
      List.of("java", "vm", "os", "arch", "cpu", "cores");

  /** What differs between the two machines, such as {@code cores: 2, now 4}; empty if nothing. */
  public List<String> otherMachine() {
    List<String> differences = new ArrayList<>();
    for (String fact : FINGERPRINT) {
      Object before = old.environment().get(fact);
      Object now = after.environment().get(fact);
      if (!Objects.equals(String.valueOf(before), String.valueOf(now))) {
        differences.add("%s: %s, now %s".formatted(fact, before, now));
      }
    }
    return differences;
  }

  /** Benchmarks that only one of them has, with which. */
  public Map<String, Side> unmatched() {
    Map<String, Measurement> before = byName(old);
    Map<String, Measurement> now = byName(after);
    Map<String, Side> unmatched = new LinkedHashMap<>();
    for (String name : new TreeSet<>(before.keySet())) {
      if (!now.containsKey(name)) {
        unmatched.put(name, Side.OLD);
      }
    }
    for (String name : new TreeSet<>(now.keySet())) {
      if (!before.containsKey(name)) {
        unmatched.put(name, Side.NEW);
      }
    }
    return unmatched;
  }

  /**
   * Judges what both have; the probes of the machine are left out.
   *
   * @return none if they have nothing in common
   * @throws IllegalArgumentException if there are too few forks for anything to be significant; the
   *     message says how many are needed
   */
  public List<Finding> findings(Criteria criteria) {
    Map<String, Measurement> before = byName(old);
    Map<String, Measurement> now = byName(after);
    Map<String, Observed> observed = new LinkedHashMap<>();
    before.forEach(
        (name, measurement) -> {
          if (now.containsKey(name)) {
            observed.put(
                name, new Observed(samples(measurement), samples(now.get(name)), new Apart()));
          }
        });
    int needed = criteria.forksApart(Math.max(1, observed.size()));
    observed.forEach(
        (name, some) -> {
          if (some.forks() < needed) {
            throw new IllegalArgumentException(
                "%s has %d forks, and with fewer than %d a side nothing is significant; measure both with gradmark bench --forks %d"
                    .formatted(name, some.forks(), needed, needed));
          }
        });
    return new Judge(criteria).once(observed);
  }

  private static Map<String, Measurement> byName(Bench bench) {
    Map<String, Measurement> byName = new LinkedHashMap<>();
    for (Measurement measurement : bench.measurements()) {
      if (measurement.work() != Work.PROBE) {
        byName.put(measurement.benchmark(), measurement);
      }
    }
    return byName;
  }

  private static List<Sample> samples(Measurement measurement) {
    List<Sample> samples = new ArrayList<>();
    int forks = measurement.seconds().size();
    boolean counted = measurement.allocated().size() == forks;
    for (int i = 0; i < forks; i++) {
      double bytes = counted ? measurement.allocated().get(i) : Double.NaN;
      samples.add(new Sample(measurement.seconds().get(i), bytes));
    }
    return samples;
  }
}
