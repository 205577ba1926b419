package org.gradmark.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.bench.compare.ComparisonText;
import org.gradmark.bench.compare.Finding;
import org.gradmark.core.gate.Complaint;

/**
 * Complaints as GitHub's workflow commands, which show as annotations of a run and, where a line of
 * the expectations is meant, of the file.
 */
public final class GithubAnnotations {

  /** GitHub shows ten errors of a step; the last says how many there were. */
  static final int MOST = 10;

  // GitHub cuts long messages; what matters stands at the front.
  private static final int LONGEST = 4000;

  private GithubAnnotations() {}

  /**
   * One line per annotation.
   *
   * @param file the file of expectations, as a path in the repository
   */
  public static List<String> of(List<Complaint> complaints, String file) {
    List<String> lines = new ArrayList<>();
    int shown = complaints.size() > MOST ? MOST - 1 : complaints.size();
    for (Complaint complaint : complaints.subList(0, shown)) {
      String where =
          complaint.line() > 0 ? "file=" + property(file) + ",line=" + complaint.line() + "," : "";
      lines.add(
          "::error %stitle=%s::%s"
              .formatted(
                  where, property("Gradmark: " + complaint.kind().label()), data(text(complaint))));
    }
    if (shown < complaints.size()) {
      lines.add(
          "::error title=Gradmark::%d more complaints are in the job summary and the log"
              .formatted(complaints.size() - shown));
    }
    return lines;
  }

  /** One line per benchmark that became slower, allocates more, or was not measured. */
  public static List<String> ofFindings(List<Finding> findings) {
    List<Finding> shutting = findings.stream().filter(f -> f.change().shuts()).toList();
    List<String> lines = new ArrayList<>();
    int shown = shutting.size() > MOST ? MOST - 1 : shutting.size();
    for (Finding finding : shutting.subList(0, shown)) {
      lines.add(
          "::error title=%s::%s"
              .formatted(
                  property("Gradmark: performance"),
                  data(ComparisonText.describe(finding).strip())));
    }
    if (shown < shutting.size()) {
      lines.add(
          "::error title=Gradmark::%d more benchmarks are in the job summary and the log"
              .formatted(shutting.size() - shown));
    }
    return lines;
  }

  /**
   * A file as GitHub knows it: by its path in the repository.
   *
   * @param workspace where the repository is checked out; null if nobody says
   */
  public static String inRepository(Path file, String workspace) {
    Path absolute = file.toAbsolutePath().normalize();
    boolean known = workspace != null && !workspace.isBlank();
    Path root = known ? Path.of(workspace).toAbsolutePath().normalize() : null;
    Path told = known && absolute.startsWith(root) ? root.relativize(absolute) : file;
    return told.toString().replace('\\', '/');
  }

  private static String text(Complaint complaint) {
    StringBuilder text = new StringBuilder();
    if (!complaint.subject().isEmpty()) {
      text.append(complaint.subject()).append(": ");
    }
    text.append(complaint.sentence());
    if (!complaint.cells().isEmpty()) {
      text.append('\n')
          .append(Wording.count(complaint.cells().size(), "cell"))
          .append("; ")
          .append(complaint.next());
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text.toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
