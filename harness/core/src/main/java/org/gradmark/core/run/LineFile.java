package org.gradmark.core.run;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of lines, each a JSON object, that only ever holds whole ones: a line that could not be
 * written to its end is cut back. When it returns from {@link #append}, the operating system has
 * the line. Thread-safe.
 *
 * <p>Not a {@code FileChannel}, because that closes itself when the thread that writes is
 * interrupted, which the harness does to cells that take too long.
 */
public final class LineFile implements AutoCloseable {

  /** What is asked of the file system, so that tests can have a disk that fills up. */
  interface Disk {
    void write(byte[] bytes) throws IOException;

    void cut(long length) throws IOException;

    void close() throws IOException;
  }

  private final String name;
  private final Disk disk;
  private long length;
  private UncheckedIOException failure;

  LineFile(String name, Disk disk, long length) {
    this.name = name;
    this.disk = disk;
    this.length = length;
  }

  /**
   * Starts a new file, in place of whatever the path names; directories are made.
   *
   * @throws UncheckedIOException if it cannot be written; the message says what to do
   */
  public static LineFile create(Path path) {
    try {
      if (path.toAbsolutePath().getParent() != null) {
        Files.createDirectories(path.toAbsolutePath().getParent());
      }
      LineFile file = new LineFile(path.toString(), disk(path.toFile()), 0);
      if (Files.isRegularFile(path)) {
        file.disk.cut(0);
      }
      return file;
    } catch (IOException e) {
      throw failure(path.toString(), e);
    }
  }

  /**
   * Goes on with a file that was cut short; what is left of a broken last line is cut off.
   *
   * @throws UncheckedIOException if it cannot be read or written; the message says what to do
   */
  public static LineFile resume(Path path) {
    try {
      byte[] content = Files.readAllBytes(path);
      int end = content.length;
      while (end > 0 && content[end - 1] != '\n') {
        end--;
      }
      String rest = new String(content, end, content.length - end, StandardCharsets.UTF_8);
      LineFile file = new LineFile(path.toString(), disk(path.toFile()), end);
      file.disk.cut(end);
      if (isWhole(rest)) {
        file.append(rest); // only its line end is missing, and readers count it
      }
      return file;
    } catch (IOException e) {
      throw failure(path.toString(), e);
    }
  }

  private static boolean isWhole(String line) {
    try {
      return !VerdictJson.object(line).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Appends one line.
   *
   * @param line a JSON object, without the line's end
   * @throws UncheckedIOException if it cannot be written, for example because the disk is full; all
   *     lines before it are whole. From then on the file refuses more.
   */
  public synchronized void append(String line) {
    if (failure != null) {
      throw failure;
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      disk.write(bytes);
      length += bytes.length;
    } catch (IOException e) {
      failure = failure(name, e);
      try {
        disk.cut(length);
      } catch (IOException again) {
        failure.addSuppressed(again); // the reader passes over the broken line
      }
      throw failure;
    }
  }

  /** Closes the file; every line that was appended is in it. */
  @Override
  public synchronized void close() {
    try {
      disk.close();
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  private static UncheckedIOException failure(String name, IOException e) {
    return new UncheckedIOException(
        "%s cannot be written (%s): make room or choose another path, then go on with --resume"
            .formatted(name, e.getMessage()),
        e);
  }

  private static Disk disk(File file) throws IOException {
    RandomAccessFile open = new RandomAccessFile(file, "rw");
    return new Disk() {
      @Override
      public void write(byte[] bytes) throws IOException {
        open.write(bytes);
      }

      @Override
      public void cut(long length) throws IOException {
        open.setLength(length);
        open.seek(length);
      }

      @Override
      public void close() throws IOException {
        open.close();
      }
    };
  }
}
