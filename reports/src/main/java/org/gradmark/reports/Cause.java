package org.gradmark.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Causes;
import org.gradmark.core.claim.Verdict;

/**
 * One thing that is wrong with one subject, however many of its cells show it.
 *
 * <p>Verdicts have the same cause if their evidence names the same one, as {@code cause} or among
 * the {@code causes} that the claim cannot tell apart; where it names none, if their messages
 * differ in numbers only. Whatever nothing known explains is one cause together, a mistake that
 * nobody has thought of; and so are theorems that fail without a known cause: each says in its own
 * words that something is wrong, and none says what.
 *
 * @param text the cause in one sentence, in the words of the first verdict
 * @param verdicts the bad verdicts that show it, the most telling first; never empty
 */
record Cause(String text, List<Verdict> verdicts) {

  // Not the digits of a name, such as beta2 or float32.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])[-+−]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?(?![\\w])");

  /** The worst first; then by claim; of the arithmetics the most precise, which is the clearest. */
  private static final Comparator<Verdict> TELLING =
      Comparator.comparing(Severity::of)
          .reversed()
          .thenComparing(Verdict::claim)
          .thenComparing(verdict -> !verdict.backend().contains("64"))
          .thenComparing(Verdict::backend);

  private static final Comparator<Cause> ORDER =
      Comparator.comparing(Cause::rank)
          .thenComparing(Cause::severity, Comparator.reverseOrder())
          .thenComparing(cause -> cause.verdicts().size(), Comparator.reverseOrder())
          .thenComparing(Cause::text);

  /** What names a step that is wrong comes before what names only that a theorem is broken. */
  private int rank() {
    if (verdicts.stream().allMatch(Cause::isUnexplainedTheorem)) {
      return 3;
    }
    if (severity() == Severity.ADVICE) {
      return 2;
    }
    return verdicts.stream().allMatch(TheoremView::isTheorem) ? 1 : 0;
  }

  private static boolean isUnexplainedStep(Verdict verdict) {
    return !TheoremView.isTheorem(verdict)
        && candidates(verdict).isEmpty()
        && Wording.finding(verdict).startsWith(Causes.UNEXPLAINED);
  }

  /** Whether something is wrong and nobody knows what. */
  boolean isUnexplained() {
    return verdicts.stream().allMatch(v -> isUnexplainedStep(v) || isUnexplainedTheorem(v));
  }

  private static boolean isUnexplainedTheorem(Verdict verdict) {
    return TheoremView.isTheorem(verdict) && candidates(verdict).isEmpty();
  }

  /**
   * The causes of the bad ones of these verdicts, the worst first, but theorems after what may tell
   * why they fail: those with a known cause after other claims, those without after everything.
   */
  static List<Cause> of(Collection<Verdict> verdicts) {
    List<Verdict> bad =
        verdicts.stream().filter(v -> !v.result().isGood()).sorted(TELLING).toList();
    Set<String> certain = new LinkedHashSet<>();
    bad.stream().map(Cause::candidates).filter(c -> c.size() == 1).forEach(certain::addAll);
    Map<String, List<Verdict>> byCause = new LinkedHashMap<>();
    boolean lost = bad.stream().anyMatch(Cause::isUnexplainedStep);
    for (Verdict verdict : bad) {
      boolean one = isUnexplainedStep(verdict) || lost && isUnexplainedTheorem(verdict);
      String key = one ? Causes.UNEXPLAINED : key(verdict, certain);
      byCause.computeIfAbsent(key, k -> new ArrayList<>()).add(verdict);
    }
    return byCause.values().stream()
        .map(same -> certainFirst(same, certain))
        .map(same -> new Cause(describe(same, certain), List.copyOf(same)))
        .sorted(ORDER)
        .toList();
  }

  /**
   * Of verdicts with the same cause, those that leave no doubt about it come first, and of these
   * those that tell it in their own words: they have measured it.
   */
  private static List<Verdict> certainFirst(List<Verdict> same, Set<String> certain) {
    List<Verdict> sorted = new ArrayList<>(same);
    sorted.sort(
        Comparator.comparing((Verdict v) -> candidates(v).size() > 1)
            .thenComparing(v -> v.evidence().containsKey(Carryover.ALONE))
            .thenComparing(Cause::isUnexplainedTheorem)
            .thenComparing(v -> !tells(v, named(v, certain))));
    return sorted;
  }

  private static boolean tells(Verdict verdict, List<String> causes) {
    String finding = Wording.finding(verdict).toLowerCase(Locale.ROOT);
    return causes.isEmpty() || finding.contains(causes.get(0).toLowerCase(Locale.ROOT));
  }

  private static String describe(List<Verdict> same, Set<String> certain) {
    return isUnexplainedTheorem(same.get(0)) ? unexplained(same) : sentence(same.get(0), certain);
  }

  private static String unexplained(List<Verdict> theorems) {
    int count = (int) theorems.stream().map(TheoremView::id).distinct().count();
    String detail = Wording.finding(theorems.get(0));
    String said = Causes.UNEXPLAINED + ": ";
    return "%s %s not hold, and %s%s"
        .formatted(
            Wording.count(count, "theorem"),
            count == 1 ? "does" : "do",
            said,
            detail.startsWith(said) ? detail.substring(said.length()) : detail);
  }

  private static String sentence(Verdict verdict, Set<String> certain) {
    List<String> named = named(verdict, certain);
    String finding = Wording.finding(verdict);
    return Wording.sentence(
        tells(verdict, named) ? finding : Causes.sentence(named) + ": " + finding);
  }

  private static String key(Verdict verdict, Set<String> certain) {
    List<String> named = named(verdict, certain);
    if (isUnexplainedTheorem(verdict)) {
      return "theorems " + Causes.UNEXPLAINED;
    }
    return named.isEmpty()
        ? NUMBER.matcher(Wording.finding(verdict)).replaceAll("#")
        : "cause " + named;
  }

  /**
   * The one cause of a verdict. A claim may be unable to tell several causes apart; then it is the
   * one that another verdict on the subject is certain of, and all of them if there is none.
   */
  private static List<String> named(Verdict verdict, Set<String> certain) {
    List<String> candidates = candidates(verdict);
    return candidates.stream()
        .filter(certain::contains)
        .findFirst()
        .map(List::of)
        .orElse(candidates);
  }

  private static List<String> candidates(Verdict verdict) {
    Object cause = verdict.evidence().get("cause");
    Object causes = verdict.evidence().get("causes");
    List<?> all =
        causes instanceof List<?> list
            ? list
            : cause instanceof String ? List.of(cause) : List.of();
    return all.stream().map(one -> Wording.oneLine(String.valueOf(one))).toList();
  }

  /** The verdict to look at first. */
  Verdict example() {
    return verdicts.get(0);
  }

  Severity severity() {
    return Severity.of(example());
  }

  /**
   * Which cells show it: {@code TRAJ-01 mixed, ADAM-03 first-step on float32, float64; ADAM-07 zero
   * on float32}. A claim and its name are held together by no-break spaces.
   *
   * @param tried how many cells of the subject were tried
   */
  String where(int tried) {
    TreeMap<String, TreeSet<String>> backends = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      backends
          .computeIfAbsent(verdict.claim(), claim -> new TreeSet<>())
          .add(Wording.oneLine(verdict.backend()));
      names.merge(
          verdict.claim(),
          Wording.claim(verdict).replace(' ', '\u00a0'),
          (a, b) -> a.length() < b.length() ? b : a);
    }
    Map<String, List<String>> claims = new LinkedHashMap<>();
    backends.forEach(
        (claim, on) ->
            claims
                .computeIfAbsent(String.join(", ", on), key -> new ArrayList<>())
                .add(names.get(claim)));
    if (claims.size() == 1 && verdicts.size() == tried && backends.size() > 2) {
      return "every claim on " + claims.keySet().iterator().next();
    }
    return claims.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + " on " + e.getKey())
        .collect(Collectors.joining("; "));
  }
}
