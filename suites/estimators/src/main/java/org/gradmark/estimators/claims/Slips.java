package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.slip.EstimatorSlips;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * Changes at one place of a formula that give one wrong answer. All claims that a subject fails
 * mostly look at the same one: it is searched once.
 *
 * @param all wrong rules that give the answer, with their sentences
 * @param isWhole whether all that there are were tried
 */
record Slips(List<Map.Entry<EstimatorRule, String>> all, boolean isWhole) {

  private record Question(
      EstimatorRule right, Inquiry inquiry, Precision precision, Values answer) {}

  /** The slips of so many answers are remembered: of all subjects that are asked at a time. */
  private static final int REMEMBERED = 16;

  private static final Map<Question, CompletableFuture<Slips>> MEMORY =
      Collections.synchronizedMap(
          new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(
                Map.Entry<Question, CompletableFuture<Slips>> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** The slips of a rule that give an answer. */
  static Slips explaining(EstimatorRule right, Observation telling) {
    Question question =
        new Question(right, telling.asked().inquiry(), telling.precision(), telling.answer());
    CompletableFuture<Slips> mine = new CompletableFuture<>();
    CompletableFuture<Slips> known = MEMORY.putIfAbsent(question, mine);
    if (known != null) {
      return known.join();
    }
    try {
      mine.complete(search(right, telling));
    } catch (RuntimeException e) {
      MEMORY.remove(question);
      mine.completeExceptionally(e);
      throw e;
    }
    return mine.join();
  }

  private static Slips search(EstimatorRule right, Observation telling) {
    EstimatorSlips slips = EstimatorSlips.of(right, telling.asked().inquiry());
    List<Map.Entry<EstimatorRule, String>> found = new ArrayList<>();
    for (Map.Entry<EstimatorRule, String> slip : slips.rules().entrySet()) {
      if (Diagnosis.explains(slip.getKey(), List.of(telling))) {
        found.add(slip);
      }
    }
    return new Slips(List.copyOf(found), slips.isWhole());
  }
}
