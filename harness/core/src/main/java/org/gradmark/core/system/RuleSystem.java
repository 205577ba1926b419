package org.gradmark.core.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;

/**
 * A system that is described by rules: what optimizers, initializers and estimators have in common.
 * Immutable once built.
 *
 * @param <S> the kind of subject that implements it
 * @param <R> the kind of rule that its dialects are
 * @param <M> the kind of mistake that can be made in such a rule
 */
public abstract class RuleSystem<S extends Subject, R, M> implements SystemSpec<S> {

  /** Id of the dialect that is the paper's own form. */
  public static final String PAPER = "paper";

  private final String id;
  private String title;
  private String source;
  private List<String> rows = List.of();
  private List<Hyperparameter> hyperparameters = List.of();
  private final Map<String, Dialect<R>> dialects = new LinkedHashMap<>();
  private final Map<M, List<String>> mistakes = new LinkedHashMap<>();
  private final List<Claim<S>> claims = new ArrayList<>();

  RuleSystem(String id) {
    this.id = id;
  }

  /** A subject of this system that follows a rule, right or wrong. */
  abstract S subject(String subject, String dialect, R rule);

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
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
  public List<Dialect<R>> dialects() {
    return List.copyOf(dialects.values());
  }

  /** The dialect of an id; the error names those that there are. */
  public Dialect<R> dialect(String dialect) {
    Dialect<R> found = dialects.get(dialect);
    if (found == null) {
      throw new IllegalArgumentException(
          id + " has no dialect \"" + dialect + "\"; there are " + dialects.keySet());
    }
    return found;
  }

  /** Mistakes that implementations of a dialect are known to make, for impostors and diagnoses. */
  public List<M> mistakes(String dialect) {
    return mistakes.entrySet().stream()
        .filter(e -> e.getValue().isEmpty() || e.getValue().contains(dialect))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<Claim<S>> claims() {
    return List.copyOf(claims);
  }

  @Override
  public List<S> builtIns() {
    return dialects.values().stream()
        .map(d -> subject(subjectId("gradmark", d.id()), d.id(), d.rule()))
        .toList();
  }

  /** The id of a subject: provider and system, and the dialect unless it is the paper's. */
  public String subjectId(String provider, String dialect) {
    return provider + ":" + id + (dialect.equals(PAPER) ? "" : "/" + dialect);
  }

  /** A subject that claims to be a dialect, but follows another rule. */
  S impostor(String dialect, String mistake, R wrong) {
    return subject(subjectId("impostor", dialect) + "!" + mistake, dialect, wrong);
  }

  /** Takes over all that another system of this id says about itself. */
  void copy(RuleSystem<S, R, M> other) {
    title = other.title;
    source = other.source;
    rows = other.rows;
    hyperparameters = other.hyperparameters;
    dialects.putAll(other.dialects);
    mistakes.putAll(other.mistakes);
    claims.addAll(other.claims);
  }

  void add(List<Claim<S>> more) {
    claims.addAll(more);
  }

  @Override
  public String toString() {
    return id;
  }

  /**
   * Describes a system step by step.
   *
   * @param <Y> the system
   * @param <B> the builder itself
   */
  public abstract static class Description<
      S extends Subject, R, M, Y extends RuleSystem<S, R, M>, B> {

    final Y system;

    Description(Y system) {
      this.system = system;
    }

    abstract B self();

    private RuleSystem<S, R, M> described() {
      return system;
    }

    /** Name as the paper writes it. */
    public B title(String title) {
      described().title = title;
      return self();
    }

    /** Authors, title, year, equation or algorithm. */
    public B source(String source) {
      described().source = source;
      return self();
    }

    /** Catalogue rows that it covers. */
    public B rows(String... rows) {
      described().rows = List.of(rows);
      return self();
    }

    /** What its user chooses, with the paper's defaults. */
    public B hyperparameters(Hyperparameter... hyperparameters) {
      described().hyperparameters = List.of(hyperparameters);
      return self();
    }

    /** The paper's own rule; describe it first. */
    public B paper(String formula, R rule) {
      return dialect(PAPER, formula, rule);
    }

    /** A documented legitimate variant. */
    public B dialect(String id, String formula, R rule) {
      described().dialects.put(id, new Dialect<>(id, formula, rule));
      return self();
    }

    /** Mistakes that can be made in every dialect. */
    @SafeVarargs
    public final B mistakes(M... mistakes) {
      for (M mistake : mistakes) {
        described().mistakes.put(mistake, List.of());
      }
      return self();
    }

    /** Mistakes that can be made in some dialects only: the others do not have what is mistaken. */
    @SafeVarargs
    public final B mistakesIn(List<String> dialects, M... mistakes) {
      for (M mistake : mistakes) {
        described().mistakes.put(mistake, dialects);
      }
      return self();
    }

    /** The system. */
    public Y build() {
      return system;
    }
  }
}
