package org.gradmark.core.theorem;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.reference.WorstCase;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A worst case of the reference data, replayed to an optimizer as an oracle. The stored points
 * satisfy the interpolation inequalities of the problem class, so a function with these gradients
 * and values exists; it is known at these points only. Elsewhere every answer is NaN: the method
 * under test does not come there.
 */
public final class Replay implements Problem {

  /** A question is about a stored point if it is this near, as a share of the instance's size. */
  private static final double NEAR = 0x1p-12;

  private final WorstCase worstCase;
  private final String smooth;
  private final String proximable;
  private final double size;

  private Replay(WorstCase worstCase, String smooth, String proximable) {
    if (worstCase.start() == null) {
      throw new IllegalArgumentException(worstCase.name() + " stores no instance to replay");
    }
    this.worstCase = worstCase;
    this.smooth = smooth;
    this.proximable = proximable;
    double largest = 0;
    for (WorstCase.Known known : all()) {
      largest = Math.max(largest, Course.distance(known.x(), worstCase.start()));
    }
    this.size = largest;
  }

  /** The instance with one function, which is differentiated. */
  public static Replay of(ReferenceData data, String name) {
    WorstCase worstCase = data.worstCase(name);
    return new Replay(worstCase, first(worstCase), null);
  }

  /**
   * An instance of which one function is differentiated and another has a proximal map.
   *
   * @param smooth name of the first; null if there is none
   * @param proximable name of the second; null if there is none
   */
  public static Replay of(ReferenceData data, String name, String smooth, String proximable) {
    return new Replay(data.worstCase(name), smooth, proximable);
  }

  private static String first(WorstCase worstCase) {
    return worstCase.functions().keySet().stream().findFirst().orElseThrow();
  }

  /** Where it is from: parameters, worst-case value, start. */
  public WorstCase worstCase() {
    return worstCase;
  }

  @Override
  public String name() {
    return "worst-case[" + worstCase.name() + "]";
  }

  @Override
  public Values minimiser() {
    return worstCase.minimiser();
  }

  @Override
  public double minimum() {
    return worstCase.minimum();
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    WorstCase.Known known = at(of(smooth), at.get(0));
    return List.of(known == null ? unknown(at.get(0)) : known.g().on(backend));
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    double sum = 0;
    for (String function : worstCase.functions().keySet()) {
      WorstCase.Known known = at(of(function), at.get(0));
      sum += known == null ? Double.NaN : known.f();
    }
    return backend.tensor(Shape.SCALAR, sum);
  }

  /** The stored point {@code u} with {@code at = u + weight g}. */
  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    double step = weight.toDoubles()[0];
    for (WorstCase.Known known : of(proximable)) {
      Values before = sum(known.x(), known.g(), step);
      if (Course.distance(before, Values.of(at)) <= NEAR * size) {
        // The answer keeps what rounding made of the question: u = at - weight g.
        return at.minus(known.g().on(backend).times(weight));
      }
    }
    return unknown(at);
  }

  /** The stored point whose normal is opposite to the direction. */
  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    Values wanted = Values.of(direction);
    for (WorstCase.Known known : of(proximable)) {
      double scale = Course.norm(wanted) + Course.norm(known.g());
      if (Course.distance(known.g(), wanted.map(v -> -v)) <= NEAR * scale) {
        return known.x().on(backend);
      }
    }
    return unknown(direction);
  }

  private WorstCase.Known at(List<WorstCase.Known> function, Tensor at) {
    Values asked = Values.of(at);
    WorstCase.Known nearest = null;
    double least = NEAR * size;
    for (WorstCase.Known known : function) {
      double distance = Course.distance(known.x(), asked);
      if (distance <= least) {
        nearest = known;
        least = distance;
      }
    }
    return nearest;
  }

  private List<WorstCase.Known> of(String function) {
    List<WorstCase.Known> known = worstCase.functions().get(function);
    if (known == null) {
      throw new UnsupportedOperationException(
          name() + " has no function \"" + function + "\"; " + worstCase.functions().keySet());
    }
    return known;
  }

  private List<WorstCase.Known> all() {
    List<WorstCase.Known> all = new ArrayList<>();
    worstCase.functions().values().forEach(all::addAll);
    return all;
  }

  private static Values sum(Values x, Values g, double weight) {
    return Values.of(x.on(IeeeBackend.F64).plus(g.on(IeeeBackend.F64).times(weight)));
  }

  private static Tensor unknown(Tensor like) {
    return like.times(Double.NaN);
  }
}
