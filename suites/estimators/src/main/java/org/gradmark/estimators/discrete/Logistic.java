package org.gradmark.estimators.discrete;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * Gumbel noise for two categories. Only the difference of the two numbers matters; it is logistic,
 * that is {@code log(u/(1-u))} for a uniform u, and in u the means of relaxed estimators are
 * integrals of rational functions. They are taken with Gauss–Legendre rules on both sides of the
 * point where the other category becomes the larger.
 *
 * <p>With t = e^D, D the difference of the logits, the relaxed category at τ = 1 is {@code y = t u
 * / (1 + (t-1) u)}, and its derivative for D is y (1 - y).
 */
final class Logistic {

  private static final int NODES = 40;

  private Logistic() {}

  /** f of two categories under Gumbel noise. */
  static Setting setting(FunctionOracle f) {
    double switching = 1 / (1 + Math.exp(Pairs.DIFFERENCE));
    List<Drawn> all = new ArrayList<>();
    add(all, 0, switching);
    add(all, switching, 1);
    return Setting.named("2 categories under Gumbel noise")
        .input("logits", Pairs.DIFFERENCE, 0)
        .function(f)
        .drawing(Law.finite(all));
  }

  private static void add(List<Drawn> all, double from, double to) {
    for (Drawn node : Law.uniform("u", Shape.of(1, 1), NODES).outcomes()) {
      double u = from + (to - from) * node.values().get("u").get(0);
      Values noise = new Values(Shape.of(1, 2), Math.log(u / (1 - u)), 0);
      all.add(new Drawn(node.probability() * (to - from), Map.of("gumbel", noise)));
    }
  }

  /** t = e^D. */
  static Tensor odds(Sample s) {
    return Pairs.gap(s.input("logits")).exp();
  }

  /** d/dD E y at τ = 1: {@code t ((t+1) log t - 2 (t-1)) / (t-1)^3}. */
  static Tensor slope(Sample s) {
    Tensor t = odds(s);
    Tensor difference = t.minus(1);
    Tensor top = t.plus(1).times(t.log()).minus(difference.times(2));
    return t.times(top).over(difference.pow(3));
  }

  /**
   * The part of {@link #slope} where the first category is drawn: the antiderivative {@code
   * t/(t-1)^3 (-w + (t+1) log w + t/w)}, w = 1 + (t-1) u, from u = 1/(1+t) to 1.
   */
  static Tensor slopeWhereFirst(Sample s) {
    Tensor t = odds(s);
    Tensor w = t.times(2).over(t.plus(1));
    Tensor from = t.over(w).minus(w).plus(t.plus(1).times(w.log()));
    Tensor to = t.minus(1).negate().plus(t.plus(1).times(t.log()));
    return t.times(to.minus(from)).over(t.minus(1).pow(3));
  }

  /**
   * d/dD E y at τ = 1/2, where {@code y = t² u² / (t² u² + (1-u)²)}: the derivative of {@code t²/a
   * + 2 t² log t / a² + π t (1 - t²) / (2 a²)}, a = 1 + t², times t.
   */
  static Tensor slopeAtHalf(Sample s) {
    Tensor t = odds(s);
    Tensor t2 = t.square();
    Tensor a = t2.plus(1);
    Tensor log = t.log();
    Tensor one = t.times(4).plus(t.times(log).times(4)).over(a.square());
    Tensor two = t.pow(3).times(log).times(8).over(a.pow(3));
    Tensor bent =
        t2.times(3)
            .oneMinus()
            .over(a.square())
            .minus(t2.times(t2.oneMinus()).times(4).over(a.pow(3)));
    return t.times(one.minus(two).plus(bent.times(Math.PI / 2)));
  }
}
