package org.gradmark.core.slip;

import static org.testng.Assert.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** What is told of a rule is written in the rule's own words. */
public class ReadableTest {

  private static final Inquiry INQUIRY =
      new Inquiry(Map.of(), Map.of("a", new Values(Shape.of(1, 2), 8, 16)), Map.of(), Map.of());

  private static void tells(EstimatorRule rule, String sentence) {
    Collection<String> told = EstimatorSlips.of(rule, INQUIRY).rules().values();
    assertTrue(told.contains("its formula has " + sentence), sentence + " is not in " + told);
  }

  @Test
  public void aHalfIsNoZero() {
    tells(s -> s.input("a").times(0.5), "a * 1 instead of a * 0.5");
    tells(s -> s.input("a").times(0.5).plus(3), "a + 3 instead of a * 0.5 + 3");
  }

  /** A series is nobody's formula: it is one operation, and what it is of may be wrong. */
  @Test
  public void aFunctionIsNotTakenApart() {
    EstimatorRule cube =
        s -> s.input("a").over(4).function("cube", x -> x.times(x).times(x)).plus(1);
    tells(cube, "cube(a) instead of cube(a / 4)");
    tells(cube, "a / 4 instead of cube(a / 4)");
    Collection<String> told = EstimatorSlips.of(cube, INQUIRY).rules().values();
    assertTrue(told.stream().noneMatch(one -> one.contains("a / 4 * (a / 4)")), told.toString());
  }

  @Test
  public void aRuleMayNameWhatItKeepsAndCounts() {
    EstimatorRule powers =
        s -> {
          Tensor sum = s.called("sum", Rows.of(s.backend(), 0, 0));
          for (int k = 1; k <= 3; k++) {
            Tensor t = s.called("t", s.backend().scalar(k));
            sum = s.called("sum", sum.plus(s.input("a").pow(t)));
          }
          return sum;
        };
    for (EstimatorRule rule : List.<EstimatorRule>of(powers, s -> powers.estimate(passing(s)))) {
      tells(rule, "a^(t + 1) instead of a^t");
      tells(rule, "a^(2 * t) instead of a^t");
      tells(rule, "sum - a^t instead of sum + a^t");
    }
  }

  private static SampleWrapper passing(Sample s) {
    return new SampleWrapper(s) {};
  }
}
