package org.gradmark.bench;

import java.util.Map;

/**
 * What is to be measured.
 *
 * @param work what one operation does
 * @param subject id of the subject, or {@code probe:copy}
 * @param system id of its system, or empty
 * @param dialect id of the dialect that it declares, or empty
 * @param backend backend or dtype
 * @param dtype format of its arrays
 * @param list the parameters
 * @param threads how many it may use
 * @param hyperparameters the same for every subject of a system, as far as they can be set
 * @param bytes least traffic of one operation, NaN where it is not known
 * @param variance of one estimate, NaN for everything else
 */
public record Benchmark(
    Work work,
    String subject,
    String system,
    String dialect,
    String backend,
    String dtype,
    ParameterList list,
    int threads,
    Map<String, Double> hyperparameters,
    double bytes,
    double variance) {

  /** As {@link Measurement#benchmark()}. */
  public String id() {
    return work.label() + " " + subject + "@" + backend + " " + list.name() + " x" + threads;
  }

  /** Benchmarks of one setting can be compared with each other, and stand below one roofline. */
  public String setting() {
    return list.name() + " " + dtype + " x" + threads;
  }

  /** Size of a number, in bytes. */
  public int width() {
    return dtype.equals("float32") ? Float.BYTES : Double.BYTES;
  }

  /** The same, of which it is known how many bytes it moves at least. */
  Benchmark moving(double known) {
    return new Benchmark(
        work,
        subject,
        system,
        dialect,
        backend,
        dtype,
        list,
        threads,
        hyperparameters,
        known,
        variance);
  }
}
