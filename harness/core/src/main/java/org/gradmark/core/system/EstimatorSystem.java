package org.gradmark.core.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.estimator.Signature;
import org.gradmark.core.rule.Dialect;

/**
 * An algorithm of the literature that makes values of inputs: a gradient estimator, an attribution,
 * a statistic, a schedule, an average of weights, a clipping. Immutable; made by {@link
 * #estimator}, {@link #attribution}, {@link #statistic}, {@link #schedule}, {@link #weightAverage}
 * or {@link #clipping}.
 */
public final class EstimatorSystem
    extends RuleSystem<EstimatorSubject, EstimatorRule, EstimatorMistake> {

  private final String kind;
  private final List<Setting> settings = new ArrayList<>();
  private final Map<String, List<Setting>> byDialect = new LinkedHashMap<>();
  private final Map<String, String> meanings = new LinkedHashMap<>();

  private EstimatorSystem(String id, String kind) {
    super(id);
    this.kind = kind;
  }

  /** Begins the description of a gradient estimator. */
  public static Builder estimator(String id) {
    return new Builder(new EstimatorSystem(id, "gradient-estimator"));
  }

  /** Begins the description of an attribution. */
  public static Builder attribution(String id) {
    return new Builder(new EstimatorSystem(id, "attribution"));
  }

  /** Begins the description of a statistic. */
  public static Builder statistic(String id) {
    return new Builder(new EstimatorSystem(id, "statistic"));
  }

  /**
   * Begins the description of a learning-rate schedule: from step indices, or a metric, to rates.
   */
  public static Builder schedule(String id) {
    return new Builder(new EstimatorSystem(id, "schedule"));
  }

  /** Begins the description of an average of the parameters after each step. */
  public static Builder weightAverage(String id) {
    return new Builder(new EstimatorSystem(id, "weight-average"));
  }

  /** Begins the description of a clipping of gradients. */
  public static Builder clipping(String id) {
    return new Builder(new EstimatorSystem(id, "clipping"));
  }

  /**
   * {@code gradient-estimator}, {@code attribution}, {@code statistic}, {@code schedule}, {@code
   * weight-average} or {@code clipping}.
   */
  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Class<EstimatorSubject> contract() {
    return EstimatorSubject.class;
  }

  @Override
  EstimatorSubject subject(String subject, String dialect, EstimatorRule rule) {
    return new EstimatorRuleSubject(subject, id(), dialect, rule);
  }

  /** The same system with more claims about it. */
  public EstimatorSystem with(List<Claim<EstimatorSubject>> more) {
    EstimatorSystem other = new EstimatorSystem(id(), kind);
    other.copy(this);
    other.add(more);
    other.settings.addAll(settings);
    other.byDialect.putAll(byDialect);
    other.meanings.putAll(meanings);
    return other;
  }

  /** The settings that its claims are checked in; equal ones may occur more than once. */
  public List<Setting> settings() {
    return List.copyOf(settings);
  }

  /** Those that the claims about one dialect are checked in. */
  public List<Setting> settings(String dialect) {
    return List.copyOf(byDialect.getOrDefault(dialect, List.of()));
  }

  /** The inputs, draws and functions that its claims hand to a subject. */
  public Signature signature() {
    return Signature.of(
        settings, hyperparameters(), dialects().stream().map(Dialect::rule).toList());
  }

  /** What inputs and draws mean whose names do not say it, by name. */
  public Map<String, String> meanings() {
    return Collections.unmodifiableMap(meanings);
  }

  /** A subject that claims to be a dialect but makes a mistake; its verdict must say the cause. */
  public Rejection<EstimatorSubject> rejection(String dialect, EstimatorMistake mistake) {
    EstimatorRule wrong = mistake.change().apply(dialect(dialect).rule());
    return new Rejection<>(impostor(dialect, mistake.id(), wrong), mistake.cause());
  }

  /** Describes a system step by step. */
  public static final class Builder
      extends Description<
          EstimatorSubject, EstimatorRule, EstimatorMistake, EstimatorSystem, Builder> {

    private Builder(EstimatorSystem system) {
      super(system);
    }

    @Override
    Builder self() {
      return this;
    }

    /** What an input or draw means whose name does not say it, in one clause. */
    public Builder meaning(String name, String clause) {
      system.meanings.put(name, clause);
      return this;
    }

    /** Claims, made from the system as described so far: call it last. */
    public Builder claims(ClaimMaker... makers) {
      for (ClaimMaker maker : makers) {
        List<Claim<EstimatorSubject>> made = maker.claims(system);
        system.add(made);
        system.settings.addAll(maker.settings());
        made.stream()
            .flatMap(claim -> claim.dialects().stream())
            .distinct()
            .forEach(
                dialect ->
                    system
                        .byDialect
                        .computeIfAbsent(dialect, d -> new ArrayList<>())
                        .addAll(maker.settings()));
      }
      return this;
    }
  }

  /** Makes claims about a system. */
  @FunctionalInterface
  public interface ClaimMaker {
    /** The claims about this system. */
    List<Claim<EstimatorSubject>> claims(EstimatorSystem system);

    /** The settings that these claims are checked in; none unless said. */
    default List<Setting> settings() {
      return List.of();
    }
  }
}
