package org.gradmark.reports;

import java.util.Locale;
import org.gradmark.bench.Measurement;

/** Times, speeds and amounts of benchmarks, as reports write them. */
final class Quantity {

  private static final double GIGA = 1e9;

  private Quantity() {}

  /** Three digits, such as {@code 0.507} or {@code 12.3}. */
  static String nanos(double nanos) {
    String format =
        nanos < 0.9995 ? "%.3f" : nanos < 9.995 ? "%.2f" : nanos < 99.95 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, nanos);
  }

  /** Bytes per second as {@code 42.1}, in GB/s; nothing where it is not known. */
  static String speed(double bytesPerSecond) {
    return Double.isNaN(bytesPerSecond)
        ? ""
        : String.format(Locale.ROOT, "%.1f", bytesPerSecond / GIGA);
  }

  /** A share such as {@code 93 %}; nothing where it is not known. */
  static String share(double share) {
    return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** Bytes; nothing where nobody can tell. */
  static String bytes(double bytes) {
    return Double.isNaN(bytes) ? "" : String.format(Locale.ROOT, "%,.0f", bytes);
  }

  /** Weights or estimates per second. */
  static String perSecond(Measurement m) {
    return Wording.brief(m.elements() / m.typical());
  }

  /** Variance times time of an estimator: twice as much needs twice the time for the same error. */
  static String cost(Measurement m) {
    double cost = m.variance() * m.typical();
    return Double.isNaN(cost) ? "" : Wording.brief(cost);
  }

  /**
   * What the benchmarks beside each other have in common, such as {@code 1e7, float32, 2 threads}.
   */
  static String setting(Measurement m) {
    String list =
        m.tensors() == 1 ? m.list() : m.list() + " (" + Wording.count(m.tensors(), "tensor") + ")";
    return list + ", " + m.dtype() + ", " + Wording.count(m.threads(), "thread");
  }
}
