package org.gradmark.estimators.claims;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * An impostor whose answers depend on what it was asked before. What it remembers belongs to the
 * thread, so that checks beside each other do not meet in it.
 */
final class Forgetful implements EstimatorSubject {

  private static final double LARGER = 1.1;

  /** So many answers. */
  private static final int TIRED = 32;

  private final EstimatorSubject right;
  private final String id;
  private final ThreadLocal<Map<Object, Values>> memory = ThreadLocal.withInitial(HashMap::new);
  private final Memory used;

  /** What is done with the memory. */
  private interface Memory {
    Values answer(Map<Object, Values> memory, Inquiry inquiry, Values due);
  }

  private Forgetful(EstimatorSubject right, String id, Memory used) {
    this.right = right;
    this.id = id;
    this.used = used;
  }

  private static Forgetful named(EstimatorSubject right, String name, Memory used) {
    return new Forgetful(right, right.id() + "!" + name, used);
  }

  /** A tenth too much every second time that it is asked the same. */
  static Forgetful asked(EstimatorSubject right) {
    return named(
        right, "larger-when-asked-again", (all, inquiry, due) -> toggled(all, inquiry, due));
  }

  /** A tenth too much in every second answer. */
  static Forgetful counted(EstimatorSubject right) {
    return named(right, "every-second-larger", (all, inquiry, due) -> toggled(all, "count", due));
  }

  /**
   * The first answer of each shape that its process gave, as a buffer of a module is that is filled
   * once.
   */
  static Forgetful keeping(EstimatorSubject right) {
    return named(
        right,
        "first-answer-kept",
        (all, inquiry, due) -> {
          Values first = all.putIfAbsent(due.shape(), due);
          return first == null ? due : first;
        });
  }

  /** The mean of the answer and the one before, where they have the same shape. */
  static Forgetful blended(EstimatorSubject right) {
    BinaryOperator<Values> mean = Forgetful::mean;
    return named(
        right,
        "blended-with-the-last",
        (all, inquiry, due) -> {
          Values last = all.put("last", due);
          return last != null && last.shape().equals(due.shape()) ? mean.apply(due, last) : due;
        });
  }

  /** A tenth too much in the last answers of every {@code period}. */
  static Forgetful tired(EstimatorSubject right, int period) {
    return new Forgetful(
        right,
        "larger-after-" + (period - TIRED),
        (all, inquiry, due) -> {
          Values last = all.getOrDefault("calls", new Values(Shape.SCALAR, 0));
          all.put("calls", last.map(n -> (n + 1) % period));
          return last.get(0) < period - TIRED ? due : due.map(x -> LARGER * x);
        });
  }

  private static Values toggled(Map<Object, Values> all, Object key, Values due) {
    UnaryOperator<Values> larger = v -> v.map(x -> LARGER * x);
    if (all.remove(key) != null) {
      return larger.apply(due);
    }
    all.put(key, due);
    return due;
  }

  private static Values mean(Values a, Values b) {
    double[] both = a.toArray();
    for (int i = 0; i < both.length; i++) {
      both[i] = (both[i] + b.get(i)) / 2;
    }
    return new Values(a.shape(), both);
  }

  @Override
  public Values estimate(String backend, Inquiry inquiry) {
    return used.answer(memory.get(), inquiry, right.estimate(backend, inquiry));
  }

  @Override
  public Optional<EstimatorSubject> inAnotherProcess() {
    return Optional.of(new Forgetful(right, id, used));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String system() {
    return right.system();
  }

  @Override
  public String dialect() {
    return right.dialect();
  }

  @Override
  public Set<Capability> capabilities() {
    return right.capabilities();
  }

  @Override
  public Map<String, Double> fixed() {
    return right.fixed();
  }

  @Override
  public List<String> backends() {
    return right.backends();
  }

  @Override
  public Precision precision(String backend) {
    return right.precision(backend);
  }

  @Override
  public String toString() {
    return id;
  }
}
