package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The host's end of the two streams. */
final class Wire {

  /** The harness went away in the middle of a step. */
  static final class Ended extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Ended(Throwable cause) {
      super("the input ended while an answer was awaited", cause);
    }
  }

  private final LineReader in;
  private final OutputStream out;

  Wire(InputStream in, OutputStream out) {
    this.in = new LineReader(in, Integer.MAX_VALUE);
    this.out = out;
  }

  String read() throws IOException {
    return in.read();
  }

  void write(ObjectNode object) throws IOException {
    out.write((Lines.write(object) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Asks back during a step. */
  ObjectNode ask(ObjectNode question) {
    String line;
    try {
      write(question);
      line = in.read();
    } catch (IOException e) {
      throw new Ended(e);
    }
    if (line == null) {
      throw new Ended(null);
    }
    return Lines.read(line);
  }
}
