package org.gradmark.core.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.LawOfKernel;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.rule.Hyperparameter;

/** A parameter initializer of the literature. Immutable; made by {@link #named}. */
public final class InitializerSystem
    extends RuleSystem<InitializerSubject, InitializerRule, InitializerMistake> {

  private final Map<String, Double> tried = new LinkedHashMap<>();
  private final Map<String, LawOfKernel> laws = new LinkedHashMap<>();

  private InitializerSystem(String id) {
    super(id);
  }

  /** Begins the description of a system. */
  public static Builder named(String id) {
    return new Builder(new InitializerSystem(id));
  }

  @Override
  public String kind() {
    return "initializer";
  }

  @Override
  public Class<InitializerSubject> contract() {
    return InitializerSubject.class;
  }

  @Override
  InitializerSubject subject(String subject, String dialect, InitializerRule rule) {
    return new RuleInitializer(subject, id(), dialect, rule);
  }

  /**
   * Values other than the defaults. The claims that say so are put with them instead of the
   * defaults, all others with the defaults.
   */
  public Settings tried() {
    return new Settings(tried);
  }

  /** The law of every weight, in dialects whose weights are independent and equally likely. */
  public Optional<LawOfKernel> law(String dialect) {
    return Optional.ofNullable(laws.get(dialect));
  }

  /**
   * A subject that claims to be a dialect but makes a mistake; {@code message} is what its verdict
   * must say.
   */
  public Rejection<InitializerSubject> rejection(
      String dialect, InitializerMistake mistake, String message) {
    InitializerRule wrong = mistake.change().apply(dialect(dialect).rule());
    return new Rejection<>(impostor(dialect, mistake.id(), wrong), message);
  }

  /** Describes a system step by step. */
  public static final class Builder
      extends Description<
          InitializerSubject, InitializerRule, InitializerMistake, InitializerSystem, Builder> {

    private Builder(InitializerSystem system) {
      super(system);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * A value other than the default, for the claims that are put with {@link
     * InitializerSystem#tried}.
     */
    public Builder tried(Hyperparameter hyperparameter, double value) {
      system.tried.put(hyperparameter.name(), hyperparameter.check(value));
      return this;
    }

    /** The paper's own rule, whose weights are independent and have this law. */
    public Builder paper(String formula, InitializerRule rule, LawOfKernel law) {
      return dialect(PAPER, formula, rule, law);
    }

    /** A documented legitimate variant whose weights are independent and have this law. */
    public Builder dialect(String id, String formula, InitializerRule rule, LawOfKernel law) {
      system.laws.put(id, law);
      return dialect(id, formula, rule);
    }

    /** Claims, made from the system as described so far: call it last. */
    public Builder claims(ClaimMaker... makers) {
      for (ClaimMaker maker : makers) {
        system.add(maker.claims(system));
      }
      return this;
    }
  }

  /** Makes claims about a system: one of its own, or a whole family's. */
  @FunctionalInterface
  public interface ClaimMaker {
    /** The claims about this system. */
    List<Claim<InitializerSubject>> claims(InitializerSystem system);
  }
}
