package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.system.OptimizerSystem;

/**
 * The rules that a subject may follow instead of the one that it declares.
 *
 * @param system of the subject
 * @param declared its dialect
 * @param more mistakes beside the system's
 */
record Suspects(OptimizerSystem system, String declared, List<Mistake> more) {

  /**
   * A rule, and what is said of a subject that follows it.
   *
   * @param plain the same without the mistake that shows only where rates change; null if there is
   *     none
   */
  record Suspect(Rule rule, Diagnosis.Cause cause, Suspect plain) {

    private Suspect joining(Suspect alone) {
      return new Suspect(rule, cause, alone);
    }
  }

  /** What is done at a rate of zero, or at a new one, is a mistake apart: it may join any other. */
  private static final Set<Mistake.Seen> APART =
      Set.of(Mistake.Seen.AT_RATE_ZERO, Mistake.Seen.WHEN_RATE_CHANGES);

  private static final Mistake NOTHING = new Mistake("nothing", "", UnaryOperator.identity());

  /** The likelier ones first: those of a stage count only if none of an earlier one does. */
  List<List<Suspect>> stages(List<Observation> seen) {
    List<List<Suspect>> stages = new ArrayList<>(List.of(simple(NOTHING), combined(NOTHING)));
    boolean scheduled = seen.stream().anyMatch(one -> one.scenario().hasSchedule());
    for (Mistake mistake : system.mistakes(declared)) {
      if (APART.contains(mistake.seen()) && scheduled) {
        stages.addAll(List.of(dialects(mistake), simple(mistake), combined(mistake)));
      }
    }
    return stages;
  }

  /** Dialects, and mistakes in the declared one. */
  private List<Suspect> simple(Mistake beneath) {
    List<Suspect> suspects = new ArrayList<>(dialects(beneath));
    Set<Mistake> mistakes = new LinkedHashSet<>(system.mistakes(declared));
    mistakes.addAll(more);
    for (Mistake mistake : mistakes) {
      suspects.addAll(both(mistake, beneath, system.dialect(declared), mistake.cause()));
    }
    return suspects;
  }

  private List<Suspect> dialects(Mistake beneath) {
    List<Suspect> suspects = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      if (!dialect.id().equals(declared)) {
        Rule wrong = beneath.change().apply(dialect.rule());
        suspects.add(
            beneath == NOTHING ? following(dialect) : over(beneath, following(dialect), wrong));
      }
    }
    return suspects;
  }

  private Suspect following(Dialect<Rule> dialect) {
    String follows = "follows " + name(dialect) + ", not " + system.id() + "/" + declared;
    return new Suspect(dialect.rule(), new Diagnosis.Cause(true, follows), null);
  }

  /** Mistakes on top of another dialect. */
  private List<Suspect> combined(Mistake beneath) {
    List<Suspect> suspects = new ArrayList<>();
    for (Dialect<Rule> dialect : system.dialects()) {
      if (!dialect.id().equals(declared)) {
        for (Mistake mistake : system.mistakes(dialect.id())) {
          String cause = mistake.cause() + ", and it follows " + name(dialect);
          List<Suspect> wrong = both(mistake, beneath, dialect, cause);
          boolean apart = beneath == NOTHING && APART.contains(mistake.seen());
          wrong.forEach(one -> suspects.add(apart ? one.joining(following(dialect)) : one));
        }
      }
    }
    return suspects;
  }

  /** Two mistakes at once, in either order: one that replaces the rule would hide the other. */
  private static List<Suspect> both(
      Mistake one, Mistake beneath, Dialect<Rule> dialect, String cause) {
    Rule wrong = one.change().apply(dialect.rule());
    Suspect plain = new Suspect(wrong, new Diagnosis.Cause(false, cause), null);
    Rule other = one.change().apply(beneath.change().apply(dialect.rule()));
    return beneath == NOTHING
        ? List.of(plain)
        : List.of(over(beneath, plain, other), over(beneath, plain, beneath.change().apply(wrong)));
  }

  private static Suspect over(Mistake beneath, Suspect plain, Rule rule) {
    String sentence = plain.cause.sentence() + ", and " + beneath.cause();
    return new Suspect(rule, new Diagnosis.Cause(false, sentence), plain);
  }

  private String name(Dialect<Rule> dialect) {
    return system.id() + "/" + dialect.id() + " (" + dialect.title() + ")";
  }
}
