package org.gradmark.estimators;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Right code that rounds elsewhere than the suite's is not accused. */
public class OtherwiseWrittenTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  @DataProvider
  public static Object[][] softmaxes() {
    Map<String, UnaryOperator<Tensor>> forms = new LinkedHashMap<>();
    forms.put("log-sum-exp", z -> z.minus(z.exp().sum(Axis.ROW).log()).exp());
    forms.put("no-largest", z -> z.exp().over(z.exp().sum(Axis.ROW)));
    List<Object[]> cases = new ArrayList<>();
    forms.forEach(
        (name, softmax) -> {
          cases.add(
              new Object[] {
                "gumbel-softmax",
                name,
                (EstimatorRule)
                    s -> {
                      Tensor z = s.draw("gumbel").plus(s.input("logits")).over(temperature(s));
                      Tensor y = softmax.apply(z);
                      return back(s, y, s.gradient(y));
                    }
              });
          cases.add(
              new Object[] {
                "straight-through",
                name,
                (EstimatorRule)
                    s -> {
                      Tensor q = softmax.apply(s.input("logits").over(temperature(s)));
                      return back(s, q, s.gradient(s.draw("category")));
                    }
              });
        });
    return cases.toArray(Object[][]::new);
  }

  @Test(dataProvider = "softmaxes")
  public void anotherSoftmaxPasses(String id, String form, EstimatorRule rule) {
    EstimatorSystem system = system(id);
    EstimatorSubject subject =
        new EstimatorRuleSubject(id + "!" + form, id, EstimatorSystem.PAPER, rule);
    for (Claim<EstimatorSubject> claim : system.claims()) {
      if (claim.dialects().contains(EstimatorSystem.PAPER)) {
        for (String backend : List.of("f64", "f32")) {
          Outcome outcome = claim.check().check(new Trial<>(subject, backend, LABORATORY, 1));
          assertEquals(
              outcome.result().label(),
              "pass",
              claim.id() + " on " + subject + "@" + backend + ": " + outcome.message());
        }
      }
    }
  }

  private static EstimatorSystem system(String id) {
    return EstimatorSuite.SYSTEMS.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  private static Tensor temperature(Sample s) {
    String id = "temperature";
    return s.get(
        system("gumbel-softmax").hyperparameters().stream()
            .filter(h -> h.name().equals(id))
            .findFirst()
            .orElseThrow());
  }

  /** The Jacobian of softmax, over the temperature. */
  private static Tensor back(Sample s, Tensor y, Tensor gradient) {
    Tensor passed = y.times(gradient.minus(Rows.dot(y, gradient)));
    return passed.over(temperature(s)).mean(Axis.COLUMN);
  }
}
