package org.gradmark.backends.fused.cpu;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** Rules with every kind of data flow that a step may have. */
final class Rules {

  private static final Hyperparameter BETA1 = Hyperparameter.BETA1.withDefault(0.9);
  private static final Hyperparameter BETA2 = Hyperparameter.BETA2.withDefault(0.99);

  private Rules() {}

  /** All of them, by name. */
  static Map<String, Rule> all() {
    Map<String, Rule> all = new LinkedHashMap<>();
    all.put("descent", s -> s.x().minus(s.gradient().times(0.1)));
    all.put("adam", Rules::adam);
    all.put("signs", s -> s.x().minus(s.average("m", s.gradient(), BETA1).sign().times(0.01)));
    all.put("trust ratio", Rules::trustRatio);
    all.put("previous gradient", Rules::previousGradient);
    all.put("previous parameter", Rules::previousParameter);
    all.put("first parameter", Rules::firstParameter);
    all.put("two slots of one value", Rules::twice);
    all.put("product of rates", Rules::productOfRates);
    all.put("sum of norms", Rules::sumOfNorms);
    all.put("factored", Rules::factored);
    all.put("orthogonalised", Rules::orthogonalised);
    return all;
  }

  static Tensor adam(Step s) {
    Tensor m = s.corrected(s.average("m", s.gradient(), BETA1), BETA1);
    Tensor v = s.corrected(s.average("v", s.gradient().square(), BETA2), BETA2);
    return s.x().minus(m.over(v.sqrt().plus(1e-8)).times(0.01));
  }

  private static Tensor trustRatio(Step s) {
    Tensor u = adam(s).minus(s.x());
    return s.x().plus(u.times(s.x().norm2().over(u.norm2().plus(0.1))));
  }

  private static Tensor previousGradient(Step s) {
    Tensor before = s.last("g");
    s.keep("g", s.gradient());
    return s.x().minus(s.gradient().times(2).minus(before).times(0.1));
  }

  /** The old parameter is read by the step and kept: arrays change hands. */
  private static Tensor previousParameter(Step s) {
    Tensor before = s.last("x", s.x());
    s.keep("x", s.x());
    return s.x().plus(s.x().minus(before).times(0.5)).minus(s.gradient().times(0.1));
  }

  private static Tensor firstParameter(Step s) {
    Tensor first = s.keep("first", s.last("first", s.x()));
    return s.x().times(0.5).plus(first.times(0.5)).minus(s.gradient().times(0.1));
  }

  private static Tensor twice(Step s) {
    Tensor m = s.average("a", s.gradient(), BETA1);
    s.keep("b", m);
    return s.x().minus(s.last("b").plus(m).times(0.1));
  }

  /** A scalar is kept that is the same for all parameters. */
  private static Tensor productOfRates(Step s) {
    Tensor one = s.x().backend().scalar(1);
    Tensor product = s.keep("p", s.last("p", one).times(s.get(BETA1)).plus(s.t().times(0.01)));
    return s.x().minus(s.gradient().times(product));
  }

  /** A scalar is kept that is each parameter's own. */
  private static Tensor sumOfNorms(Step s) {
    Tensor zero = s.x().backend().scalar(0);
    Tensor sum = s.keep("s", s.last("s", zero).plus(s.gradient().square().sum(Axis.ALL)));
    return s.x().minus(s.gradient().over(sum.sqrt()));
  }

  /** A matrix keeps rows and columns, anything else itself. */
  private static Tensor factored(Step s) {
    Tensor g2 = s.gradient().square().plus(1e-6);
    if (g2.shape().rank() != 2) {
      return s.x().minus(s.gradient().over(s.average("v", g2, BETA2).sqrt()));
    }
    Tensor rows = g2.mean(Axis.ROW);
    Tensor columns = g2.mean(Axis.COLUMN);
    rows = s.keep("r", s.last("r", rows).times(0.9).plus(rows.times(0.1)));
    columns = s.keep("c", s.last("c", columns).times(0.9).plus(columns.times(0.1)));
    Tensor u = s.gradient().over(rows.times(columns).over(rows.mean(Axis.ALL)).sqrt());
    return s.x().minus(u.times(0.01).over(u.norm2().max(u.norm1())));
  }

  /** Products and transposes of what a matrix keeps; anything else descends. */
  private static Tensor orthogonalised(Step s) {
    Tensor m = s.average("m", s.gradient(), BETA1);
    if (m.shape().rank() != 2) {
      return s.x().minus(m.times(0.1));
    }
    Tensor square = m.matmul(m.transpose());
    Tensor u = m.times(1.5).minus(square.matmul(m).times(0.5));
    return s.x().minus(u.times(0.01));
  }
}
