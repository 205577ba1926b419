package org.gradmark.reports;

import java.util.Locale;
import java.util.Map;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/**
 * The run as JUnit XML, the format that every CI reads: a suite per subject, a test case per cell;
 * {@code fail} and {@code deviates} are failures, {@code error} is an error.
 */
public final class JUnitXml {

  private JUnitXml() {}

  /** The document, well-formed whatever the messages hold. */
  public static String render(Run run) {
    Digest digest = Digest.of(run);
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites name=\"gradmark\"");
    counts(xml, digest.tally(), run.seconds());
    xml.append(">\n");
    digest.subjects().stream()
        .sorted(java.util.Comparator.comparing(SubjectView::id))
        .forEach(subject -> suite(xml, subject));
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder xml, SubjectView subject) {
    double seconds =
        subject.verdicts().stream().mapToDouble(Verdict::seconds).filter(Double::isFinite).sum();
    xml.append("  <testsuite name=\"").append(Html.escape(subject.id())).append('"');
    counts(xml, subject.tally(), seconds);
    xml.append(">\n");
    subject.verdicts().forEach(verdict -> cell(xml, subject, verdict));
    xml.append("  </testsuite>\n");
  }

  private static void counts(StringBuilder xml, Tally tally, double seconds) {
    xml.append(
        " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\""
            .formatted(
                tally.total(),
                tally.fail() + tally.deviates(),
                tally.error(),
                tally.skipped(),
                time(seconds)));
  }

  private static void cell(StringBuilder xml, SubjectView subject, Verdict verdict) {
    // Viewers fold class names at dots: provider, then subject.
    xml.append("    <testcase classname=\"")
        .append(Html.escape(subject.id().replace('.', '_').replace(':', '.')))
        .append("\" name=\"")
        .append(Html.escape(Wording.claim(verdict) + " @" + verdict.backend()))
        .append("\" time=\"")
        .append(time(verdict.seconds()))
        .append('"');
    if (verdict.result() == Result.PASS) {
      xml.append("/>\n");
      return;
    }
    String element =
        switch (verdict.result()) {
          case SKIPPED -> "skipped";
          case ERROR -> "error";
          default -> "failure";
        };
    xml.append(">\n      <").append(element).append(" message=\"");
    xml.append(Html.escape(verdict.message())).append('"');
    if (verdict.result() == Result.SKIPPED) {
      xml.append("/>\n");
    } else {
      xml.append(" type=\"").append(verdict.result().label()).append("\">");
      details(xml, verdict);
      xml.append("</").append(element).append(">\n");
    }
    xml.append("    </testcase>\n");
  }

  private static void details(StringBuilder xml, Verdict verdict) {
    xml.append(Html.escape(verdict.message())).append('\n');
    line(xml, verdict.level().name(), verdict.sentence());
    if (!Double.isNaN(verdict.measured())) {
      line(xml, "measured", Wording.brief(verdict.measured()));
    }
    if (!Double.isNaN(verdict.limit())) {
      line(xml, "limit", Wording.brief(verdict.limit()));
    }
    for (Map.Entry<String, String> fact : Evidence.of(verdict).facts().entrySet()) {
      line(xml, fact.getKey(), fact.getValue());
    }
    line(xml, "reproduce", Wording.reproduction(verdict));
  }

  private static void line(StringBuilder xml, String name, String value) {
    xml.append(Html.escape(name)).append(": ").append(Html.escape(value)).append('\n');
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", Double.isFinite(seconds) ? seconds : 0);
  }
}
