package org.gradmark.backends.fused.cpu;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.Test;

/** What plans move, counted by hand. */
public class PlannedTrafficTest {

  private static final int ROWS = 40;
  private static final int COLUMNS = 70;
  private static final int SIZE = ROWS * COLUMNS;

  private static PlannedTraffic of(Rule rule) {
    return PlannedTraffic.of(rule, Map.of(), Shape.of(ROWS, COLUMNS));
  }

  private static PlannedTraffic of(String rule) {
    return of(Rules.all().get(rule));
  }

  @Test
  public void oneLoopMovesEverythingOnce() {
    assertEquals(of("descent"), new PlannedTraffic(3L * SIZE, 1, List.of()));
    assertEquals(of("adam"), new PlannedTraffic(7L * SIZE, 1, List.of()));
  }

  @Test
  public void whatIsKeptAsItWasIsNotWritten() {
    assertEquals(of("first parameter").numbers(), 4L * SIZE);
    assertEquals(of("previous parameter").numbers(), 4L * SIZE);
  }

  @Test
  public void whatTwoPassesReadIsNamed() {
    Rule normalized = s -> s.x().minus(s.gradient().over(s.gradient().norm2()));
    assertEquals(of(normalized), new PlannedTraffic(4L * SIZE, 2, List.of("gradient")));
    assertEquals(of("trust ratio").passes(), 2);
  }

  @Test
  public void rowsAndColumnsAreSmall() {
    Rule rows = s -> s.x().minus(s.gradient().times(s.last("r", s.gradient().sum(Axis.ROW))));
    Rule kept =
        s -> {
          s.keep("r", s.last("r", s.gradient().sum(Axis.ROW)));
          return rows.step(s);
        };
    assertEquals(of(kept).numbers(), 3L * SIZE + ROWS);
  }
}
