package org.gradmark.core.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;

/** An optimizer of the literature. Immutable; made by {@link #named}. */
public final class OptimizerSystem implements SystemSpec<OptimizerSubject> {

  /** Id of the dialect that is the paper's own form. */
  public static final String PAPER = "paper";

  private final String id;
  private String title;
  private String source;
  private List<String> rows = List.of();
  private List<Hyperparameter> hyperparameters = List.of();
  private final Map<String, Dialect<Rule>> dialects = new LinkedHashMap<>();
  private final Map<Mistake, List<String>> mistakes = new LinkedHashMap<>();
  private final List<Claim<OptimizerSubject>> claims = new ArrayList<>();

  private OptimizerSystem(String id) {
    this.id = id;
  }

  /** Begins the description of a system. */
  public static Builder named(String id) {
    return new Builder(new OptimizerSystem(id));
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
    return "optimizer";
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
  public List<Dialect<Rule>> dialects() {
    return List.copyOf(dialects.values());
  }

  /** The dialect of an id; the error names those that there are. */
  public Dialect<Rule> dialect(String dialect) {
    Dialect<Rule> found = dialects.get(dialect);
    if (found == null) {
      throw new IllegalArgumentException(
          id + " has no dialect \"" + dialect + "\"; there are " + dialects.keySet());
    }
    return found;
  }

  /** Mistakes that implementations of a dialect are known to make, for impostors and diagnoses. */
  public List<Mistake> mistakes(String dialect) {
    return mistakes.entrySet().stream()
        .filter(e -> e.getValue().isEmpty() || e.getValue().contains(dialect))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<Claim<OptimizerSubject>> claims() {
    return List.copyOf(claims);
  }

  @Override
  public Class<OptimizerSubject> contract() {
    return OptimizerSubject.class;
  }

  @Override
  public List<OptimizerSubject> builtIns() {
    List<OptimizerSubject> subjects = new ArrayList<>();
    for (Dialect<Rule> dialect : dialects.values()) {
      subjects.add(
          new RuleSubject(subjectId("gradmark", dialect.id()), id, dialect.id(), dialect.rule()));
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
  public Rejection<OptimizerSubject> rejection(String dialect, Mistake mistake, String message) {
    Rule wrong = mistake.change().apply(dialect(dialect).rule());
    String subject = subjectId("impostor", dialect) + "!" + mistake.id();
    return new Rejection<>(new RuleSubject(subject, id, dialect, wrong), message);
  }

  @Override
  public String toString() {
    return id;
  }

  /** Describes a system step by step. */
  public static final class Builder {
    private final OptimizerSystem system;

    private Builder(OptimizerSystem system) {
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

    /** The paper's own rule; describe it first. */
    public Builder paper(String formula, Rule rule) {
      return dialect(PAPER, formula, rule);
    }

    /** A documented legitimate variant. */
    public Builder dialect(String id, String formula, Rule rule) {
      system.dialects.put(id, new Dialect<>(id, formula, rule));
      return this;
    }

    /** Mistakes that can be made in every dialect. */
    public Builder mistakes(Mistake... mistakes) {
      return mistakesIn(List.of(), mistakes);
    }

    /** Mistakes that can be made in some dialects only: the others do not have what is mistaken. */
    public Builder mistakesIn(List<String> dialects, Mistake... mistakes) {
      List.of(mistakes).forEach(mistake -> system.mistakes.put(mistake, dialects));
      return this;
    }

    /** Claims, made from the system as described so far: call it last. */
    public final Builder claims(ClaimMaker... makers) {
      for (ClaimMaker maker : makers) {
        system.claims.addAll(maker.claims(system));
      }
      return this;
    }

    /** The system. */
    public OptimizerSystem build() {
      return system;
    }
  }

  /** Makes claims about a system: one of its own, or a whole family's. */
  @FunctionalInterface
  public interface ClaimMaker {
    /** The claims about this system. */
    List<Claim<OptimizerSubject>> claims(OptimizerSystem system);
  }
}
