package org.gradmark.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that one execution of the benchmarks measured.
 *
 * @param gradmark version that measured it
 * @param environment fingerprint of the machine, see {@link
 *     org.gradmark.core.run.Environment#current()}
 * @param measurements one for each benchmark
 * @param omissions what was asked for and could not be measured
 */
public record Bench(
    String gradmark,
    Map<String, Object> environment,
    List<Measurement> measurements,
    List<Omission> omissions) {

  public Bench {
    environment = new LinkedHashMap<>(environment);
    measurements = List.copyOf(measurements);
    omissions = List.copyOf(omissions);
  }

  /**
   * This and what was measured at another time on a like machine. Numbers of one setting belong
   * together: of one that both have, this one's count.
   *
   * @throws IllegalArgumentException if it was measured on another machine
   */
  public Bench and(Bench more) {
    for (String fact : List.of("java", "os", "arch", "cpu", "cores")) {
      if (!Objects.equals(environment.get(fact), more.environment.get(fact))) {
        throw new IllegalArgumentException(
            "%s of one machine is %s, of the other %s: give the files of one machine"
                .formatted(fact, environment.get(fact), more.environment.get(fact)));
      }
    }
    Set<List<Object>> settings =
        measurements.stream().map(Bench::setting).collect(Collectors.toSet());
    List<Measurement> all = new ArrayList<>(measurements);
    more.measurements.stream().filter(m -> !settings.contains(setting(m))).forEach(all::add);
    List<Omission> left = new ArrayList<>(omissions);
    left.addAll(more.omissions);
    return new Bench(gradmark, environment, all, left);
  }

  private static List<Object> setting(Measurement m) {
    return List.of(m.list(), m.dtype(), m.threads());
  }
}
