package org.gradmark.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.gradmark.bench.Bench;
import org.gradmark.bench.BenchFile;
import org.gradmark.bench.Listener;
import org.gradmark.bench.Omission;

/**
 * How far the benchmarks are; what is known after each round is written, so that Ctrl-C loses one.
 */
final class BenchProgress implements Listener {

  private static final int WIDTH = 30;
  private static final long LOG_NANOS = 10_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private final Path file;
  private final long start = System.nanoTime();
  private long last = start;
  private int planned;
  private int done;

  BenchProgress(PrintWriter err, boolean terminal, Path file) {
    this.err = err;
    this.terminal = terminal;
    this.file = file;
  }

  @Override
  public void planned(int forks) {
    planned = forks;
  }

  @Override
  public void begins(String benchmark) {
    long now = System.nanoTime();
    double seconds = (now - start) * 1e-9;
    String left =
        done == 0
            ? ""
            : String.format(Locale.ROOT, ", about %.0f s left", seconds / done * (planned - done));
    if (terminal) {
      int filled = (int) ((long) WIDTH * done / Math.max(1, planned));
      err.print(
          "\r[%s%s] %d/%d%s  %s\u001b[K"
              .formatted(
                  "#".repeat(filled), ".".repeat(WIDTH - filled), done, planned, left, benchmark));
      err.flush();
    } else if (now - last >= LOG_NANOS) {
      last = now;
      err.println("%d/%d forks%s; now %s".formatted(done, planned, left, benchmark));
      err.flush();
    }
  }

  @Override
  public void ended(int forks) {
    done += forks;
  }

  @Override
  public void omitted(Omission omission) {
    clear();
    err.println("gradmark: left out: " + omission.benchmark() + ": " + omission.reason());
    err.flush();
  }

  @Override
  public void measured(Bench bench) {
    BenchFile.write(file, bench);
  }

  /** Clears the line, so that what follows starts on a clean one. */
  void finish() {
    clear();
    err.flush();
  }

  private void clear() {
    if (terminal) {
      err.print("\r\u001b[K");
    }
  }
}
