package org.gradmark.bench.compare;

import java.util.List;
import org.gradmark.bench.Measurement;

/**
 * What one fork measured. The fork is the unit of every test here: iterations of one virtual
 * machine share its code layout, its compiled code and its neighbours, and a hundred of them tell
 * less than two virtual machines.
 *
 * @param seconds per operation, one number for each iteration, in the order of time
 * @param bytes of Java heap that an operation allocates; NaN where nobody can tell
 */
public record Sample(List<Double> seconds, double bytes) {

  public Sample {
    seconds = List.copyOf(seconds);
    if (seconds.isEmpty() || seconds.stream().anyMatch(s -> !(s > 0) || s.isInfinite())) {
      throw new IllegalArgumentException(
          "a fork needs times that are positive and finite, it has " + seconds);
    }
  }

  /** A fork of a single iteration. */
  public static Sample of(double seconds, double bytes) {
    return new Sample(List.of(seconds), bytes);
  }

  /** The fork's one number: the median of its iterations, which a short disturbance cannot move. */
  public double typical() {
    return Measurement.median(seconds);
  }
}
