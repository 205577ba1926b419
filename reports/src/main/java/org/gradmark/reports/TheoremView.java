package org.gradmark.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.gradmark.core.theorem.Guarantee;

/**
 * A theorem with all cells of a run that are about it: those of its bound, and of a tight one those
 * that ask whether the bound is reached.
 *
 * @param id the claim's id
 * @param shown the verdict whose numbers are shown: that of Gradmark's own subject in double
 *     precision where the run has it, else the first that measured something
 * @param cells all that were tried, sorted; never empty
 */
record TheoremView(String id, Verdict shown, List<Verdict> cells) {

  private static final String TIGHT = "-TIGHT";

  /** The theorems of a run of which a cell was tried, by system and id. */
  static List<TheoremView> of(Run run) {
    Set<String> ids = new TreeSet<>();
    run.verdicts().stream().filter(TheoremView::isTheorem).forEach(v -> ids.add(id(v)));
    Map<String, List<Verdict>> cells = new TreeMap<>();
    run.sorted().verdicts().stream()
        .filter(v -> ids.contains(id(v)) && v.result() != Result.SKIPPED)
        .forEach(v -> cells.computeIfAbsent(id(v), id -> new ArrayList<>()).add(v));
    return cells.entrySet().stream()
        .map(e -> new TheoremView(e.getKey(), shown(e.getValue()), e.getValue()))
        .sorted(Comparator.comparing(TheoremView::system).thenComparing(TheoremView::id))
        .toList();
  }

  /** Whether the verdict is on a theorem. One that broke down does not say what it was about. */
  static boolean isTheorem(Verdict verdict) {
    return verdict.evidence().containsKey("guarantee");
  }

  /** The id of the theorem that a claim is about. */
  static String id(Verdict verdict) {
    String id = verdict.claim();
    return id.endsWith(TIGHT) ? id.substring(0, id.length() - TIGHT.length()) : id;
  }

  private static boolean isMeasured(Verdict verdict) {
    return verdict.evidence().containsKey("tightness");
  }

  private static Verdict shown(List<Verdict> cells) {
    return cells.stream()
        .min(
            Comparator.comparing((Verdict v) -> v.claim().endsWith(TIGHT))
                .thenComparing(v -> !isMeasured(v))
                .thenComparing(v -> !isOwn(v))
                .thenComparing(v -> !v.backend().equals("f64")))
        .orElseThrow();
  }

  private static boolean isOwn(Verdict verdict) {
    return verdict.subject().startsWith("gradmark:");
  }

  String system() {
    return shown.system();
  }

  /** Whether the numbers are those of Gradmark's own subject. */
  boolean isOwn() {
    return isOwn(shown);
  }

  /** Whose numbers are shown. */
  String whose() {
    return cell(shown);
  }

  /** {@code tight}, {@code upper} or {@code statistical}. */
  String guarantee() {
    return cells.stream()
        .map(v -> v.evidence().get("guarantee"))
        .filter(said -> said != null)
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }

  /** The instance that comes nearest to the bound; empty where none was run. */
  String instance() {
    return Evidence.text(shown.evidence().getOrDefault("instance", ""));
  }

  /** The share of the bound, with five digits. */
  String tightness() {
    return isMeasured(shown) ? String.format(Locale.ROOT, "%.5f", share()) : "";
  }

  private double share() {
    return shown.evidence().get("tightness") instanceof Number share
        ? share.doubleValue()
        : Double.NaN;
  }

  /** For each subject and backend where it fails, the verdict that says so. */
  List<Verdict> broken() {
    Map<String, Verdict> broken = new LinkedHashMap<>();
    // The bound's own claim sorts first: a bound that does not hold need not be reached.
    cells.stream().filter(v -> !v.result().isGood()).forEach(v -> broken.putIfAbsent(cell(v), v));
    return List.copyOf(broken.values());
  }

  boolean holds() {
    return broken().isEmpty();
  }

  /** Whether the theorem is tight, holds, and its worst instance was seen to reach the bound. */
  boolean isReached() {
    boolean asked = cells.stream().anyMatch(v -> v.claim().endsWith(TIGHT));
    return guarantee().equals(Guarantee.TIGHT.label())
        && holds()
        && (asked || share() >= Guarantee.REACHED);
  }

  /**
   * For which cells it holds: {@code all 7 cells}, or {@code fails: a:sgd@float32 (1 of 7 cells)}.
   *
   * @param written how a document writes a cell where it fails, from its verdict and its name
   */
  String holdsFor(BiFunction<Verdict, String, String> written) {
    int tried = cells.stream().map(TheoremView::cell).collect(Collectors.toSet()).size();
    List<Verdict> broken = broken();
    if (broken.isEmpty()) {
      return tried == 1 ? "the only cell" : "all " + Wording.count(tried, "cell");
    }
    return broken.stream()
        .map(v -> written.apply(v, cell(v)) + how(v))
        .collect(
            Collectors.joining(
                ", ",
                "fails: ",
                " (%s of %s)"
                    .formatted(Wording.count(broken.size()), Wording.count(tried, "cell"))));
  }

  private static String cell(Verdict verdict) {
    return verdict.subject() + "@" + verdict.backend();
  }

  /** What a cell does other than to exceed the bound. */
  private String how(Verdict verdict) {
    boolean kept =
        cells.stream().anyMatch(v -> v.claim().equals(id) && cell(v).equals(cell(verdict)));
    return switch (verdict.result()) {
      case FAIL -> verdict.claim().endsWith(TIGHT) && kept ? " (not reached)" : "";
      default -> " (" + verdict.result().label() + ")";
    };
  }
}
