package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.problem.Ball;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.LeastSquares;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Everything that an oracle offers can be asked for from another process. */
public class QuestionsTest {

  private static final Values START = new Values(Shape.of(2), 0.3, -0.7);
  private static final Problem DRAWN =
      LeastSquares.of("three rows", new double[][] {{1, -2}, {3, 0.5}, {-1, 1}}, 0.5, -1, 2)
          .drawn(1);

  private ProcessSubjectProvider provider;

  @BeforeClass
  public void start() {
    provider = TestChild.provider("asks");
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    provider.close();
  }

  @DataProvider
  public Object[][] questions() {
    return AskingSubject.all().stream().map(s -> new Object[] {s}).toArray(Object[][]::new);
  }

  private OptimizerSubject far(String id) {
    for (Subject subject : provider.subjects()) {
      if (subject.id().equals(id)) {
        return (OptimizerSubject) subject;
      }
    }
    throw new AssertionError("no " + id + " among " + provider.subjects() + provider.absence());
  }

  /** Where three steps lead, or why there are none. */
  private static List<String> history(
      OptimizerSubject subject, String dtype, double rate, Oracle oracle, int parameters) {
    List<String> history = new ArrayList<>();
    try (Optimizer optimizer = subject.open(dtype, Map.of("learning_rate", rate))) {
      for (int i = 0; i < parameters; i++) {
        optimizer.add(START);
      }
      for (int step = 0; step < 3; step++) {
        history.add(optimizer.step(1, oracle).toString());
      }
    } catch (UnsupportedOperationException e) {
      history.add("unsupported: " + e.getMessage());
    }
    return history;
  }

  private void same(AskingSubject near, Oracle oracle, int parameters) {
    for (double rate : new double[] {0.25, 4}) {
      assertEquals(
          history(far(near.id()), "float64", rate, oracle, parameters),
          history(near, "float64", rate, oracle, parameters));
    }
  }

  @Test(dataProvider = "questions")
  public void everyAnswerArrivesBitForBit(AskingSubject near) {
    same(near, DRAWN, 1);
    same(near, Constrained.unsolved(DRAWN, new Ball(0.5, 2)), 1);
  }

  @Test(dataProvider = "questions")
  public void theAnswerIsSeen(AskingSubject near) {
    Oracle all = Constrained.unsolved(DRAWN, new Ball(0.5, 2));
    List<String> history = history(far(near.id()), "float64", 0.25, all, 1);
    assertEquals(history.size(), 3);
    assertNotEquals(history.get(0), List.of(START).toString());
  }

  @Test(dataProvider = "questions")
  public void whatAnOracleDoesNotGiveIsRefused(AskingSubject near) {
    same(near, Oracle.fixed(List.of(START)), 1);
    same(near, DRAWN, 2);
  }
}
