package org.gradmark.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How fast simple loops moved arrays as large as those of the benchmark beside it, with as many
 * threads, in the same run: the roofline of what does little arithmetic.
 *
 * <p>In bytes per second, and counted as STREAM counts (McCalpin 1995): every array that a loop
 * reads or writes once. A store to a line that is not in the cache reads that line first
 * (write-allocate), which STREAM does not count. The hardware does move it, and a step in place,
 * whose stores all go to lines that it has just read, has no such traffic. {@link #bandwidth()}
 * therefore counts it.
 *
 * @param copy of {@code a = b}: 2 arrays, 3 with write-allocate
 * @param triad of {@code a = b + s c}: 3 arrays, 4 with write-allocate
 * @param update of {@code a = s a + b}: 3 arrays, no write-allocate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wall(double copy, double triad, double update) {

  private static final double COPY_ALLOCATES = 3.0 / 2;
  private static final double TRIAD_ALLOCATES = 4.0 / 3;

  public Wall {
    if (!(copy > 0 && triad > 0 && update > 0)) {
      throw new IllegalArgumentException("the bandwidth of a probe must be positive");
    }
  }

  /** The largest, write-allocate counted: what the machine moved, in bytes per second. */
  public double bandwidth() {
    return Math.max(update, Math.max(copy * COPY_ALLOCATES, triad * TRIAD_ALLOCATES));
  }
}
