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
import org.gradmark.core.rule.Hyperparameter;

/**
 * An algorithm of the literature that makes values of inputs: a gradient estimator, an attribution,
 * a statistic, a schedule, an average of weights, a clipping. Immutable; made by {@link
 * #estimator}, {@link #attribution}, {@link #statistic}, {@link #schedule}, {@link #weightAverage}
 * or {@link #clipping}.
 */
public final class EstimatorSystem implements SystemSpec<EstimatorSubject> {

  /** Id of the dialect that is the paper's own form. */
  public static final String PAPER = OptimizerSystem.PAPER;

  private final String id;
  private final String kind;
  private String title;
  private String source;
  private List<String> rows = List.of();
  private List<Hyperparameter> hyperparameters = List.of();
  private final Map<String, Dialect<EstimatorRule>> dialects = new LinkedHashMap<>();
  private final Map<EstimatorMistake, List<String>> mistakes = new LinkedHashMap<>();
  private final List<Claim<EstimatorSubject>> claims = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private final Map<String, String> meanings = new LinkedHashMap<>();

  private EstimatorSystem(String id, String kind) {
    this.id = id;
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

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
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
  public String source() {
    return source;
  }

  @Override
  public List<String> rows() {
    return rows;
  }

  @Override
  public List<Hyperparameter> hyperparameters() {
    return hyperparameters;
  }

  @Override
  public List<Dialect<EstimatorRule>> dialects() {
    return List.copyOf(dialects.values());
  }

  /** The dialect of an id; the error names those that there are. */
  public Dialect<EstimatorRule> dialect(String dialect) {
    Dialect<EstimatorRule> found = dialects.get(dialect);
    if (found == null) {
      throw new IllegalArgumentException(
          id + " has no dialect \"" + dialect + "\"; there are " + dialects.keySet());
    }
    return found;
  }

  /** Mistakes that implementations of a dialect are known to make, for impostors and diagnoses. */
  public List<EstimatorMistake> mistakes(String dialect) {
    return mistakes.entrySet().stream()
        .filter(e -> e.getValue().isEmpty() || e.getValue().contains(dialect))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<Claim<EstimatorSubject>> claims() {
    return List.copyOf(claims);
  }

  @Override
  public Class<EstimatorSubject> contract() {
    return EstimatorSubject.class;
  }

  @Override
  public List<EstimatorSubject> builtIns() {
    List<EstimatorSubject> subjects = new ArrayList<>();
    for (Dialect<EstimatorRule> dialect : dialects.values()) {
      String subject = subjectId("gradmark", dialect.id());
      subjects.add(new EstimatorRuleSubject(subject, id, dialect.id(), dialect.rule()));
    }
    return subjects;
  }

  /** The id of a subject: provider and system, and the dialect unless it is the paper's. */
  public String subjectId(String provider, String dialect) {
    return provider + ":" + id + (dialect.equals(PAPER) ? "" : "/" + dialect);
  }

  /** The same system with more claims about it. */
  public EstimatorSystem with(List<Claim<EstimatorSubject>> more) {
    EstimatorSystem other = new EstimatorSystem(id, kind);
    other.title = title;
    other.source = source;
    other.rows = rows;
    other.hyperparameters = hyperparameters;
    other.dialects.putAll(dialects);
    other.mistakes.putAll(mistakes);
    other.claims.addAll(claims);
    other.claims.addAll(more);
    other.settings.addAll(settings);
    other.meanings.putAll(meanings);
    return other;
  }

  /** The settings that its claims are checked in; equal ones may occur more than once. */
  public List<Setting> settings() {
    return List.copyOf(settings);
  }

  /** The inputs, draws and functions that its claims hand to a subject. */
  public Signature signature() {
    return Signature.of(
        settings, hyperparameters, dialects.values().stream().map(Dialect::rule).toList());
  }

  /** What inputs and draws mean whose names do not say it, by name. */
  public Map<String, String> meanings() {
    return Collections.unmodifiableMap(meanings);
  }

  /** A subject that claims to be a dialect but makes a mistake; its verdict must say the cause. */
  public Rejection<EstimatorSubject> rejection(String dialect, EstimatorMistake mistake) {
    EstimatorRule wrong = mistake.change().apply(dialect(dialect).rule());
    String subject = subjectId("impostor", dialect) + "!" + mistake.id();
    return new Rejection<>(new EstimatorRuleSubject(subject, id, dialect, wrong), mistake.cause());
  }

  @Override
  public String toString() {
    return id;
  }

  /** Describes a system step by step. */
  public static final class Builder {
    private final EstimatorSystem system;

    private Builder(EstimatorSystem system) {
      this.system = system;
    }

    /** Name as the paper writes it. */
    public Builder title(String title) {
      system.title = title;
      return this;
    }

    /** Authors, title, year, equation or algorithm. */
    public Builder source(String source) {
      system.source = source;
      return this;
    }

    /** Catalogue rows that it covers. */
    public Builder rows(String... rows) {
      system.rows = List.of(rows);
      return this;
    }

    /** What its user chooses, with the paper's defaults. */
    public Builder hyperparameters(Hyperparameter... hyperparameters) {
      system.hyperparameters = List.of(hyperparameters);
      return this;
    }

    /** What an input or draw means whose name does not say it, in one clause. */
    public Builder meaning(String name, String clause) {
      system.meanings.put(name, clause);
      return this;
    }

    /** The paper's own rule; describe it first. */
    public Builder paper(String formula, EstimatorRule rule) {
      return dialect(PAPER, formula, rule);
    }

    /** A documented legitimate variant. */
    public Builder dialect(String id, String formula, EstimatorRule rule) {
      system.dialects.put(id, new Dialect<>(id, formula, rule));
      return this;
    }

    /** Mistakes that can be made in every dialect. */
    public Builder mistakes(EstimatorMistake... mistakes) {
      return mistakesIn(List.of(), mistakes);
    }

    /** Mistakes that can be made in some dialects only: the others do not have what is mistaken. */
    public Builder mistakesIn(List<String> dialects, EstimatorMistake... mistakes) {
      List.of(mistakes).forEach(mistake -> system.mistakes.put(mistake, dialects));
      return this;
    }

    /** Claims, made from the system as described so far: call it last. */
    public Builder claims(ClaimMaker... makers) {
      for (ClaimMaker maker : makers) {
        system.claims.addAll(maker.claims(system));
        system.settings.addAll(maker.settings());
      }
      return this;
    }

    /** The system. */
    public EstimatorSystem build() {
      return system;
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
