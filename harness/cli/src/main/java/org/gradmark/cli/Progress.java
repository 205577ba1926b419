package org.gradmark.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * How far a run is. On a terminal one line that is rewritten; in a log one line now and then. A bar
 * library would draw the first but litter the second, and CI logs are half of this bar's readers.
 */
final class Progress {

  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long LOG_NANOS = 10_000_000_000L;
  private static final int WIDTH = 40;

  private final PrintWriter err;
  private final boolean terminal;
  private final int total;
  private final long start = System.nanoTime();
  private long last = start;
  private int done;
  private int bad;

  Progress(PrintWriter err, boolean terminal, int total) {
    this.err = err;
    this.terminal = terminal;
    this.total = total;
  }

  /** One more cell is decided. */
  void step(boolean good) {
    done++;
    bad += good ? 0 : 1;
    long now = System.nanoTime();
    if (now - last >= (terminal ? TERMINAL_NANOS : LOG_NANOS)) {
      last = now;
      show(now);
    }
  }

  /** Clears the line, so that what follows starts on a clean one. */
  void finish() {
    if (terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private void show(long now) {
    double seconds = (now - start) * 1e-9;
    long left = Math.round(seconds / done * (total - done));
    String numbers =
        String.format(
            Locale.ROOT, "%d/%d cells, %d not as claimed, about %d s left", done, total, bad, left);
    if (terminal) {
      int filled = (int) ((long) WIDTH * done / total);
      err.print(
          "\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + numbers + "\u001b[K");
    } else {
      err.println(numbers);
    }
    err.flush();
  }
}
