package org.gradmark.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.RunFile;

/**
 * Takes each verdict as it comes: into the file, into memory, onto the bar. A full disk does not
 * stop the run.
 */
final class VerdictSink implements Consumer<Verdict> {

  private final RunFile.Writer writer;
  private final List<Verdict> verdicts;
  private final Progress progress;
  private final PrintWriter err;
  private boolean failed;

  VerdictSink(RunFile.Writer writer, List<Verdict> verdicts, Progress progress, PrintWriter err) {
    this.writer = writer;
    this.verdicts = verdicts;
    this.progress = progress;
    this.err = err;
  }

  @Override
  public void accept(Verdict verdict) {
    verdicts.add(verdict);
    progress.step(verdict.result().isGood());
    if (failed) {
      return;
    }
    try {
      writer.append(verdict);
    } catch (UncheckedIOException e) {
      failed = true;
      err.println(
          "gradmark: " + e.getMessage() + "; the run goes on, its verdicts are printed at the end");
      err.flush();
    }
  }

  /** Whether the file could not take all verdicts. */
  boolean failed() {
    return failed;
  }
}
