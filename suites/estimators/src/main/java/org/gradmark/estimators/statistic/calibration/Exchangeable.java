package org.gradmark.estimators.statistic.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * Exchangeable data: n + 1 given rows in every order, or with each of them last; the last one is
 * the {@code fresh} row {@code [1,m]}, the others are for calibration.
 */
final class Exchangeable {

  private Exchangeable() {}

  /** All orders of n + 1 numbers: {@code scores [1,n]} and {@code fresh [1,1]}. */
  static Law orders(double... numbers) {
    List<Drawn> all = new ArrayList<>();
    for (Drawn order : Law.permutations("order", numbers.length).outcomes()) {
      Values places = order.values().get("order");
      double[] scores = new double[numbers.length - 1];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = numbers[(int) places.get(i)];
      }
      double fresh = numbers[(int) places.get(scores.length)];
      all.add(new Drawn(order.probability(), values("scores", 1, scores, fresh)));
    }
    return Law.finite(all);
  }

  /** Each of n + 1 numbers is the fresh one: enough where the order of the others is no matter. */
  static Law eachFresh(double... numbers) {
    double[][] rows = new double[numbers.length][];
    for (int i = 0; i < numbers.length; i++) {
      rows[i] = new double[] {numbers[i]};
    }
    List<Drawn> all = new ArrayList<>();
    for (Drawn drawn : eachFresh("scores", rows).outcomes()) {
      double[] scores = drawn.values().get("scores").toArray();
      double fresh = drawn.values().get("fresh").get(0);
      all.add(new Drawn(drawn.probability(), values("scores", 1, scores, fresh)));
    }
    return Law.finite(all);
  }

  /** Each of n + 1 rows is the fresh one; the others are a matrix {@code [n,m]}. */
  static Law eachFresh(String name, double[]... rows) {
    List<Drawn> all = new ArrayList<>();
    int columns = rows[0].length;
    for (int last = 0; last < rows.length; last++) {
      double[] others = new double[(rows.length - 1) * columns];
      int at = 0;
      for (int i = 0; i < rows.length; i++) {
        if (i != last) {
          System.arraycopy(rows[i], 0, others, at, columns);
          at += columns;
        }
      }
      all.add(new Drawn(1.0 / rows.length, values(name, rows.length - 1, others, rows[last])));
    }
    return Law.finite(all);
  }

  private static Map<String, Values> values(
      String name, int rows, double[] others, double... fresh) {
    return Map.of(
        name,
        new Values(Shape.of(rows, others.length / rows), others),
        "fresh",
        new Values(Shape.of(1, fresh.length), fresh));
  }
}
