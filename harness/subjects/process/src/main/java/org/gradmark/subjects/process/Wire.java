package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.gradmark.core.contract.SubjectFailure;

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

  /**
   * Asks back during a step or an estimate.
   *
   * @throws UnsupportedOperationException if whoever is asked cannot answer such questions
   * @throws SubjectFailure if the question makes no sense to whom it is asked
   */
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
    ObjectNode reply = Lines.read(line);
    if (reply.path("unsupported").isTextual()) {
      throw new UnsupportedOperationException(reply.path("unsupported").textValue());
    }
    if (reply.path("error").isTextual()) {
      throw new SubjectFailure(reply.path("error").textValue());
    }
    return reply;
  }
}
