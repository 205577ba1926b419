package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Values;

/**
 * A claim about an order of accuracy: each time a step is halved, the error of the mean falls by
 * {@code 2^p}. Observed is {@code log2(error(h)/error(h/2))}, with the largest error of all
 * elements.
 */
public final class Order extends Statement<Order> {

  /** Orders are whole numbers: this is half a per cent of the way to the next. */
  private static final double DEFAULT_REMAINDER = 0.005;

  private EstimatorRule truth;
  private Hyperparameter step;
  private double largest;
  private int halvings;
  private double order;
  private double remainder = DEFAULT_REMAINDER;

  private Order(String id, String name, String sentence, String source) {
    super(id, name, sentence, source);
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static Order claim(String id, String name, String sentence, String source) {
    return new Order(id, name, sentence, source);
  }

  /** The step: its largest value and how often that is halved, at least once. */
  public Order halving(Hyperparameter hyperparameter, double from, int times) {
    step = hyperparameter;
    largest = from;
    halvings = times;
    return this;
  }

  /** What the error is measured from; evaluated in 50 digits, without draws. */
  public Order towards(EstimatorRule formula) {
    truth = formula;
    return this;
  }

  /** The order p. */
  public Order is(double p) {
    order = p;
    return this;
  }

  /** How far the observed order may be from p because the error has terms of higher order. */
  public Order within(double slack) {
    remainder = slack;
    return this;
  }

  @Override
  boolean varies(String hyperparameter) {
    return hyperparameter.equals(step.name());
  }

  @Override
  double allowance() {
    return remainder;
  }

  @Override
  String quantity() {
    return "the order of the error";
  }

  @Override
  List<Asked> questions(EstimatorSystem system, Setting setting) {
    List<Asked> all = new ArrayList<>();
    for (int k = 0; k <= halvings; k++) {
      for (Asked asked : super.questions(system, setting)) {
        Inquiry at = asked.inquiry().withHyperparameter(step.name(), Math.scalb(largest, -k));
        all.add(new Asked(asked.probability(), at));
      }
    }
    return all;
  }

  @Override
  Amounts amounts(List<Asked> asked, List<Values> answers) {
    Values exact = Reading.exactly(truth, withoutDraws(asked));
    int outcomes = asked.size() / (halvings + 1);
    double[] orders = new double[halvings];
    double before = Double.NaN;
    for (int k = 0; k <= halvings; k++) {
      int from = k * outcomes;
      int to = from + outcomes;
      double error = error(exact, asked.subList(from, to), answers.subList(from, to));
      if (k > 0) {
        orders[k - 1] = Math.log(before / error) / Math.log(2);
      }
      before = error;
    }
    return Amounts.of(orders);
  }

  private static double error(Values exact, List<Asked> asked, List<Values> answers) {
    double[] mean = Moments.mean(asked, answers).values();
    double largest = 0;
    for (int i = 0; i < mean.length; i++) {
      largest = Math.max(largest, Math.abs(mean[i] - exact.get(i)));
    }
    return largest;
  }

  @Override
  double[] nearest(List<Asked> asked, double[] observed) {
    double[] all = new double[halvings];
    Arrays.fill(all, order);
    return all;
  }
}
