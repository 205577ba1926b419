package org.gradmark.estimators.credit;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.differences.CentralDifferences;
import org.gradmark.estimators.functions.Fractions;

/**
 * Direct feedback alignment for a network of two hidden layers with leaky rectifiers, softmax and
 * cross entropy: the error reaches each hidden layer through a fixed random matrix.
 *
 * <pre>
 *   z1 ← x W1, h1 ← φ(z1), z2 ← h1 W2, h2 ← φ(z2), e ← (softmax(h2 W3) - y)/n
 *   d2 ← (e B2) φ'(z2),  d1 ← (e B1) φ'(z1)
 *   g ← (xᵀ d1, h1ᵀ d2, h2ᵀ e), row by row
 * </pre>
 */
public final class DirectFeedback {

  public static final Hyperparameter LEAK =
      new Hyperparameter("leak", "slope of the activation below zero; 1 is linear", 0, 1, 0.25);

  private static final EstimatorMistake TRANSPORT =
      EstimatorMistake.rule(
          "weights-transported",
          "the weights are used for feedback: it is backpropagation",
          s -> {
            Net net = new Net(s);
            Tensor d2 = net.error.matmul(s.input("weights3").transpose()).times(net.slope(net.z2));
            Tensor d1 = d2.matmul(s.input("weights2").transpose()).times(net.slope(net.z1));
            return net.gradient(d1, d2);
          });
  private static final EstimatorMistake NO_SLOPE =
      EstimatorMistake.rule(
          "slope-lost",
          "the derivative of the activation is left out",
          s -> {
            Net net = new Net(s);
            Tensor e = net.error;
            return net.gradient(e.matmul(s.draw("feedback1")), e.matmul(s.draw("feedback2")));
          });
  private static final EstimatorMistake SHARED =
      EstimatorMistake.seeing(
          "feedback-shared",
          "both layers get the feedback of the first",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor draw(String name) {
                  Tensor first = super.draw("feedback1");
                  int width = super.draw(name).shape().columns();
                  return Rows.columns(first, 0, width);
                }
              });
  private static final EstimatorMistake NEGATED =
      EstimatorMistake.scaled("negated", "the error is y - p, not p - y", -1);
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the examples are summed, not averaged",
          (s, g) -> g.times(s.input("inputs").shape().rows()));
  private static final EstimatorMistake ZERO_HIDDEN =
      EstimatorMistake.draw(
          "first-layer-frozen",
          "the first layer gets no feedback",
          "feedback1",
          (s, b) -> b.times(0));

  private static final Values W2 = new Values(Shape.of(2, 2), 0.75, 0.25, -0.25, 1);
  private static final Values W3 = new Values(Shape.of(2, 2), 1, -0.5, 0.25, 0.75);
  private static final Setting LINEAR =
      network("linear network, feedback through the weights", W2, W3)
          .with(LEAK, 1)
          .drawing(
              feedback(
                  new Values(Shape.of(2, 2), 0.8125, 0, -0.1875, 0.875),
                  new Values(Shape.of(2, 2), 1, 0.25, -0.5, 0.75)));
  private static final Setting LEAKY =
      network("leaky network", W2, W3)
          .drawing(
              feedback(
                  new Values(Shape.of(2, 2), 0.5, -1, 0.75, 0.25),
                  new Values(Shape.of(2, 2), -0.25, 1, 0.5, 1.25)));
  private static final Setting RANDOM =
      network(
              "random signs for feedback, one example",
              new Values(Shape.of(2, 1), 0.75, -0.5),
              new Values(Shape.of(1, 2), 1, -0.5))
          .input("inputs", 1, -0.75)
          .input("labels", 1, 0)
          .drawing(
              Law.signs("feedback1", Shape.of(2, 2)).and(Law.signs("feedback2", Shape.of(2, 1))));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("direct-feedback-alignment")
          .title("Direct feedback alignment (DFA)")
          .source(
              "Launay, Poli, Krzakala, Principled Training of Neural Networks with Direct Feedback Alignment, 2019,"
                  + " arXiv:1906.04554; Nokland, 2016")
          .rows("A026.1")
          .hyperparameters(LEAK)
          .paper("d = (e B) phi'(z)", DirectFeedback::paper)
          .mistakes(NO_SLOPE, SHARED, NEGATED, SUM, ZERO_HIDDEN)
          .claims(
              ClosedForm.claim(
                      "DFAL-01",
                      "linear",
                      "In a linear network with the products of later weights for feedback it is the gradient.",
                      "central differences of the cross entropy")
                  .on(LINEAR)
                  .is(DirectFeedback::differences)
                  .rejecting(SHARED, NEGATED, SUM, ZERO_HIDDEN),
              ClosedForm.claim(
                      "DFAL-02",
                      "local",
                      "Each hidden layer gets the gradient of <e B, h> with the error and earlier layers constant, the last layer its own gradient.",
                      "the formula; central differences")
                  .on(LEAKY)
                  .is(DirectFeedback::local)
                  .rejecting(TRANSPORT, NO_SLOPE, SHARED, NEGATED, SUM, ZERO_HIDDEN),
              Variance.claim(
                      "DFAL-03",
                      "random-feedback",
                      "Over random signs for feedback the total variance is |e|^2 (|x|^2 |phi'(z1)|^2 + |h1|^2 |phi'(z2)|^2).",
                      "E B^T e e^T B = |e|^2 I")
                  .on(RANDOM)
                  .total(
                      s -> {
                        Net net = new Net(s);
                        Tensor first = size(net.x).times(size(net.slope(net.z1)));
                        Tensor second = size(net.h1).times(size(net.slope(net.z2)));
                        return size(net.error).times(first.plus(second));
                      })
                  .rejecting(TRANSPORT, NO_SLOPE, ZERO_HIDDEN),
              AsDeclared.claims("DFAL", 11).on(wide(1, 0.125), wide(2, 0.5)).rejectingAll())
          .build();

  private DirectFeedback() {}

  private static final class Net {
    final Sample s;
    final Tensor x;
    final Tensor z1;
    final Tensor h1;
    final Tensor z2;
    final Tensor h2;
    final Tensor error;

    Net(Sample s) {
      this.s = s;
      x = s.input("inputs");
      z1 = x.matmul(s.input("weights1"));
      h1 = z1.times(slope(z1));
      z2 = h1.matmul(s.input("weights2"));
      h2 = z2.times(slope(z2));
      Tensor p = Rows.softmax(h2.matmul(s.input("weights3")));
      error = p.minus(s.input("labels")).over(x.shape().rows());
    }

    Tensor slope(Tensor z) {
      Tensor one = z.times(0).plus(1);
      return z.greaterThan(s.backend().scalar(0)).where(one, one.times(s.get(LEAK)));
    }

    Tensor gradient(Tensor d1, Tensor d2) {
      return Rows.join(
          Rows.flat(x.transpose().matmul(d1)),
          Rows.flat(h1.transpose().matmul(d2)),
          Rows.flat(h2.transpose().matmul(error)));
    }
  }

  private static Tensor paper(Sample s) {
    Net net = new Net(s);
    Tensor d2 = net.error.matmul(s.draw("feedback2")).times(net.slope(net.z2));
    Tensor d1 = net.error.matmul(s.draw("feedback1")).times(net.slope(net.z1));
    return net.gradient(d1, d2);
  }

  private static Tensor size(Tensor a) {
    return a.square().sum(Axis.ALL);
  }

  private static Tensor activated(Sample s, Tensor z) {
    return z.max(z.times(s.get(LEAK)));
  }

  private static Tensor loss(Sample s, Tensor outputs) {
    Tensor all = outputs.exp().sum(Axis.ROW).log();
    return all.minus(Rows.dot(outputs, s.input("labels"))).mean(Axis.COLUMN);
  }

  private static Tensor differences(Sample s) {
    Tensor all =
        Rows.join(
            Rows.flat(s.input("weights1")),
            Rows.flat(s.input("weights2")),
            Rows.flat(s.input("weights3")));
    return CentralDifferences.gradient(
        all,
        w -> {
          Tensor h1 = activated(s, s.input("inputs").matmul(part(w, 0)));
          Tensor h2 = activated(s, h1.matmul(part(w, 4)));
          return loss(s, h2.matmul(part(w, 8)));
        });
  }

  private static Tensor local(Sample s) {
    Net net = new Net(s);
    Tensor first = net.error.matmul(s.draw("feedback1"));
    Tensor second = net.error.matmul(s.draw("feedback2"));
    Tensor one =
        CentralDifferences.gradient(
            Rows.flat(s.input("weights1")),
            w -> Rows.dot(first, activated(s, net.x.matmul(part(w, 0)))));
    Tensor two =
        CentralDifferences.gradient(
            Rows.flat(s.input("weights2")),
            w -> Rows.dot(second, activated(s, net.h1.matmul(part(w, 0)))));
    Tensor three =
        CentralDifferences.gradient(
            Rows.flat(s.input("weights3")), w -> loss(s, net.h2.matmul(part(w, 0))));
    return Rows.join(one, two, three);
  }

  private static Tensor part(Tensor row, int from) {
    return Rows.matrix(Rows.columns(row, from, from + 4), 2, 2);
  }

  private static Setting network(String name, Values second, Values third) {
    return Setting.named(name)
        .input("inputs", new Values(Shape.of(2, 2), 1, -0.75, 0.5, 1.25))
        .input("labels", new Values(Shape.of(2, 2), 1, 0, 0, 1))
        .input("weights1", new Values(Shape.of(2, 2), 0.5, -1, 0.75, 0.25))
        .input("weights2", second)
        .input("weights3", third);
  }

  private static Law feedback(Values first, Values second) {
    return Law.given("feedback1", first).and(Law.given("feedback2", second));
  }

  /** Seven examples, layers of 5, 4, 4 and 3 units, numbers of no pattern. */
  private static Setting wide(int seed, double leak) {
    Fractions some = Fractions.of(seed);
    return Setting.named("7 examples, layers of 5, 4, 4 and 3 units, no pattern " + seed)
        .input("inputs", some.matrix(7, 5))
        .input("labels", some.oneHot(7, 3))
        .input("weights1", some.matrix(5, 4))
        .input("weights2", some.matrix(4, 4))
        .input("weights3", some.matrix(4, 3))
        .with(LEAK, leak)
        .drawing(feedback(some.matrix(3, 4), some.matrix(3, 4)));
  }
}
