package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;

/**
 * Questions that a subject is asked one after the other. What is asked twice shows a subject that
 * remembers what it was asked before.
 */
final class Dialogue {

  private Dialogue() {}

  /**
   * Every question once, then once more, the last one first: what comes before a question is not
   * the same the second time.
   */
  static List<Inquiry> twice(List<Inquiry> questions) {
    List<Inquiry> once = questions.stream().distinct().toList();
    List<Inquiry> again = new ArrayList<>(once);
    Collections.reverse(again);
    List<Inquiry> both = new ArrayList<>(once);
    both.addAll(again);
    return both;
  }

  /**
   * The answers of a subject that was asked nothing before.
   *
   * @param asked in this order
   * @param silent is told what was not answered, with the reason
   */
  static List<Answered> with(
      EstimatorSubject subject, String backend, List<Inquiry> asked, List<String> silent) {
    // What impostors remember belongs to their thread: a new one remembers nothing.
    return CompletableFuture.supplyAsync(
            () -> answers(subject, backend, asked, silent), task -> new Thread(task).start())
        .join();
  }

  private static List<Answered> answers(
      EstimatorSubject subject, String backend, List<Inquiry> asked, List<String> silent) {
    List<Answered> seen = new ArrayList<>();
    // The same question is the same, functions included: else nobody could know it again.
    Map<Inquiry, Counting> questions = new HashMap<>();
    Set<Inquiry> refused = new HashSet<>();
    for (Inquiry inquiry : asked) {
      boolean again = questions.containsKey(inquiry);
      Counting counting = questions.computeIfAbsent(inquiry, Counting::of);
      if (refused.contains(inquiry)) {
        continue;
      }
      try {
        seen.add(counting.ask(subject, backend));
      } catch (RuntimeException e) {
        refused.add(inquiry);
        String which = "question " + (asked.indexOf(inquiry) + 1) + (again ? ", asked again" : "");
        silent.add(which + ": " + e.getMessage());
      }
    }
    return seen;
  }
}
