package org.gradmark.core.rule;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** Runs rules: what each parameter sees, and what it must not. */
public class RuleOptimizerTest {

  private static final Map<String, Double> SETTINGS =
      Map.of("learning_rate", 0.5, "momentum", 0.25);

  private static Values v(double... numbers) {
    return new Values(Shape.of(numbers.length), numbers);
  }

  private static Oracle gradients(Values... values) {
    return Oracle.fixed(List.of(values));
  }

  private static Optimizer open(Rule rule) {
    return new RuleOptimizer(rule, IeeeBackend.F64, SETTINGS);
  }

  @Test
  public void stateGoesFromStepToStep() {
    Optimizer optimizer = open(Rules.MOMENTUM_INSIDE);
    optimizer.add(v(10, 20));
    assertEquals(optimizer.step(1, gradients(v(2, 4))), List.of(v(9, 18)));
    assertEquals(optimizer.step(1, gradients(v(0, 0))), List.of(v(8.75, 17.5)));
  }

  @Test
  public void theRateIsBaseTimesSchedule() {
    Optimizer optimizer = open(Rules.DESCENT);
    optimizer.add(v(10));
    assertEquals(optimizer.step(0.5, gradients(v(4))), List.of(v(9)));
    assertEquals(optimizer.step(0, gradients(v(4))), List.of(v(9)));
    assertEquals(optimizer.step(2, gradients(v(4))), List.of(v(5)));
  }

  @Test
  public void whatIsNotSetHasItsDefault() {
    Optimizer optimizer = new RuleOptimizer(Rules.DESCENT, IeeeBackend.F64, Map.of());
    optimizer.add(v(1));
    assertEquals(optimizer.step(1, gradients(v(1))), List.of(v(1 - 0.001)));
  }

  @Test
  public void eachParameterHasItsOwnState() {
    Optimizer optimizer = open(Rules.MOMENTUM_INSIDE);
    optimizer.add(v(10));
    optimizer.add(v(10, 10));
    optimizer.step(1, gradients(v(4), v(0, 8)));
    List<Values> after = optimizer.step(1, gradients(v(0), v(0, 0)));
    assertEquals(after, List.of(v(7.5), v(10, 5)));
  }

  @Test
  public void aLateParameterCountsFromItsFirstStep() {
    Optimizer optimizer = open(Rules.COUNTING);
    optimizer.add(v(0));
    optimizer.step(1, gradients(v(0)));
    optimizer.step(1, gradients(v(0)));
    optimizer.add(v(0));
    assertEquals(optimizer.step(1, gradients(v(0), v(0))), List.of(v(-6), v(-1)));
    assertEquals(optimizer.step(1, gradients(v(0), v(0))), List.of(v(-10), v(-3)));
  }

  @Test
  public void aCopyGoesItsOwnWay() {
    Optimizer original = open(Rules.MOMENTUM_INSIDE);
    original.add(v(10));
    original.step(1, gradients(v(4)));
    Optimizer copy = original.copy();
    original.add(v(3));
    original.step(1, gradients(v(100), v(0)));
    assertEquals(copy.step(1, gradients(v(0))), List.of(v(7.5)));
    copy.step(1, gradients(v(50)));
    List<Values> after = original.step(1, gradients(v(0), v(0)));
    assertEquals(after.get(0), v(8 - 50.5 - 12.625));
  }

  @Test
  public void aCopyRemembersTheStepCount() {
    Optimizer original = open(Rules.COUNTING);
    original.add(v(0));
    original.step(1, gradients(v(0)));
    original.step(1, gradients(v(0)));
    assertEquals(original.copy().step(1, gradients(v(0))), List.of(v(-6)));
  }

  @Test
  public void gradientsAreAskedForWhereTheRuleLooks() {
    List<Values> asked = new ArrayList<>();
    Oracle oracle =
        (backend, at) -> {
          asked.add(Values.of(at.get(0)));
          return List.of(v(4).on(backend));
        };
    Optimizer optimizer = open(Rules.LOOKING_AHEAD);
    optimizer.add(v(10));
    optimizer.step(1, oracle); // v = 2, x = 8
    optimizer.step(1, oracle); // at 8 - 0.25 * 2
    assertEquals(asked, List.of(v(10), v(7.5)));
    asked.clear();
    Optimizer plain = open(Rules.MOMENTUM_INSIDE);
    plain.add(v(10));
    plain.step(1, oracle);
    plain.step(1, oracle);
    assertEquals(asked, List.of(v(10), v(8)));
  }

  @Test
  public void stateThatIsNotKeptIsGone() {
    Rule once =
        s -> {
          if (s.t().toDoubles()[0] == 1) {
            s.keep("kept", s.x().times(0).plus(5));
          }
          return s.last("kept", s.x().times(0));
        };
    Optimizer optimizer = open(once);
    optimizer.add(v(1));
    assertEquals(optimizer.step(1, gradients(v(0))), List.of(v(0)));
    assertEquals(optimizer.step(1, gradients(v(0))), List.of(v(5)));
    assertEquals(optimizer.step(1, gradients(v(0))), List.of(v(0)));
  }

  /** The sign of a zero decides where a quotient goes. */
  @Test
  public void stateStartsAtAPositiveZero() {
    Optimizer optimizer = open(s -> s.gradient().over(s.last("sum")));
    optimizer.add(v(-2, 2));
    assertEquals(
        optimizer.step(1, gradients(v(1, 1))),
        List.of(v(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)));
  }

  @Test
  public void aGradientOfAnotherShapeIsRefused() {
    Optimizer optimizer = open(Rules.DESCENT);
    optimizer.add(v(1, 2));
    Exception e =
        expectThrows(
            IllegalArgumentException.class, () -> optimizer.step(1, gradients(v(1, 2, 3))));
    assertEquals(e.getMessage(), "gradient of shape [3] for a parameter of shape [2]");
  }

  @Test
  public void aRuleTellsItsHyperparameters() {
    assertEquals(Rules.DESCENT.hyperparameters(), Set.of("learning_rate"));
    assertEquals(Rules.LOOKING_AHEAD.hyperparameters(), Set.of("learning_rate", "momentum"));
    assertEquals(
        Rules.ADAM.hyperparameters(), Set.of("learning_rate", "beta1", "beta2", "epsilon"));
    assertEquals(Rules.COUNTING.hyperparameters(), Set.of());
  }

  @Test
  public void hyperparametersOfTheQueryPointCount() {
    Rule query = Rules.COUNTING.lookingAt(s -> s.x().times(s.get(Hyperparameter.RHO)));
    assertEquals(query.hyperparameters(), Set.of("rho"));
  }
}
