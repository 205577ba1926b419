package org.gradmark.core.statistics;

/**
 * A confidence interval for the mean of draws from a known range that holds at all times at once,
 * so also at the time a test chooses to stop: the predictable plug-in empirical Bernstein
 * confidence sequence of I. Waudby-Smith, A. Ramdas, <em>Estimating means of bounded random
 * variables by betting</em>, JRSS B 86 (2024), theorem 2, with the sizes given there, truncated at
 * 1/2.
 */
final class Interval {

  private static final double TRUNCATION = 0.5;

  private final double low;
  private final double width;
  private final double price;
  private final CompensatedSum sum = new CompensatedSum();
  private double squares = 0.25;
  private double weights;
  private double weighted;
  private double spread;
  private int count;

  /**
   * An interval that is the whole range.
   *
   * @param miss probability that it ever misses the mean, such as 0.01
   */
  Interval(double low, double high, double miss) {
    this.low = low;
    this.width = high - low;
    this.price = StrictMath.log(2 / miss);
  }

  /** Takes in a draw from the range. */
  void add(double y) {
    double x = (y - low) / width;
    double before = centre();
    double variance = squares / (count + 1);
    count++;
    double time = count * StrictMath.log(count + 1.0);
    double size = Math.min(Math.sqrt(2 * price / (variance * time)), TRUNCATION);
    weights += size;
    weighted += size * x;
    spread += (x - before) * (x - before) * (-StrictMath.log1p(-size) - size);
    sum.add(x);
    double after = centre();
    squares += (x - after) * (x - after);
  }

  /** The mean of the draws, in their unit; NaN before the first. */
  double mean() {
    return count == 0 ? Double.NaN : low + width * (sum.value() / count);
  }

  /** Its lower end, in the draws' unit. */
  double lower() {
    return low + width * Math.max(0, middle() - radius());
  }

  /** Its upper end. */
  double upper() {
    return low + width * Math.min(1, middle() + radius());
  }

  /** The mean so far, drawn towards the middle of the range as if by one more draw there. */
  private double centre() {
    return (0.5 + sum.value()) / (count + 1);
  }

  private double middle() {
    return count == 0 ? 0.5 : weighted / weights;
  }

  private double radius() {
    return count == 0 ? 0.5 : (price + spread) / weights;
  }
}
