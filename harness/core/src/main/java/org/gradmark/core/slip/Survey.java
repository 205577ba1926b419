package org.gradmark.core.slip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradmark.core.rule.Hyperparameter;

/** Looks at a rule at work: where it does what, and which values it has names for. */
final class Survey implements SlipBackend.Watch {

  /** So many places are looked at; a rule has some twenty. */
  private static final int PLACES = 200;

  /** Rules that do more are not tried thousands of times. */
  private static final int OPERATIONS = 5_000;

  private static final String PART = "part of ";
  private static final String ZEROS = " * 0";

  /** An operation when it was first seen. */
  private record Seen(List<Term> operands, Term result, Function<String, Term> scope) {}

  private final Map<Site, Seen> sites = new LinkedHashMap<>();
  private final Map<String, Hyperparameter> averages = new LinkedHashMap<>();
  private int operations;
  private boolean over;
  private final Set<Site> again = new HashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> scalars = new LinkedHashSet<>();

  /** Notes a name that the rule uses. */
  void name(Term term) {
    names.add(term.name());
    if (term.isScalar()) {
      scalars.add(term.name());
    }
  }

  /** Notes an average that the rule keeps. */
  void average(String slot, Hyperparameter decay) {
    averages.putIfAbsent(slot, decay);
  }

  /** Decays of averages by their slots. */
  Map<String, Hyperparameter> averages() {
    return averages;
  }

  @Override
  public Term result(Operation operation, List<Term> operands, Function<String, Term> scope) {
    if (over) {
      return Term.of(operation, operands);
    }
    if (++operations > OPERATIONS) {
      throw new IllegalArgumentException("more than " + OPERATIONS + " operations");
    }
    Term right = Term.of(operation, operands);
    Site site = Site.here(operation);
    if (site.isPlumbing()) {
      return right.called(moved(operands));
    }
    Seen seen = new Seen(operands, right, scope);
    Seen before = sites.get(site);
    boolean asShort =
        before != null && right.text().length() <= before.result.text().length() && again.add(site);
    if (before == null ? sites.size() < PLACES : asShort) {
      sites.put(site, seen); // In a loop the second time says more: at the first, much is 0 or 1.
    }
    return right;
  }

  /** What is left of a formula when its numbers are only put elsewhere. */
  private static String moved(List<Term> operands) {
    return operands.stream()
        .map(Term::text)
        .filter(text -> !text.equals(SlipBackend.CONSTANTS) && !Formula.isNumber(text))
        .map(text -> text.startsWith(PART) ? text : PART + text)
        .findFirst()
        .orElse(SlipBackend.CONSTANTS);
  }

  /** The slips that this rule may have, those that change little first. */
  List<Slip> slips() {
    over = true; // What is computed from here on is no part of the rule.
    List<Slip> all = new ArrayList<>();
    sites.forEach((site, seen) -> all.addAll(slips(site, seen)));
    return all;
  }

  private List<Slip> slips(Site site, Seen seen) {
    Map<String, Slip> slips = new LinkedHashMap<>();
    String right = seen.result.text();
    if (right.contains(ZEROS)) {
      return List.of(); // A way to write constants of some shape; no formula has that.
    }
    List<String> named = List.copyOf(names);
    for (Change change : Change.of(site.operation(), seen.operands, named, List.copyOf(scalars))) {
      try {
        String other = change.apply(seen.operands, seen.scope).text();
        if (!other.equals(right)) {
          String sentence = "its formula has " + other + " instead of " + right;
          slips.putIfAbsent(other, new Slip(site, change, sentence));
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        // The shapes do not fit, or the value is not there yet: nobody can have written that.
      }
    }
    return List.copyOf(slips.values());
  }
}
