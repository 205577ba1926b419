package org.gradmark.subjects.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 lines of limited length, and knows whether one has begun to arrive. */
final class LineReader {

  private final InputStream stream;
  private final int limit;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int end;
  private String unfinished = "";

  LineReader(InputStream stream, int limit) {
    this.stream = stream;
    this.limit = limit;
  }

  /**
   * The next line without its end, or null at the end of the stream. Text after the last line end
   * is no line: its writer died over it.
   *
   * @throws BrokenChildException if the line is too long
   */
  String read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    while (true) {
      int start = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      line.write(buffer, start, position - start);
      if (line.size() > limit) {
        throw new BrokenChildException(
            "answered with a line of more than " + limit + " bytes, the limit");
      }
      if (position < end) {
        position++;
        return line.toString(StandardCharsets.UTF_8);
      }
      position = 0;
      end = Math.max(0, stream.read(buffer));
      if (end == 0) {
        unfinished = line.toString(StandardCharsets.UTF_8);
        return null;
      }
    }
  }

  /** The line that had begun when the stream ended; empty if none had. */
  String unfinished() {
    return unfinished;
  }

  /** Whether something is there to be read already. */
  boolean hasMore() throws IOException {
    return position < end || stream.available() > 0;
  }
}
