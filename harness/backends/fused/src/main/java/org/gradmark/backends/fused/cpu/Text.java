package org.gradmark.backends.fused.cpu;

import java.util.List;

/** Lines of source. */
final class Text {

  private final StringBuilder text = new StringBuilder();

  /** Adds a line. */
  Text line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Adds lines. */
  Text lines(List<String> lines) {
    lines.forEach(this::line);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
