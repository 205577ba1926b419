package org.gradmark.reports;

import java.util.List;
import java.util.Map;
import org.gradmark.core.run.Run;

/** Text that is safe in Markdown, and the pieces that documents are made of. */
final class Markdown {

  private Markdown() {}

  /** The text with everything escaped that means something in the middle of a line. */
  static String escape(String text) {
    return Wording.oneLine(text).replaceAll("[\\\\`*_\\[\\]<>|&~$#]", "\\\\$0");
  }

  /** A code block that no run of backticks in the text can end. */
  static String block(String language, String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + language + "\n" + text + "\n" + fence + "\n";
  }

  /** A row of a table; the cells are escaped already. */
  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /**
   * What is wrong, the cells that show it, and the command that shows it again; where nobody knows
   * what is wrong, also the one that may tell.
   */
  static String cause(String heading, Run run, SubjectView subject, Cause cause) {
    String should = cause.severity() == Severity.ADVICE ? " (SHOULD)" : "";
    return heading
        + " "
        + escape(cause.text())
        + should
        + "\n\n"
        + escape(subject.where(cause).replace('\u00a0', ' '))
        + "\n\n"
        + block(
            "sh",
            Wording.reproduction(cause.example())
                + (cause.isUnexplained() ? "\n" + Programs.identification(run, subject.id()) : ""));
  }

  /** Facts as a table of two columns; empty if there are none. */
  static String facts(Map<String, String> facts) {
    if (facts.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder("| evidence | |\n|---|---|\n");
    facts.forEach((name, value) -> table.append(row(List.of(escape(name), escape(value)))));
    return table.append('\n').toString();
  }

  /** Lists side by side, at most {@code most} rows of them. */
  static String table(Evidence.Table table, int most) {
    StringBuilder text = new StringBuilder();
    List<String> columns = List.copyOf(table.columns().keySet());
    text.append(row(columns.stream().map(Markdown::escape).toList()));
    text.append(row(columns.stream().map(c -> table.isNumeric(c) ? "---:" : "---").toList()));
    for (int i = 0; i < Math.min(most, table.rows()); i++) {
      int at = i;
      text.append(row(columns.stream().map(c -> escape(table.at(c, at))).toList()));
    }
    if (table.rows() > most) {
      text.append('\n').append(Wording.count(table.rows() - most, "row")).append(" more.\n");
    }
    return text.append('\n').toString();
  }
}
