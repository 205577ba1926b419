package org.gradmark.optimizers.identify;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.identify.Candidate;
import org.gradmark.core.identify.Difference;
import org.gradmark.core.identify.Identification;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.identify.LineUp;
import org.gradmark.core.identify.OptimizerIdentifier;
import org.gradmark.optimizers.OptimizerSuite;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The values that are used when nothing is set are compared with those that are declared. */
public class DefaultsTest {

  private static final LineUp<OptimizerSubject> LINE_UP =
      LineUp.of(List.copyOf(OptimizerSuite.SYSTEMS), OptimizerSubject.class);
  private static final OptimizerIdentifier IDENTIFIER = new OptimizerIdentifier(LINE_UP);
  private static final Map<String, Double> DECLARED =
      Map.of("learning_rate", 0.002, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7);

  private static OptimizerSubject adam() {
    return LINE_UP.dialects().stream()
        .filter(c -> c.name().equals("adam/paper"))
        .map(Candidate::subject)
        .findFirst()
        .orElseThrow();
  }

  private static Identification identify(Map<String, Double> others, double factor) {
    Map<String, Double> defaults = new HashMap<>(DECLARED);
    defaults.putAll(others);
    return IDENTIFIER.identify(new OwnDefaults(adam(), defaults, factor), "f64", DECLARED);
  }

  private static Map<String, Double> named(Identification found) {
    Map<String, Double> named = new HashMap<>();
    for (Difference one : found.matches().get(0).differences()) {
      if (one.how() == Difference.How.DEFAULT) {
        named.put(one.name(), one.found());
      }
    }
    return named;
  }

  @Test
  public void declaredDefaultsAreFound() {
    assertEquals(identify(Map.of(), 1).answer(), Answer.AS_DECLARED);
  }

  @DataProvider
  public static Object[][] wrong() {
    return new Object[][] {
      {Map.of("beta2", 0.99)},
      {Map.of("epsilon", 1e-8)},
      {Map.of("learning_rate", 0.001)},
      {Map.of("beta1", 0.0)},
      {Map.of("beta1", 0.95, "epsilon", 1e-5)},
    };
  }

  @Test(dataProvider = "wrong")
  public void aWrongDefaultIsNamed(Map<String, Double> wrong) {
    Identification found = identify(wrong, 1);
    assertEquals(found.answer(), Answer.OTHER, found.sentence());
    assertEquals(named(found), wrong, found.sentence());
    assertTrue(found.sentence().contains("by default instead of the declared"), found.sentence());
  }

  /** The rate is 0.3 times what is set, and 0.3 times the default where nothing is. */
  @Test
  public void aFactorIsNoWrongDefault() {
    Identification found = identify(Map.of(), 0.3);
    assertEquals(named(found), Map.of(), found.sentence());
    assertTrue(
        found.sentence().contains("learning_rate is 0.3 times what is set"), found.sentence());
    Identification both = identify(Map.of("beta2", 0.95), 0.3);
    assertEquals(named(both), Map.of("beta2", 0.95), both.sentence());
  }

  /** Nothing is named that does not explain what was seen. */
  @Test
  public void whatNoDefaultExplainsIsSaid() {
    OptimizerSubject right = adam();
    OptimizerSubject wrong =
        LINE_UP.candidates().stream()
            .filter(c -> c.name().equals("adam/paper!multiplied"))
            .map(Candidate::subject)
            .findFirst()
            .orElseThrow();
    OptimizerSubject twoFaced =
        new OwnDefaults(right, DECLARED, 1) {
          @Override
          public org.gradmark.core.contract.Optimizer open(
              String backend, Map<String, Double> hyperparameters) {
            return hyperparameters.isEmpty()
                ? wrong.open(backend, DECLARED)
                : super.open(backend, hyperparameters);
          }
        };
    Identification found = IDENTIFIER.identify(twoFaced, "f64", DECLARED);
    assertEquals(named(found), Map.of(), found.sentence());
    assertEquals(found.answer(), Answer.OTHER, found.sentence());
    assertTrue(found.sentence().contains("where nothing is set"), found.sentence());
  }
}
