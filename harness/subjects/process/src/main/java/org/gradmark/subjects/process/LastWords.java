package org.gradmark.subjects.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Drains a child's standard error, so that the child never blocks on it, and keeps the end of it
 * for messages.
 */
final class LastWords extends Thread {

  private static final int LINES = 3;
  private static final int LINE_BYTES = 200;
  private static final long PATIENCE_MILLIS = 1000;

  private final InputStream stream;
  private final Deque<String> lines = new ArrayDeque<>();

  LastWords(InputStream stream, String name) {
    super(name);
    this.stream = stream;
    setDaemon(true);
    start();
  }

  @Override
  public void run() {
    byte[] buffer = new byte[8192];
    byte[] line = new byte[LINE_BYTES];
    int length = 0;
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] == '\n') {
            keep(line, length);
            length = 0;
          } else if (length < LINE_BYTES) {
            line[length++] = buffer[i];
          }
        }
      }
    } catch (IOException e) {
      // The pipe broke because the process was killed: what was read so far are its last words.
    }
    keep(line, length);
  }

  private void keep(byte[] line, int length) {
    String text = Lines.quote(new String(line, 0, length, StandardCharsets.UTF_8));
    if (!tells(text)) {
      return;
    }
    synchronized (lines) {
      lines.addLast(text);
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }

  /** Rulers, such as the "#" lines of a JVM's crash message, tell nothing. */
  static boolean tells(String line) {
    return line.chars().anyMatch(Character::isLetterOrDigit);
  }

  /** The end of what the child said, ready to be appended to a sentence; empty if it was silent. */
  String sentence() {
    try {
      // The stream of an ended process is complete in no time; a survivor may hold it open.
      join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lines) {
      return lines.isEmpty() ? "" : "; its last words: " + String.join(" | ", lines);
    }
  }
}
