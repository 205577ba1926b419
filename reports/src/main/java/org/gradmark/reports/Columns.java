package org.gradmark.reports;

import java.util.ArrayList;
import java.util.List;

/** Text in a fixed number of columns. */
final class Columns {

  private Columns() {}

  /** How many columns a text takes; combining marks take none. */
  static int of(String text) {
    return (int)
        text.codePoints()
            .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
            .filter(c -> Character.getType(c) != Character.FORMAT)
            .count();
  }

  /** The text with spaces up to the column; never cut. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /**
   * The text on lines of at most {@code width} columns, broken at spaces; a word that is longer has
   * a line of its own.
   */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +")) {
      if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
