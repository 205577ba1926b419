package org.gradmark.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * One benchmark and every number that was measured of it. A line of {@code bench.jsonl}, which
 * {@code reports/BENCH-FORMAT.md} describes.
 *
 * @param work what one operation does
 * @param subject id of the subject, such as {@code dl4j:adam}; {@code probe:copy} of a probe
 * @param system id of the system that it implements; empty for a probe
 * @param dialect id of the dialect that it declares; empty for a probe
 * @param backend backend or dtype that it ran on
 * @param dtype format of its arrays
 * @param list name of the list of parameters: {@code 1e7}, {@code gpt2}; for an estimator the
 *     setting
 * @param shapes the list in words, such as {@code 10000 x [64]}
 * @param tensors how many arrays the list has
 * @param elements numbers in the list; 1 for an estimator
 * @param threads how many it was given
 * @param timer {@code jmh}, or {@code own process} for a program that times itself
 * @param seconds per operation: one list for each fork, one number for each iteration
 * @param allocated bytes of Java heap that one operation allocates, one number for each fork; empty
 *     where nobody can tell
 * @param bytes least traffic that one operation needs, in bytes; NaN where it is not known
 * @param wall what probes of the same run moved; null where there were none
 * @param variance of one estimate, summed over its components; NaN for everything else
 * @param version of the implementation, or empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measurement(
    Work work,
    String subject,
    String system,
    String dialect,
    String backend,
    String dtype,
    String list,
    String shapes,
    int tensors,
    long elements,
    int threads,
    String timer,
    List<List<Double>> seconds,
    List<Double> allocated,
    double bytes,
    Wall wall,
    double variance,
    String version) {

  public Measurement {
    Objects.requireNonNull(work, "field \"work\" is missing");
    for (String text : new String[] {subject, system, dialect, backend, dtype, list, timer}) {
      Objects.requireNonNull(text, "one of subject, system, dialect, backend, dtype, list, timer");
    }
    Objects.requireNonNull(seconds, "field \"seconds\" is missing");
    seconds = seconds.stream().map(List::copyOf).toList();
    allocated = allocated == null ? List.of() : List.copyOf(allocated);
    if (seconds.isEmpty() || seconds.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(subject + ": a fork without any time in \"seconds\"");
    }
    if (seconds.stream().flatMap(List::stream).anyMatch(s -> !(s > 0) || s.isInfinite())) {
      throw new IllegalArgumentException(subject + ": a time that is not positive in \"seconds\"");
    }
    if (tensors < 1 || elements < 1 || threads < 1) {
      throw new IllegalArgumentException(
          subject + ": tensors, elements and threads must be at least 1");
    }
  }

  /**
   * What is measured here, such as {@code step dl4j:adam@float32 1e7 x2}: the same in two files for
   * what can be compared.
   */
  @JsonIgnore
  public String benchmark() {
    return work.label() + " " + subject + "@" + backend + " " + list + " x" + threads;
  }

  /** One number for each fork: the median of its iterations, in seconds per operation. */
  public List<Double> forks() {
    return seconds.stream().map(Measurement::median).toList();
  }

  /** The median of the forks, in seconds per operation. */
  public double typical() {
    return median(forks());
  }

  /** Nanoseconds per element, by the median of the forks. */
  public double nanosPerElement() {
    return typical() * 1e9 / elements;
  }

  /** Least traffic over time, in bytes per second; NaN where the traffic is not known. */
  public double bandwidth() {
    return bytes / typical();
  }

  /** {@link #bandwidth()} as a share of the wall's; NaN where one of them is not known. */
  public double share() {
    return wall == null ? Double.NaN : bandwidth() / wall.bandwidth();
  }

  /** Bytes that one operation allocates: the most of all forks; NaN where nobody can tell. */
  public double allocation() {
    return allocated.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  /** The middle one; of two in the middle, their mean. */
  public static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
