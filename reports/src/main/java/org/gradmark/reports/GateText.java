package org.gradmark.reports;

import java.util.List;
import org.gradmark.core.gate.Complaint;
import org.gradmark.core.run.Run;
import org.gradmark.reports.Terminal.Paint;

/**
 * What {@code gradmark gate} prints: every complaint once, with what to do next, and the sum last.
 */
public final class GateText {

  private static final int INDENT = 2;

  private final Terminal terminal;
  private final StringBuilder out = new StringBuilder();

  private GateText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The text.
   *
   * @param known how many cells fail as expected
   * @param seconds wall time of the run; NaN where it is not known
   * @return lines, each ended by a line feed
   */
  public static String render(
      Run run, List<Complaint> complaints, int known, double seconds, Terminal terminal) {
    GateText text = new GateText(terminal);
    Digest digest = Digest.of(run);
    text.line(terminal.paint(Paint.STRONG, "Gradmark " + run.gradmark()) + "  " + digest.machine());
    text.line("");
    Complaint.Kind kind = null;
    for (Complaint complaint : complaints) {
      if (complaint.kind() != kind) {
        kind = complaint.kind();
        Complaint.Kind now = kind;
        int count = (int) complaints.stream().filter(c -> c.kind() == now).count();
        text.line(terminal.heading(kind.label(), Wording.count(count)));
      }
      text.complaint(complaint);
    }
    text.totals(digest, complaints, known, seconds);
    return text.out.toString();
  }

  private void complaint(Complaint complaint) {
    String subject = Wording.oneLine(complaint.subject());
    String head = subject.isEmpty() ? "" : subject + ": ";
    List<String> lines =
        Columns.wrap(head + Wording.oneLine(complaint.sentence()), terminal.width() - INDENT);
    for (int i = 0; i < lines.size(); i++) {
      line((i == 0 ? terminal.paint(Paint.BAD, "- ") : " ".repeat(INDENT)) + lines.get(i));
    }
    if (complaint.cells().isEmpty()) {
      line("");
      return;
    }
    String where = Wording.count(complaint.cells().size(), "cell");
    if (complaint.line() > 0) {
      where += ", line " + complaint.line() + " of the expectations";
    }
    line(" ".repeat(INDENT) + terminal.paint(Paint.QUIET, where));
    String next = Wording.oneLine(complaint.next());
    line(" ".repeat(INDENT) + terminal.paint(Paint.COMMAND, next));
    line("");
  }

  private void totals(Digest digest, List<Complaint> complaints, int known, double seconds) {
    line(terminal.rule());
    String time = Double.isNaN(seconds) ? "" : " in " + Wording.time(seconds);
    line(counts(digest.run(), known, time));
    line(
        complaints.isEmpty()
            ? terminal.paint(Paint.GOOD, "The gate is open.")
            : terminal.paint(
                Paint.BAD,
                "The gate is shut: " + Wording.count(complaints.size(), "complaint") + "."));
  }

  /**
   * How many cells had each result, as every report of a gate tells it: {@code 28 cells: 2 fail, 26
   * pass; 2 known failures}.
   */
  static String counts(Run run, int known, String time) {
    Tally tally = Tally.of(run.verdicts());
    return Wording.count(tally.total(), "cell")
        + time
        + ": "
        + tally
        + (known > 0 ? "; " + Wording.count(known, "known failure") : "");
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
