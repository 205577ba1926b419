package org.gradmark.estimators.schedule;

import static org.testng.Assert.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** With a patience of 0 a good metric reduces nothing: what Keras 3.15 and PyTorch 2.15 answer. */
public class ImpatienceTest {

  @DataProvider
  public static Object[][] dialects() {
    return new Object[][] {{"keras"}, {"paper"}};
  }

  @Test(dataProvider = "dialects")
  public void everyBadMetricReducesAndNoGoodOne(String dialect) {
    Map<String, Double> settings = new TreeMap<>();
    ReduceOnPlateau.SYSTEM
        .hyperparameters()
        .forEach(one -> settings.put(one.name(), one.defaultValue()));
    settings.putAll(Map.of("learning_rate", 8.0, "decay_rate", 0.5, "patience", 0.0));
    Values metric = new Values(Shape.of(1, 6), 1, 1, 0.5, 0.5, 0.25, 0.5);
    Inquiry inquiry = new Inquiry(settings, Map.of("metric", metric), Map.of(), Map.of());
    double[] rates =
        ReduceOnPlateau.SYSTEM.dialect(dialect).rule().on(IeeeBackend.F64, inquiry).toArray();
    assertEquals(Arrays.toString(rates), "[8.0, 4.0, 4.0, 2.0, 2.0, 1.0]");
  }
}
