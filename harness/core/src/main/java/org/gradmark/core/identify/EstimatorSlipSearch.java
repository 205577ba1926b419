package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.slip.EstimatorSlips;
import org.gradmark.core.tensor.Values;

/**
 * Looks for a dialect of an estimator with a change at one place of its formula: in the declared
 * dialect first, then in those that come nearest.
 */
final class EstimatorSlipSearch {

  /** So many of the nearest dialects are looked at, beside the declared one. */
  private static final int DIALECTS = 2;

  /** Formulas that say the same are many; so many of the shortest are told. */
  private static final int TOLD = 2;

  /** What makes more operations takes seconds: whoever waits is told. */
  private static final long LONG = 500_000;

  private final LineUp<EstimatorSubject> lineUp;
  private final List<Answered> seen;
  private final Consumer<String> busy;

  /**
   * A search.
   *
   * @param seen all answers that have to be explained
   * @param busy is told what takes long
   */
  EstimatorSlipSearch(LineUp<EstimatorSubject> lineUp, List<Answered> seen, Consumer<String> busy) {
    this.lineUp = lineUp;
    this.seen = seen;
    this.busy = busy;
  }

  /**
   * What explains everything; empty if nothing does.
   *
   * @param near candidates to begin with, after the declared dialect
   * @param leftOut is told where not all slips were tried
   */
  List<Candidate<EstimatorSubject>> explanations(
      EstimatorSubject subject, List<Candidate<EstimatorSubject>> near, List<String> leftOut) {
    Set<Candidate<EstimatorSubject>> dialects = new LinkedHashSet<>();
    lineUp.declared(subject).ifPresent(dialects::add);
    near.stream()
        .flatMap(one -> lineUp.declared(one.subject()).stream())
        .filter(one -> !dialects.contains(one))
        .distinct()
        .limit(DIALECTS)
        .forEach(dialects::add);
    for (Candidate<EstimatorSubject> dialect : dialects) {
      List<Candidate<EstimatorSubject>> found = explanations(dialect, leftOut);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<Candidate<EstimatorSubject>> explanations(
      Candidate<EstimatorSubject> dialect, List<String> leftOut) {
    // Thousands are asked once and never again: nothing of them is remembered.
    Answers answers = new Answers(lineUp);
    Optional<Answered> telling =
        seen.stream()
            .filter(one -> !isNear(dialect, one))
            .min(Comparator.comparing(one -> size(one.inquiry())));
    if (answers.to(dialect, seen).isEmpty()
        || telling.isEmpty()
        || !(dialect.subject() instanceof EstimatorRuleSubject right)) {
      return List.of();
    }
    EstimatorSlips slips = EstimatorSlips.of(right.rule(), telling.get().inquiry());
    if (!slips.isWhole()) {
      leftOut.add("slips: changes of " + dialect + "'s formula were not searched to the end");
    }
    if (slips.work() > LONG) {
      busy.accept(slips.rules().size() + " changes of " + dialect + "'s formula are tried");
    }
    List<Candidate<EstimatorSubject>> wrong = new ArrayList<>();
    slips
        .rules()
        .forEach(
            (rule, sentence) ->
                wrong.add(
                    new Candidate<>(
                        new EstimatorRuleSubject(
                            right.id() + "!slip", right.system(), right.dialect(), rule),
                        false,
                        sentence)));
    return wrong.parallelStream()
        .filter(one -> isNear(one, telling.get()))
        .filter(one -> seen.stream().allMatch(answer -> isNear(one, answer)))
        .filter(one -> seen.stream().allMatch(answer -> gives(answers, one, answer)))
        .sorted(Comparator.comparing(one -> one.says().length()))
        .limit(TOLD)
        .toList();
  }

  private static boolean isNear(Candidate<EstimatorSubject> candidate, Answered one) {
    return Answers.fresh(candidate, one.inquiry())
        .map(due -> Answers.near(one.answer(), due, one.precision()))
        .orElse(false);
  }

  private static boolean gives(
      Answers answers, Candidate<EstimatorSubject> candidate, Answered one) {
    Optional<Values> due = Answers.fresh(candidate, one.inquiry());
    return due.isPresent() && answers.off(candidate, one.inquiry(), one, due.get()) <= 1;
  }

  private static int size(Inquiry inquiry) {
    return Stream.of(inquiry.inputs(), inquiry.draws())
        .flatMap(values -> values.values().stream())
        .mapToInt(Values::size)
        .sum();
  }
}
