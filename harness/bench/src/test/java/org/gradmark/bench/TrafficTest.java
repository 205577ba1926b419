package org.gradmark.bench;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.Test;

/** The least that a rule must move. */
public final class TrafficTest {

  private static final Rule DESCENT =
      s -> s.x().minus(s.gradient().times(s.get(Hyperparameter.LEARNING_RATE)));

  private static final Rule MOMENTUM =
      s ->
          s.x()
              .minus(
                  s.keep(
                      "v", s.last("v").times(s.get(Hyperparameter.MOMENTUM)).plus(s.gradient())));

  /** Keeps one number a row, and one for the whole parameter. */
  private static final Rule BY_ROWS =
      s -> {
        s.keep("rows", s.gradient().sum(Axis.ROW));
        s.keep("count", s.t());
        return s.x().minus(s.gradient());
      };

  @Test
  public void parameterAndGradientInParameterOut() {
    assertEquals(numbers(DESCENT, Shape.of(10, 20), Shape.of(7)), 3 * 207L);
  }

  @Test
  public void stateInAndOut() {
    assertEquals(numbers(MOMENTUM, Shape.of(10, 20), Shape.SCALAR), 5 * 201L);
  }

  @Test
  public void stateOfAnotherShape() {
    assertEquals(numbers(BY_ROWS, Shape.of(10, 20)), 3 * 200L + 2 * 10);
  }

  private static long numbers(Rule rule, Shape... shapes) {
    return Traffic.numbers(rule, Map.of(), List.of(shapes));
  }
}
