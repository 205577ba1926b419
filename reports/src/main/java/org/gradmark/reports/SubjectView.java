package org.gradmark.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Verdict;

/**
 * A subject with its verdicts.
 *
 * @param id such as {@code dl4j:adam}
 * @param verdicts sorted by claim and backend; never empty
 * @param causes what is wrong with it, the worst first
 */
record SubjectView(String id, List<Verdict> verdicts, List<Cause> causes) {

  /** The worst first. */
  static final Comparator<SubjectView> ORDER =
      Comparator.comparing(SubjectView::severity)
          .thenComparing(subject -> subject.tally().bad())
          .reversed()
          .thenComparing(SubjectView::id);

  static SubjectView of(List<Verdict> verdicts) {
    return new SubjectView(verdicts.get(0).subject(), verdicts, Cause.of(verdicts));
  }

  /** Who provides it: what stands before the colon. */
  String provider() {
    int colon = id.indexOf(':');
    return colon < 0 ? "" : id.substring(0, colon);
  }

  /** Its name among its provider's subjects: what stands after the colon. */
  String name() {
    return id.substring(id.indexOf(':') + 1);
  }

  /** The system and dialect that it says it follows. */
  String declares() {
    return verdicts.get(0).system() + "/" + verdicts.get(0).dialect();
  }

  /** What it declares, if its name does not say it already; or an empty string. */
  String alias() {
    boolean told = declares().equals(name()) || declares().equals(name() + "/paper");
    return told ? "" : "as " + declares();
  }

  /** Which of its cells show a cause. */
  String where(Cause cause) {
    return cause.where(tally().tried());
  }

  Tally tally() {
    return Tally.of(verdicts);
  }

  /** Its cells by backend. */
  Map<String, Tally> backends() {
    return backends(List.of(this));
  }

  /** The cells of some subjects by backend. */
  static Map<String, Tally> backends(List<SubjectView> subjects) {
    Map<String, Tally> tallies = new TreeMap<>();
    subjects.stream()
        .flatMap(subject -> subject.verdicts().stream())
        .collect(Collectors.groupingBy(Verdict::backend))
        .forEach((backend, cells) -> tallies.put(backend, Tally.of(cells)));
    return tallies;
  }

  /** The worst that was found; skipped only if nothing was tried. */
  Severity severity() {
    return causes.isEmpty()
        ? tally().pass() > 0 ? Severity.PASS : Severity.SKIPPED
        : causes.stream().map(Cause::severity).max(Comparator.naturalOrder()).orElseThrow();
  }

  boolean isGood() {
    return causes.isEmpty();
  }
}
