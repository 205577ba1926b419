package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Listens to the claims about a system to learn what its implementations can be asked. */
final class Questions {

  /** Of one claim whatever they are like. */
  private static final int FIRST = 6;

  /**
   * Which of a claim's questions with the same settings, shapes and functions are kept: they differ
   * in numbers only, and claims that go through all draws change the last of them first.
   */
  private static final Set<Integer> ALIKE = Set.of(1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233);

  /** Of one claim in all. */
  private static final int KEPT = 60;

  /** So many in a row that are like those before, and the claim is taken to go on like that. */
  private static final int PATIENCE = 300;

  private Questions() {}

  /** Questions that the claims ask, in their order. */
  static List<Inquiry> of(SystemSpec<EstimatorSubject> system, Laboratory laboratory) {
    List<Inquiry> all = new ArrayList<>();
    for (Claim<EstimatorSubject> claim : system.claims()) {
      for (EstimatorSubject subject : system.builtIns()) {
        if (claim.dialects().contains(subject.dialect())) {
          all.addAll(of(claim, subject, laboratory));
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<Inquiry> of(
      Claim<EstimatorSubject> claim, EstimatorSubject subject, Laboratory laboratory) {
    Heard heard = new Heard();
    try {
      claim.check().check(new Trial<>(new Listener(subject, heard), "f64", laboratory, 0));
    } catch (Enough e) {
      return heard.kept;
    } catch (RuntimeException e) {
      return heard.kept; // the claim has more to say, but not to us
    }
    return heard.kept;
  }

  /** Thrown when a claim has asked enough. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough questions were heard", null, false, false);
    }
  }

  /** What a question is like, numbers aside. */
  private record Likeness(
      Map<String, Double> hyperparameters,
      Map<String, Shape> inputs,
      Map<String, Shape> draws,
      Map<String, String> functions) {

    static Likeness of(Inquiry inquiry) {
      return new Likeness(
          inquiry.hyperparameters(),
          each(inquiry.inputs(), Values::shape),
          each(inquiry.draws(), Values::shape),
          each(inquiry.functions(), FunctionOracle::name));
    }

    private static <A, B> Map<String, B> each(Map<String, A> all, Function<A, B> what) {
      Map<String, B> told = new TreeMap<>();
      all.forEach((name, one) -> told.put(name, what.apply(one)));
      return told;
    }
  }

  /** Those that are worth writing down. */
  private static final class Heard {
    private final List<Inquiry> kept = new ArrayList<>();
    private final Map<Likeness, Integer> alike = new HashMap<>();
    private int idle;

    void hear(Inquiry inquiry) {
      int count = alike.merge(Likeness.of(inquiry), 1, Integer::sum);
      if (kept.size() < FIRST || ALIKE.contains(count)) {
        kept.add(inquiry);
        idle = 0;
      } else {
        idle++;
      }
    }

    boolean isEnough() {
      return kept.size() == KEPT || idle == PATIENCE;
    }
  }

  /** Answers rightly, and has the questions written down. */
  private record Listener(EstimatorSubject subject, Heard heard) implements EstimatorSubject {

    @Override
    public Values estimate(String backend, Inquiry inquiry) {
      if (heard.isEnough()) {
        throw new Enough();
      }
      heard.hear(inquiry);
      return subject.estimate(backend, inquiry);
    }

    @Override
    public String id() {
      return subject.id();
    }

    @Override
    public String system() {
      return subject.system();
    }

    @Override
    public String dialect() {
      return subject.dialect();
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.noneOf(Capability.class);
    }

    @Override
    public Map<String, Double> fixed() {
      return Map.of();
    }

    @Override
    public List<String> backends() {
      return subject.backends();
    }

    @Override
    public Precision precision(String backend) {
      return subject.precision(backend);
    }
  }
}
