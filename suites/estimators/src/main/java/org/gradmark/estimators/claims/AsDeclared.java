package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;

/**
 * Claims that the whole answer is the declared dialect's, in 50 digits: one for each dialect of a
 * system, numbered in their order. They make dialects and mistakes known in settings that no table
 * has; that the rule is right is what tables and references are for, and these claims do not count
 * as equations.
 */
public final class AsDeclared {

  private final String prefix;
  private final int first;
  private Setting[] settings = {};
  private Set<String> dialects = Set.of();
  private String name = "whole";
  private String sentence = "All of it is %s.";

  private AsDeclared(String prefix, int first) {
    this.prefix = prefix;
    this.first = first;
  }

  /** Begins the claims {@code prefix-first}, {@code prefix-(first + 1)}, … */
  public static AsDeclared claims(String prefix, int first) {
    return new AsDeclared(prefix, first);
  }

  /** The settings that they are checked in. */
  public AsDeclared on(Setting... given) {
    settings = given;
    return this;
  }

  /** Only of these dialects; of all unless said. */
  public AsDeclared in(String... ids) {
    dialects = Set.of(ids);
    return this;
  }

  /** The claims; each must find every mistake that the system declares for its dialect. */
  public EstimatorSystem.ClaimMaker rejectingAll() {
    return maker((system, dialect) -> system.mistakes(dialect.id()));
  }

  /** The claims, with the mistakes that they must find in every dialect. */
  public EstimatorSystem.ClaimMaker rejecting(EstimatorMistake... wrong) {
    return maker((system, dialect) -> List.of(wrong));
  }

  /**
   * The claims; each must find what does not look at all that it is handed: at other values than
   * those of the first setting, and beyond four rows and columns.
   */
  public EstimatorSystem.ClaimMaker rejectingUnseen() {
    name = "larger";
    sentence = "Of larger shapes, too, all of it is %s.";
    return maker((system, dialect) -> Unseen.visible(system, dialect.rule(), List.of(settings)));
  }

  /**
   * The claims, with mistakes that show only where there are thousands of elements. Nobody else
   * asks such questions: what is wrong elsewhere is named without them.
   */
  public EstimatorSystem.ClaimMaker rejectingInLarge(EstimatorMistake... wrong) {
    name = "large";
    sentence = "Of thousands of elements, too, all of it is %s.";
    return system -> made(system, (s, dialect) -> List.of(wrong));
  }

  /** Which mistakes the claim about a dialect must find. */
  @FunctionalInterface
  private interface Found {
    List<EstimatorMistake> in(EstimatorSystem system, Dialect<EstimatorRule> dialect);
  }

  private EstimatorSystem.ClaimMaker maker(Found wrong) {
    return new EstimatorSystem.ClaimMaker() {
      @Override
      public List<Claim<EstimatorSubject>> claims(EstimatorSystem system) {
        return made(system, wrong);
      }

      @Override
      public List<Setting> settings() {
        return List.of(settings);
      }
    };
  }

  private List<Claim<EstimatorSubject>> made(EstimatorSystem system, Found wrong) {
    List<Claim<EstimatorSubject>> claims = new ArrayList<>();
    int number = first;
    for (Dialect<EstimatorRule> dialect : system.dialects()) {
      if (!dialects.isEmpty() && !dialects.contains(dialect.id())) {
        continue;
      }
      EstimatorMistake[] found = wrong.in(system, dialect).toArray(EstimatorMistake[]::new);
      String id = "%s-%02d".formatted(prefix, number++);
      claims.addAll(
          ClosedForm.claim(
                  id,
                  name + "-" + dialect.id(),
                  sentence.formatted(dialect.title()),
                  "the formula, in 50 digits")
              .in(dialect.id())
              .on(settings)
              .is(dialect.rule())
              .byDefinition()
              .askedTwice()
              .rejecting(found)
              .claims(system));
    }
    return claims;
  }
}
