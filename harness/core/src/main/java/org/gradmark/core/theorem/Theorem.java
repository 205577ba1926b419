package org.gradmark.core.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;

/**
 * A theorem about a system: an inequality with explicit constants, the instance that comes nearest
 * to it, and the mistakes that break it. Made by {@link #named}.
 *
 * <p>A tight theorem makes two claims: the bound is never exceeded, on any instance; and the worst
 * instance reaches 0.99 of it. An upper bound makes one, which also asks for a declared share of
 * the bound on the worst instance: a bound that nothing comes near to would catch nobody.
 */
public final class Theorem {

  /**
   * A value of the constant that somebody else computed.
   *
   * @param data name of the file under {@code theorems/} of the reference data
   * @param formula the theorem's own constant, from that file's parameters
   */
  public record Confirmation(String data, ToDoubleFunction<Map<String, Double>> formula) {}

  private final String id;
  private final String name;
  private final List<String> guarantees = new ArrayList<>();
  private String sentence;
  private String source;
  private Guarantee guarantee;
  private double floor;
  private boolean inOne;
  private Set<String> dialects = Set.of("paper");
  private InstanceSource worst;
  private SampledInstance sampled;
  private final List<InstanceSource> others = new ArrayList<>();
  private final List<Mistake> exceeding = new ArrayList<>();
  private final List<Mistake> missing = new ArrayList<>();
  private final List<Confirmation> confirmations = new ArrayList<>();

  private Theorem(String id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Begins a theorem: the claim's id and two or three words, kebab-case. */
  public static Theorem named(String id, String name) {
    return new Theorem(id, name);
  }

  /** The theorem as one sentence: hypotheses, method, inequality. */
  public Theorem says(String text) {
    sentence = text;
    return this;
  }

  /** Authors, title, year, number of the theorem; "derived here" where it was. */
  public Theorem from(String text) {
    source = text;
    return this;
  }

  /** The bound is attained by the worst instance. */
  public Theorem tight() {
    return promising(Guarantee.TIGHT, Guarantee.REACHED, "tight()");
  }

  /**
   * The bound is attained by the worst instance, and doing nothing would keep it: one claim asks
   * for both, that it is not exceeded and that it is reached.
   */
  public Theorem twoSided() {
    inOne = true;
    return promising(Guarantee.TIGHT, Guarantee.REACHED, "twoSided()");
  }

  /** Whether one claim asks for the bound and that it is reached. */
  public boolean isTwoSided() {
    return inOne;
  }

  /**
   * The bound holds.
   *
   * @param share of it that the right method reaches on the worst instance, in (0, 1)
   */
  public Theorem upper(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(id + ": floor " + share + " is outside (0, 1)");
    }
    return promising(Guarantee.UPPER, share, "upper(" + share + ")");
  }

  /** Dialects that it holds for; the paper's alone unless said. */
  public Theorem in(String... ids) {
    dialects = Set.of(ids);
    return this;
  }

  /** The instance that comes nearest to the bound. */
  public Theorem worst(InstanceSource instance) {
    worst = remembered(instance);
    return this;
  }

  /**
   * The theorem is about an expectation that has to be sampled: there is no worst instance but this
   * one, and one claim.
   */
  public Theorem sampled(SampledInstance instance) {
    sampled = instance;
    return promising(Guarantee.STATISTICAL, 0, "sampled(" + instance + ")");
  }

  /** Further instances, on which the bound must hold. */
  public Theorem also(InstanceSource... instances) {
    for (InstanceSource instance : instances) {
      others.add(remembered(instance));
    }
    return this;
  }

  /** Mistakes with which the bound is exceeded (or, for an upper bound, its floor not reached). */
  public Theorem exceededBy(Mistake... mistakes) {
    exceeding.addAll(List.of(mistakes));
    return this;
  }

  /** Mistakes with which the worst instance does not reach a tight bound. */
  public Theorem missedBy(Mistake... mistakes) {
    missing.addAll(List.of(mistakes));
    return this;
  }

  /** A second source of the constant: a file of the reference data. */
  public Theorem confirmedBy(String data, ToDoubleFunction<Map<String, Double>> formula) {
    confirmations.add(new Confirmation(data, formula));
    return this;
  }

  /** What is wrong with it is told by {@link #checked}, which knows everything that was said. */
  private Theorem promising(Guarantee what, double share, String said) {
    guarantees.add(said);
    guarantee = what;
    floor = share;
    return this;
  }

  /**
   * This theorem, complete: to be called before claims are made of it.
   *
   * @throws IllegalStateException if something is missing, or one thing was said against another;
   *     the message names the theorem, all that is wrong with it, and the cure
   */
  public Theorem checked() {
    List<String> wrong = new ArrayList<>();
    if (sentence == null || sentence.isBlank()) {
      wrong.add("it has no sentence; say it with says(...)");
    }
    if (source == null || source.isBlank()) {
      wrong.add("it has no source; name it with from(...)");
    }
    if (guarantees.isEmpty()) {
      wrong.add("it promises nothing; call tight(), twoSided(), upper(...) or sampled(...)");
    }
    if (guarantees.size() > 1) {
      wrong.add("it promises " + String.join(" and then ", guarantees) + "; keep one of them");
    }
    if (sampled == null && worst == null) {
      wrong.add("it has no worst instance; give it with worst(...)");
    }
    if (sampled != null && (worst != null || !others.isEmpty())) {
      wrong.add("it is sampled and has other instances, which nothing would run; drop them");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("theorem " + id + ": " + String.join(". Also, ", wrong));
    }
    return this;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String sentence() {
    return sentence;
  }

  public String source() {
    return source;
  }

  public Guarantee guarantee() {
    return guarantee;
  }

  /** Share of the bound that the worst instance must reach. */
  public double floor() {
    return floor;
  }

  public Set<String> dialects() {
    return dialects;
  }

  /** The instance that comes nearest to the bound. */
  public Instance worst(ReferenceData data) {
    return worst.in(data);
  }

  /** All instances, the worst first. */
  public List<Instance> instances(ReferenceData data) {
    List<Instance> all = new ArrayList<>(List.of(worst(data)));
    others.forEach(source -> all.add(source.in(data)));
    return all;
  }

  /** The instance of a statistical theorem; null of another. */
  public SampledInstance sampled() {
    return sampled;
  }

  public List<Mistake> exceeding() {
    return List.copyOf(exceeding);
  }

  public List<Mistake> missing() {
    return List.copyOf(missing);
  }

  public List<Confirmation> confirmations() {
    return List.copyOf(confirmations);
  }

  /** One object per data, so that what is derived from an instance is derived once. */
  private static InstanceSource remembered(InstanceSource source) {
    Map<ReferenceData, Instance> known = new ConcurrentHashMap<>();
    return data -> known.computeIfAbsent(data, source::in);
  }

  @Override
  public String toString() {
    return id;
  }
}
