package org.gradmark.core.slip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may stand at a place instead of what should, each with a sentence that no other has. Two
 * changes are the same only if they make the same formula of the same value whenever the place is
 * met: in a loop, twice two is four, and so is two squared, but at the next number they differ.
 */
final class Variants {

  /** An operation when it was met. */
  record Seen(List<Term> operands, Term result, Function<String, Term> scope) {

    /** What a change makes of it; null if it cannot be made here. */
    private Term changed(Change change) {
      try {
        return change.apply(operands, scope);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        return null; // Shapes do not fit, or the value is not there yet: nobody can have written
        // it.
      }
    }
  }

  /** A change, and what it makes of the place when it was told and at another time. */
  private record Variant(Change change, Term told, Term other) {}

  private final Seen told;
  private final Seen other;
  private final String when;

  /**
   * The variants of a place.
   *
   * @param told as sentences tell it
   * @param other the same place at another time; null if it was met once
   * @param when the other time was
   */
  Variants(Seen told, Seen other, String when) {
    this.told = told;
    this.other = other;
    this.when = when;
  }

  /** Those of these changes that change anything, the first of each kind, with their sentences. */
  Map<Change, String> of(List<Change> changes) {
    Map<String, Variant> different = new LinkedHashMap<>();
    for (Change change : changes) {
      Term here = told.changed(change);
      Term there = other == null ? null : other.changed(change);
      if (here != null && (differs(here, told) || differs(there, other))) {
        different.putIfAbsent(key(here) + key(there), new Variant(change, here, there));
      }
    }
    return sentences(List.copyOf(different.values()));
  }

  /** As short as can be, and as long as it takes to tell one from the others. */
  private Map<Change, String> sentences(List<Variant> variants) {
    Map<Change, String> sentences = new LinkedHashMap<>();
    variants.forEach(one -> sentences.put(one.change(), brief(one)));
    for (Function<Variant, String> longer :
        List.<Function<Variant, String>>of(this::deep, this::twice)) {
      Map<String, Long> times =
          sentences.values().stream()
              .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
      for (Variant one : variants) {
        if (times.get(sentences.get(one.change())) > 1) {
          sentences.put(one.change(), longer.apply(one));
        }
      }
    }
    return sentences;
  }

  private String brief(Variant one) {
    if (!differs(one.told(), told)) {
      return clause(Formula.deep(one.other()), Formula.deep(other.result())) + when;
    }
    String text = one.told().text();
    String due = told.result().text();
    return text.equals(due) ? deep(one) : clause(text, due);
  }

  private String deep(Variant one) {
    return differs(one.told(), told)
        ? clause(Formula.deep(one.told()), Formula.deep(told.result()))
        : brief(one);
  }

  private String twice(Variant one) {
    if (one.other() == null || !differs(one.told(), told)) {
      return deep(one);
    }
    String text = Formula.deep(one.other());
    return differs(one.other(), other)
        ? deep(one) + ", and " + clause(text, Formula.deep(other.result())) + when
        : deep(one) + ", but " + text + when + " as is due";
  }

  private static String clause(String text, String due) {
    return text + " instead of " + due;
  }

  private static boolean differs(Term term, Seen seen) {
    return term != null && !Formula.deep(term).equals(Formula.deep(seen.result()));
  }

  /** Formula and value, but for the value's last digits: a (b c) is the same as (a b) c. */
  private static String key(Term term) {
    if (term == null) {
      return "none";
    }
    double[] value = term.value().toDoubles();
    List<Float> rounded = new ArrayList<>();
    Arrays.stream(value).forEach(one -> rounded.add((float) one + 0f));
    return Formula.deep(term) + rounded;
  }
}
