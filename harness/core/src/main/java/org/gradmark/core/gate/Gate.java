package org.gradmark.core.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.gate.Complaint.Kind;
import org.gradmark.core.run.Run;

/**
 * Decides whether a run may pass. It may if every bad verdict is a known failure with the known
 * message, every known failure still fails, every entry is about a cell that there is, and nothing
 * that the baseline has decided was left out.
 *
 * @param expectations known failures
 * @param baseline an earlier run that none of this run's cells may fall behind
 * @param inScope whether the run was to decide a cell: a run of some subjects says nothing about
 *     the others
 */
public record Gate(Expectations expectations, Optional<Run> baseline, Predicate<String> inScope) {

  private static final Comparator<Complaint> ORDER =
      Comparator.comparing(Complaint::kind)
          .thenComparing(Complaint::subject)
          .thenComparing(Complaint::sentence);

  /** The complaints about a run; none if it may pass. */
  public List<Complaint> judge(Run run) {
    Map<List<Object>, Complaint> complaints = new TreeMap<>(Comparator.comparing(Object::toString));
    Map<String, Expectation> known = expectations.byCell();
    Set<String> decided = new HashSet<>();
    for (Verdict verdict : run.sorted().verdicts()) {
      decided.add(verdict.cell());
      complaint(verdict, known.get(verdict.cell()))
          .ifPresent(one -> complaints.merge(key(one), one, Gate::joined));
    }
    for (Expectation entry : expectations.entries()) {
      List<String> gone =
          entry.ids().stream()
              .filter(cell -> !decided.contains(cell) && inScope.test(cell))
              .toList();
      if (!gone.isEmpty()) {
        String sentence = "there is no such cell any more; take it out of the expectations";
        Complaint one =
            new Complaint(Kind.STALE_ENTRY, entry.subject(), sentence, gone, entry.line());
        complaints.merge(key(one), one, Gate::joined);
      }
    }
    baseline.ifPresent(
        before -> lost(before, run).forEach(one -> complaints.merge(key(one), one, Gate::joined)));
    List<Complaint> all = new ArrayList<>(complaints.values());
    all.addAll(incomplete(run));
    all.sort(ORDER);
    return all;
  }

  /** Entries about cells that this run was not to decide: they are not judged. */
  public int outOfScope() {
    return (int)
        expectations.entries().stream().filter(e -> e.ids().stream().noneMatch(inScope)).count();
  }

  /** Cells that are bad as expected: a count for the last line. */
  public int known(Run run) {
    Map<String, Expectation> known = expectations.byCell();
    return (int)
        run.verdicts().stream()
            .filter(v -> !v.result().isGood())
            .filter(v -> known.containsKey(v.cell()) && known.get(v.cell()).foresees(v))
            .count();
  }

  /**
   * The run as the gate sees it, for reports that know only pass, fail and skipped: a known failure
   * is skipped, an unexpected pass fails, and so does a cell that is stale or lost.
   */
  public Run seen(Run run) {
    Map<String, Complaint> wrong = new HashMap<>();
    for (Complaint one : judge(run)) {
      one.cells().forEach(cell -> wrong.put(cell, one));
    }
    Map<String, Expectation> known = expectations.byCell();
    List<Verdict> seen = new ArrayList<>();
    for (Verdict verdict : run.verdicts()) {
      Complaint one = wrong.remove(verdict.cell());
      if (one != null && verdict.result().isGood()) {
        seen.add(with(verdict, Result.FAIL, one.kind().label() + ": " + one.sentence()));
      } else if (one == null && !verdict.result().isGood()) {
        String reason = known.get(verdict.cell()).reason();
        String why = reason.isEmpty() ? "" : " (" + reason + ")";
        seen.add(
            with(
                verdict, Result.SKIPPED, "known failure" + why + ": " + Messages.finding(verdict)));
      } else {
        seen.add(verdict);
      }
    }
    wrong.forEach((cell, one) -> seen.add(missing(cell, one)));
    return new Run(run.gradmark(), run.environment(), run.cells(), seen, run.warnings());
  }

  private static Verdict with(Verdict v, Result result, String message) {
    return new Verdict(
        v.subject(),
        v.system(),
        v.dialect(),
        v.claim(),
        v.backend(),
        result,
        v.level(),
        v.sentence(),
        v.measured(),
        v.limit(),
        message,
        v.evidence(),
        v.seconds(),
        v.seed());
  }

  private static Verdict missing(String cell, Complaint one) {
    int hash = cell.lastIndexOf('#');
    int at = cell.lastIndexOf('@');
    return new Verdict(
        cell.substring(0, hash),
        "",
        "",
        cell.substring(hash + 1, at),
        cell.substring(at + 1),
        Result.FAIL,
        Level.MUST,
        one.kind().label(),
        Double.NaN,
        Double.NaN,
        one.kind().label() + ": " + one.sentence(),
        Map.of(),
        0,
        0);
  }

  private static Optional<Complaint> complaint(Verdict verdict, Expectation entry) {
    boolean good = verdict.result().isGood();
    if (entry == null) {
      return good
          ? Optional.empty()
          : Optional.of(about(Kind.UNEXPECTED_FAILURE, verdict, said(verdict), 0));
    }
    if (verdict.result() == Result.SKIPPED) {
      String sentence =
          "is listed as a known failure but was skipped ("
              + Messages.finding(verdict)
              + "); take it out of the expectations";
      return Optional.of(about(Kind.STALE_ENTRY, verdict, sentence, entry.line()));
    }
    if (good) {
      String sentence =
          "passes, but is listed as a known failure (" + entry.message() + "); take it out";
      return Optional.of(about(Kind.UNEXPECTED_PASS, verdict, sentence, entry.line()));
    }
    if (entry.foresees(verdict)) {
      return Optional.empty();
    }
    String sentence =
        "%s; expected was %s with a message that begins \"%s\""
            .formatted(said(verdict), entry.result().label(), entry.message());
    return Optional.of(about(Kind.OTHER_MESSAGE, verdict, sentence, entry.line()));
  }

  private static String said(Verdict verdict) {
    String said = Messages.finding(verdict);
    return verdict.result() == Result.FAIL ? said : verdict.result().label() + ": " + said;
  }

  private static Complaint about(Kind kind, Verdict verdict, String sentence, int line) {
    return new Complaint(kind, verdict.subject(), sentence, List.of(verdict.cell()), line);
  }

  private List<Complaint> lost(Run before, Run now) {
    Map<String, Verdict> after = new TreeMap<>();
    now.verdicts().forEach(verdict -> after.put(verdict.cell(), verdict));
    List<Complaint> lost = new ArrayList<>();
    for (Verdict verdict : before.sorted().verdicts()) {
      Verdict then = after.get(verdict.cell());
      boolean tried = then != null && then.result() != Result.SKIPPED;
      if (verdict.result() != Result.SKIPPED && !tried && inScope.test(verdict.cell())) {
        String why = then == null ? "it is not in this run" : Messages.finding(then);
        lost.add(
            about(Kind.LOST, verdict, "was decided in the baseline, and is no more: " + why, 0));
      }
    }
    return lost;
  }

  private static List<Complaint> incomplete(Run run) {
    List<Complaint> all = new ArrayList<>();
    if (run.verdicts().isEmpty()) {
      all.add(new Complaint(Kind.INCOMPLETE, "", "no cell was decided", List.of(), 0));
    }
    if (run.verdicts().size() < run.cells()) {
      String sentence =
          "the run was cut short: %d of %d cells are decided; go on with gradmark run --resume"
              .formatted(run.verdicts().size(), run.cells());
      all.add(new Complaint(Kind.INCOMPLETE, "", sentence, List.of(), 0));
    }
    Map<String, Boolean> tried = new TreeMap<>();
    run.verdicts()
        .forEach(v -> tried.merge(v.subject(), v.result() != Result.SKIPPED, Boolean::logicalOr));
    tried.forEach(
        (subject, some) -> {
          if (!some) {
            String sentence = "every claim was skipped, nothing was tested";
            all.add(new Complaint(Kind.INCOMPLETE, subject, sentence, List.of(), 0));
          }
        });
    return all;
  }

  /** Complaints of the same kind in the same words, but for numbers, are one. */
  private static List<Object> key(Complaint one) {
    String words = one.sentence().replaceAll("\\d+(\\.\\d+)?([eE][-+]?\\d+)?", "#");
    return List.of(one.kind(), one.subject(), cause(words), one.line());
  }

  private static String cause(String words) {
    int colon = words.indexOf(": ");
    return colon > 0 ? words.substring(0, colon) : words;
  }

  private static Complaint joined(Complaint a, Complaint b) {
    List<String> cells = new ArrayList<>(a.cells());
    cells.addAll(b.cells());
    cells.sort(null);
    return new Complaint(a.kind(), a.subject(), a.sentence(), cells, a.line());
  }
}
