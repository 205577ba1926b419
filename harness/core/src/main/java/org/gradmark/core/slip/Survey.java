package org.gradmark.core.slip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.slip.Variants.Seen;

/** Looks at a rule at work: where it does what, and which values it has names for. */
final class Survey implements SlipBackend.Watch {

  /** So many places are looked at; a rule has some twenty. */
  private static final int PLACES = 200;

  /** Rules that do more are not tried thousands of times. */
  private static final int OPERATIONS = 5_000;

  private static final String PART = "part of ";

  /** Not the beginning of a number, such as 0.5. */
  private static final Pattern ZEROS = Pattern.compile(" \\* 0(?![.\\d])");

  /** A rule does too much to be tried thousands of times. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("more than " + OPERATIONS + " operations");
    }
  }

  /** A place as it is told, and as it was at another time; null if it was met once. */
  private record Met(Seen told, Seen other, boolean later) {

    Met again(Seen seen) {
      // In a loop the second time says more: at the first, much is 0 or 1.
      boolean asShort = seen.result().text().length() <= told.result().text().length();
      return asShort
          ? new Met(seen, told, true)
          : new Met(told, other == null ? seen : other, later);
    }
  }

  private final Map<Site, Met> sites = new LinkedHashMap<>();
  private final Map<String, Hyperparameter> averages = new LinkedHashMap<>();
  private final Places places = new Places();
  private int operations;
  private boolean over;
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

  /** Notes what the rule keeps in a slot. */
  void keep(String slot, Term value) {
    places.kept(slot, value);
  }

  /** Decays of averages by their slots. */
  Map<String, Hyperparameter> averages() {
    return averages;
  }

  /** What fails as it was written fails for a reason, and whoever asked has to hear it. */
  @Override
  public boolean excuses(RuntimeException failure) {
    return false;
  }

  @Override
  public Term result(Operation operation, List<Term> operands, Function<String, Term> scope) {
    if (over) {
      return Term.of(operation, operands);
    }
    if (++operations > OPERATIONS) {
      throw new TooLong();
    }
    Term right = Term.of(operation, operands);
    Site site = Site.here(operation);
    if (site.isPlumbing()) {
      return right.called(moved(operands));
    }
    Seen seen = new Seen(operands, right, scope);
    Met met = sites.get(site);
    if (met == null && sites.size() < PLACES) {
      sites.put(site, new Met(seen, null, false));
    } else if (met != null && !met.later()) {
      sites.put(site, met.again(seen));
    }
    return right;
  }

  /** What is left of a formula when its numbers are only put elsewhere. */
  private static String moved(List<Term> operands) {
    return operands.stream()
        .filter(one -> !one.text().equals(SlipBackend.CONSTANTS) && !one.isNumber())
        .map(one -> one.name() == null ? Formula.whole(one) : one.name())
        .map(text -> text.startsWith(PART) ? text : PART + text)
        .findFirst()
        .orElse(SlipBackend.CONSTANTS);
  }

  /** How many operations the rule made. */
  int operations() {
    return operations;
  }

  /** The slips that this rule may have, those that change little first. */
  List<Slip> slips() {
    over = true; // What is computed from here on is no part of the rule.
    Map<Site, Integer> numbers = new HashMap<>();
    sites.forEach((site, met) -> numbers.put(site, places.add(met.told().result())));
    List<Slip> all = new ArrayList<>();
    sites.forEach((site, met) -> all.addAll(slips(site, met, numbers.get(site))));
    return all;
  }

  private List<Slip> slips(Site site, Met met, int number) {
    Term right = met.told().result();
    if (ZEROS.matcher(right.text()).find()) {
      return List.of(); // A way to write constants of some shape; no formula has that.
    }
    List<Change> changes =
        Change.of(
            site.operation(), met.told().operands(), List.copyOf(names), List.copyOf(scalars));
    String when = met.later() ? " the time before" : " the next time";
    String where = places.which(right, number);
    List<Slip> slips = new ArrayList<>();
    new Variants(met.told(), met.other(), when)
        .of(changes)
        .forEach(
            (change, clause) ->
                slips.add(new Slip(site, change, "its formula has " + clause + where)));
    return slips;
  }
}
