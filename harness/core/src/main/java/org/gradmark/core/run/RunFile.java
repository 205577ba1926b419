package org.gradmark.core.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Verdict;

/**
 * The run file: JSON lines, schema {@code gradmark/run/1}. The first line describes the run, every
 * other line is one verdict, complete on its own, so that a run that is cut short loses at most the
 * cell it was at. {@code run.schema.json} beside this class is its JSON Schema.
 */
public final class RunFile {

  /** The version of the format that this class writes and reads. */
  public static final String SCHEMA = VerdictJson.SCHEMA;

  private RunFile() {}

  /** A verdict as one line of JSON, without the line's end. */
  public static String toJson(Verdict verdict) {
    return VerdictJson.line(VerdictJson.write(verdict));
  }

  /** The first line of a run's file, without the line's end. */
  static String header(Run run) {
    Map<String, Object> o = new LinkedHashMap<>();
    o.put("type", "run");
    o.put("schema", SCHEMA);
    o.put("gradmark", run.gradmark());
    o.put("environment", run.environment());
    o.put("cells", run.cells());
    return VerdictJson.line(o);
  }

  /**
   * Writes a whole run, its verdicts in the order they have.
   *
   * @throws UncheckedIOException if the file cannot be written; the message says what to do
   */
  public static void write(Path file, Run run) {
    try (Writer writer = Writer.create(file, run)) {
      run.verdicts().forEach(writer::append);
    }
  }

  /**
   * Reads a run. A broken last line, as Ctrl-C or a power cut leaves it, becomes a warning; of a
   * cell that occurs twice, the later verdict counts. Lines of unknown type are passed over.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is no run file, of another version of the format, or
   *     broken before its last line; the message names file, line and cure
   */
  public static Run read(Path file) {
    return RunReader.read(file);
  }

  /**
   * Appends verdicts to a run file as they come, each in one piece. Thread-safe. When it returns
   * from {@link #append}, the operating system has the line.
   */
  public static final class Writer implements AutoCloseable {

    private final LineFile file;

    private Writer(LineFile file) {
      this.file = file;
    }

    /**
     * Starts a new run file, in place of whatever the path names; directories are made.
     *
     * @param environment name to string or number, see {@link Environment#current()}
     * @param cells how many cells are planned
     * @throws UncheckedIOException if it cannot be written; the message says what to do
     */
    public static Writer create(Path file, Map<String, Object> environment, int cells) {
      return create(file, new Run(Environment.version(), environment, cells, List.of(), List.of()));
    }

    private static Writer create(Path file, Run run) {
      Writer writer = new Writer(LineFile.create(file));
      writer.file.append(header(run));
      return writer;
    }

    /**
     * Goes on with the run file of a run that was cut short; what is left of a broken last line is
     * cut off.
     *
     * @throws UncheckedIOException if it cannot be written; the message says what to do
     */
    public static Writer resume(Path file) {
      return new Writer(LineFile.resume(file));
    }

    /**
     * Appends one verdict.
     *
     * @throws UncheckedIOException if the line cannot be written, for example because the disk is
     *     full; all lines before it are whole, and the message says what to do. From then on the
     *     writer refuses more.
     */
    public void append(Verdict verdict) {
      file.append(toJson(verdict));
    }

    /** Closes the file; every line that was appended is in it. */
    @Override
    public void close() {
      file.close();
    }
  }
}
