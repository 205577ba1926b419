package org.gradmark.reports;

/**
 * What the terminal, or the log, can show.
 *
 * @param width columns; at least 40
 * @param colour whether ANSI colours are understood; the caller honours {@code NO_COLOR}
 * @param unicode whether lines may be drawn with box characters
 */
public record Terminal(int width, boolean colour, boolean unicode) {

  /** A log of 100 columns: no colours, box characters. */
  public static final Terminal LOG = new Terminal(100, false, true);

  public Terminal {
    if (width < 40) {
      throw new IllegalArgumentException("a table needs 40 columns or more, not " + width);
    }
  }

  /** The paints that tables use. */
  enum Paint {
    BAD("1;31"),
    BROKEN("1;35"),
    ODD("1;33"),
    GOOD("32"),
    STRONG("1"),
    QUIET("2"),
    COMMAND("36");

    private final String code;

    Paint(String code) {
      this.code = code;
    }

    static Paint of(Severity severity) {
      return switch (severity) {
        case FAIL -> BAD;
        case ERROR -> BROKEN;
        case DEVIATES, ADVICE -> ODD;
        case SKIPPED -> QUIET;
        case PASS -> GOOD;
      };
    }
  }

  String paint(Paint paint, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + paint.code + "m" + text + "\u001b[0m" : text;
  }

  /** A line across. */
  String rule() {
    return paint(Paint.QUIET, (unicode ? "─" : "-").repeat(width));
  }

  /** A heading, then a line to the right edge, with a remark at its end. */
  String heading(String text, String remark) {
    int line = width - Columns.of(text) - Columns.of(remark) - 2;
    return paint(Paint.STRONG, text)
        + " "
        + paint(Paint.QUIET, (unicode ? "─" : "-").repeat(Math.max(3, line)))
        + " "
        + remark;
  }
}
