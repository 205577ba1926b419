package org.gradmark.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
}
