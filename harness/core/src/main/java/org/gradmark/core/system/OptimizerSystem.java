package org.gradmark.core.system;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;

/** An optimizer of the literature. Immutable; made by {@link #named}. */
public final class OptimizerSystem extends RuleSystem<OptimizerSubject, Rule, Mistake> {

  private OptimizerSystem(String id) {
    super(id);
  }

  /** Begins the description of a system. */
  public static Builder named(String id) {
    return new Builder(new OptimizerSystem(id));
  }

  @Override
  public String kind() {
    return "optimizer";
  }

  @Override
  public Class<OptimizerSubject> contract() {
    return OptimizerSubject.class;
  }

  @Override
  OptimizerSubject subject(String subject, String dialect, Rule rule) {
    return new RuleSubject(subject, id(), dialect, rule);
  }

  /**
   * A subject that claims to be a dialect but makes a mistake; {@code message} is what its verdict
   * must say.
   */
  public Rejection<OptimizerSubject> rejection(String dialect, Mistake mistake, String message) {
    Rule wrong = mistake.change().apply(dialect(dialect).rule());
    return new Rejection<>(impostor(dialect, mistake.id(), wrong), message);
  }

  /** Describes a system step by step. */
  public static final class Builder
      extends Description<OptimizerSubject, Rule, Mistake, OptimizerSystem, Builder> {

    private Builder(OptimizerSystem system) {
      super(system);
    }

    @Override
    Builder self() {
      return this;
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
    List<Claim<OptimizerSubject>> claims(OptimizerSystem system);
  }
}
