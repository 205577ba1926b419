package org.gradmark.core.system;

import java.util.ArrayList;
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
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;

/** A parameter initializer of the literature. Immutable; made by {@link #named}. */
public final class InitializerSystem implements SystemSpec<InitializerSubject> {

  /** Id of the dialect that is the paper's own form. */
  public static final String PAPER = "paper";

  private final String id;
  private String title;
  private String source;
  private List<String> rows = List.of();
  private List<Hyperparameter> hyperparameters = List.of();
  private final Map<String, Double> tried = new LinkedHashMap<>();
  private final Map<String, Dialect<InitializerRule>> dialects = new LinkedHashMap<>();
  private final Map<String, LawOfKernel> laws = new LinkedHashMap<>();
  private final Map<InitializerMistake, List<String>> mistakes = new LinkedHashMap<>();
  private final List<Claim<InitializerSubject>> claims = new ArrayList<>();

  private InitializerSystem(String id) {
    this.id = id;
  }

  /** Begins the description of a system. */
  public static Builder named(String id) {
    return new Builder(new InitializerSystem(id));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String kind() {
    return "initializer";
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

  /**
   * Values other than the defaults. The claims that say so are put with them instead of the
   * defaults, all others with the defaults.
   */
  public Settings tried() {
    return new Settings(tried);
  }

  @Override
  public List<Dialect<InitializerRule>> dialects() {
    return List.copyOf(dialects.values());
  }

  /** The dialect of an id; the error names those that there are. */
  public Dialect<InitializerRule> dialect(String dialect) {
    Dialect<InitializerRule> found = dialects.get(dialect);
    if (found == null) {
      throw new IllegalArgumentException(
          id + " has no dialect \"" + dialect + "\"; there are " + dialects.keySet());
    }
    return found;
  }

  /** The law of every weight, in dialects whose weights are independent and equally likely. */
  public Optional<LawOfKernel> law(String dialect) {
    return Optional.ofNullable(laws.get(dialect));
  }

  /** Mistakes that implementations of a dialect are known to make, for impostors and diagnoses. */
  public List<InitializerMistake> mistakes(String dialect) {
    return mistakes.entrySet().stream()
        .filter(e -> e.getValue().isEmpty() || e.getValue().contains(dialect))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<Claim<InitializerSubject>> claims() {
    return List.copyOf(claims);
  }

  @Override
  public Class<InitializerSubject> contract() {
    return InitializerSubject.class;
  }

  @Override
  public List<InitializerSubject> builtIns() {
    List<InitializerSubject> subjects = new ArrayList<>();
    for (Dialect<InitializerRule> dialect : dialects.values()) {
      String subject = subjectId("gradmark", dialect.id());
      subjects.add(new RuleInitializer(subject, id, dialect.id(), dialect.rule()));
    }
    return subjects;
  }

  /** The id of a subject: provider and system, and the dialect unless it is the paper's. */
  public String subjectId(String provider, String dialect) {
    return provider + ":" + id + (dialect.equals(PAPER) ? "" : "/" + dialect);
  }

  /**
   * A subject that claims to be a dialect but makes a mistake; {@code message} is what its verdict
   * must say.
   */
  public Rejection<InitializerSubject> rejection(
      String dialect, InitializerMistake mistake, String message) {
    InitializerRule wrong = mistake.change().apply(dialect(dialect).rule());
    String subject = subjectId("impostor", dialect) + "!" + mistake.id();
    return new Rejection<>(new RuleInitializer(subject, id, dialect, wrong), message);
  }

  @Override
  public String toString() {
    return id;
  }

  /** Describes a system step by step. */
  public static final class Builder {
    private final InitializerSystem system;

    private Builder(InitializerSystem system) {
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

    /**
     * A value other than the default, for the claims that are put with {@link
     * InitializerSystem#tried}.
     */
    public Builder tried(Hyperparameter hyperparameter, double value) {
      system.tried.put(hyperparameter.name(), hyperparameter.check(value));
      return this;
    }

    /** The paper's own rule; describe it first. */
    public Builder paper(String formula, InitializerRule rule) {
      return dialect(PAPER, formula, rule);
    }

    /** The paper's own rule, whose weights are independent and have this law. */
    public Builder paper(String formula, InitializerRule rule, LawOfKernel law) {
      return dialect(PAPER, formula, rule, law);
    }

    /** A documented legitimate variant. */
    public Builder dialect(String id, String formula, InitializerRule rule) {
      system.dialects.put(id, new Dialect<>(id, formula, rule));
      return this;
    }

    /** A documented legitimate variant whose weights are independent and have this law. */
    public Builder dialect(String id, String formula, InitializerRule rule, LawOfKernel law) {
      system.laws.put(id, law);
      return dialect(id, formula, rule);
    }

    /** Mistakes that can be made in every dialect. */
    public Builder mistakes(InitializerMistake... mistakes) {
      return mistakesIn(List.of(), mistakes);
    }

    /** Mistakes that can be made in some dialects only: the others do not have what is mistaken. */
    public Builder mistakesIn(List<String> dialects, InitializerMistake... mistakes) {
      List.of(mistakes).forEach(mistake -> system.mistakes.put(mistake, dialects));
      return this;
    }

    /** Claims, made from the system as described so far: call it last. */
    public Builder claims(ClaimMaker... makers) {
      for (ClaimMaker maker : makers) {
        system.claims.addAll(maker.claims(system));
      }
      return this;
    }

    /** The system. */
    public InitializerSystem build() {
      return system;
    }
  }

  /** Makes claims about a system: one of its own, or a whole family's. */
  @FunctionalInterface
  public interface ClaimMaker {
    /** The claims about this system. */
    List<Claim<InitializerSubject>> claims(InitializerSystem system);
  }
}
