package org.gradmark.bench;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
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
    assertEquals(numbers(BY_ROWS, Shape.of(10, 20)), 3 * 200L + 10);
  }

  /** The way from the first parameter, which is kept as it is. */
  @Test
  public void whatStaysIsNotWritten() {
    Rule anchored =
        s -> {
          Tensor first = s.keep("first", s.last("first", s.x()));
          return s.x().times(0.5).plus(first.times(0.5)).minus(s.gradient());
        };
    assertEquals(numbers(anchored, Shape.of(10, 20)), 4 * 200L);
  }

  /** The parameter is read at the first step only: after that its place in the state is known. */
  @Test
  public void whatChangesNothingIsNotRead() {
    Rule hidden =
        s -> {
          Tensor y = s.keep("y", s.last("y", s.x()).minus(s.gradient()));
          return y.times(2);
        };
    assertEquals(numbers(hidden, Shape.of(10, 20)), 4 * 200L);
  }

  /**
   * The parameter becomes the one before: its array changes hands, and only the new one is written.
   */
  @Test
  public void whatOnlyGetsAnotherNameIsNotWritten() {
    Rule before =
        s -> {
          Tensor velocity = s.x().minus(s.last("before", s.x()));
          s.keep("before", s.x());
          return s.x().plus(velocity.times(0.5)).minus(s.gradient());
        };
    assertEquals(numbers(before, Shape.of(10, 20)), 4 * 200L);
  }

  /** The gradient is the caller's, and stays where it is. */
  @Test
  public void aKeptGradientIsWritten() {
    Rule keeping =
        s -> {
          Tensor last = s.last("g");
          s.keep("g", s.gradient());
          return s.x().minus(s.gradient().times(2).minus(last));
        };
    assertEquals(numbers(keeping, Shape.of(10, 20)), 5 * 200L);
  }

  @Test
  public void withoutNumbersThereIsNoDataFlow() {
    Rule none = s -> s.x().minus(s.gradient().times(Double.NaN));
    expectThrows(IllegalArgumentException.class, () -> numbers(none, Shape.of(2)));
  }

  /** A state that grows at large gradients only is read and may be written. */
  @Test
  public void comparisonsAreDependences() {
    Rule largest =
        s -> {
          Tensor above = s.gradient().abs().greaterThan(s.last("count"));
          Tensor count = s.keep("count", s.last("count").plus(above));
          return s.x().minus(count);
        };
    assertEquals(numbers(largest, Shape.of(10, 20)), 5 * 200L);
  }

  private static long numbers(Rule rule, Shape... shapes) {
    return Traffic.numbers(rule, Map.of(), List.of(shapes));
  }
}
