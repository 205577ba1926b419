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

  /**
   * The first cells compile, load and start what later ones find ready, and cells take from
   * milliseconds to minutes: from fewer than so many, or a smaller share, nothing can be foreseen.
   */
  private static final int TELLING = 20;

  private static final double SHARE = 0.05;

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
    if (done < total && now - last >= (terminal ? TERMINAL_NANOS : LOG_NANOS)) {
      last = now;
      show(now);
    }
  }

  /** Says what takes long; the next cell takes its place. */
  void busy(String what) {
    err.print(terminal ? "\r" + what + "\u001b[K" : what + "\n");
    err.flush();
  }

  /** Says what stays on the screen. */
  void say(String line) {
    err.print(terminal ? "\r" + line + "\u001b[K\n" : line + "\n");
    err.flush();
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
    String numbers = String.format(Locale.ROOT, "%d/%d cells, %d not as claimed", done, total, bad);
    if (done >= TELLING && done >= SHARE * total) {
      long left = Math.round(seconds / done * (total - done));
      numbers += left < 120 ? ", about " + left + " s left" : ", about " + left / 60 + " min left";
    }
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
