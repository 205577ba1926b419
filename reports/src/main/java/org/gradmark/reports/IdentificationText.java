package org.gradmark.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.identify.Identification;
import org.gradmark.core.identify.Match;
import org.gradmark.core.identify.RunnerUp;

/** What a subject turned out to be, for a terminal or a log. */
public final class IdentificationText {

  private static final int SHOWN = 4;
  private static final String INDENT = "          ";

  private IdentificationText() {}

  /** A few lines, ended by a line break. */
  public static String render(Identification found, Terminal terminal) {
    StringBuilder text = new StringBuilder();
    String word =
        switch (found.answer()) {
          case AS_DECLARED -> terminal.paint(Terminal.Paint.GOOD, "as declared");
          case OTHER -> terminal.paint(Terminal.Paint.BAD, "something else");
          case NONE -> terminal.paint(Terminal.Paint.BAD, "none of these");
        };
    text.append(terminal.heading(found.subject(), word)).append('\n');
    line(text, terminal, "is", found.sentence());
    line(text, terminal, "", found.sureness());
    line(text, terminal, "on", found.place());
    List<Match> others = found.matches().stream().skip(1).toList();
    for (Match other : others.stream().limit(SHOWN).toList()) {
      line(text, terminal, "same as", other.sentence());
    }
    if (others.size() > SHOWN) {
      line(text, terminal, "", "and " + (others.size() - SHOWN) + " more");
    }
    boolean none = found.matches().isEmpty();
    List<RunnerUp> told = found.runnersUp().stream().filter(n -> !none || n.isNear()).toList();
    for (RunnerUp next : told) {
      line(text, terminal, none ? "nearest" : "not", next.sentence());
    }
    if (told.isEmpty() && !found.runnersUp().isEmpty()) {
      line(text, terminal, "", "and none comes near: " + found.runnersUp().get(0).sentence());
    }
    for (String reason : brief(found.leftOut())) {
      line(text, terminal, "unseen", reason);
    }
    return text.append('\n').toString();
  }

  /** Probes that were left out for one reason, on one line. */
  private static List<String> brief(List<String> leftOut) {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (String one : leftOut) {
      int colon = one.indexOf(": ");
      byReason
          .computeIfAbsent(one.substring(colon + 2), reason -> new ArrayList<>())
          .add(one.substring(0, Math.max(0, colon)));
    }
    byReason.forEach((reason, probes) -> lines.add(String.join("; ", probes) + ": " + reason));
    return lines;
  }

  private static void line(StringBuilder text, Terminal terminal, String label, String said) {
    String start = String.format("%-" + INDENT.length() + "s", label);
    for (String part : Columns.wrap(Wording.oneLine(said), terminal.width() - INDENT.length())) {
      text.append(start).append(part).append('\n');
      start = INDENT;
    }
  }
}
