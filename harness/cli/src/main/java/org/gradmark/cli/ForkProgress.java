package org.gradmark.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.gradmark.bench.compare.JarForks;
import org.gradmark.bench.compare.Sample;
import org.gradmark.bench.compare.Side;

/**
 * How far a comparison of two builds is: how many forks of those that are wanted so far, and how
 * long the rest will take if they take as long. A noisy machine asks for more on the way.
 */
final class ForkProgress implements JarForks.Listener {

  private static final int WIDTH = 30;
  private static final long LOG_NANOS = 10_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier clock;
  private long start;
  private long last;
  private int planned;
  private int done;

  /**
   * A progress.
   *
   * @param terminal whether one line is rewritten; else there is a line now and then
   * @param clock nanoseconds
   */
  ForkProgress(PrintWriter err, boolean terminal, LongSupplier clock) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void planned(int forks) {
    if (planned == 0) {
      start = clock.getAsLong();
      last = start;
    }
    planned = forks;
  }

  @Override
  public void measured(String benchmark, Side side, Sample sample) {
    done++;
    long now = clock.getAsLong();
    double left = (now - start) * 1e-9 / done * Math.max(0, planned - done);
    String numbers =
        String.format(
            Locale.ROOT,
            "%d/%d forks, about %.0f s left; %s %s: %.4g µs",
            done,
            planned,
            left,
            benchmark,
            side.label(),
            sample.typical() * 1e6);
    if (terminal) {
      int filled = (int) Math.min(WIDTH, (long) WIDTH * done / Math.max(1, planned));
      err.print(
          "\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + numbers + "\u001b[K");
      err.flush();
    } else if (now - last >= LOG_NANOS) {
      last = now;
      err.println(numbers);
      err.flush();
    }
  }

  /** Clears the line, so that what follows starts on a clean one. */
  void finish() {
    if (terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
