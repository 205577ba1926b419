package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.SelfTimed;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** A child that times its own steps. */
public class SelfTimedTest {

  private static final Map<String, Double> NONE = Map.of();

  private ProcessSubjectProvider provider;
  private SelfTimed subject;

  @BeforeClass
  public void start() {
    provider = new ProcessSubjectProvider("timed", TestChild.command(TimedSample.class, "honest"));
    subject = (SelfTimed) provider.subjects().get(0);
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    provider.close();
    assertEquals(ProcessHandle.current().descendants().count(), 0, "processes that are left");
  }

  @Test
  public void itSaysThatItCan() {
    assertTrue(subject.canTimeItself());
    assertEquals(subject.version(), "7.1");
  }

  @Test
  public void theRehearsalTakesTheSteps() {
    List<Values> at = List.of(new Values(Shape.of(2), 1, 2), new Values(Shape.SCALAR, -4));
    List<Values> first = List.of(new Values(Shape.of(2), 8, 0), new Values(Shape.SCALAR, 1));
    List<Values> second = List.of(new Values(Shape.of(2), 8, 16), new Values(Shape.SCALAR, 2));
    assertEquals(
        subject.rehearse("float64", NONE, at, List.of(first, second), 2),
        List.of(new Values(Shape.of(2), -1, 0), new Values(Shape.SCALAR, -4.375)));
  }

  @Test
  public void oneTimeForEachIteration() {
    List<Double> seconds =
        subject.time(
            "float64", NONE, List.of(Shape.of(20, 50)), 1, new SelfTimed.Plan(1, 4, 0.002));
    assertEquals(seconds.size(), 4);
    assertTrue(seconds.stream().allMatch(s -> s > 0 && s < 1), seconds.toString());
  }

  @Test
  public void everyTimingHasAProcessOfItsOwn() {
    long before = ProcessHandle.current().children().count();
    subject.time("float64", NONE, List.of(Shape.of(1)), 1, new SelfTimed.Plan(1, 1, 0.001));
    assertEquals(ProcessHandle.current().children().count(), before);
  }

  @Test
  public void whatItCannotDoItSays() {
    UnsupportedOperationException refusal =
        expectThrows(
            UnsupportedOperationException.class,
            () ->
                subject.time(
                    "float64", NONE, List.of(Shape.of(1)), 3, new SelfTimed.Plan(1, 1, 0.001)));
    assertTrue(refusal.getMessage().contains("two threads at most"), refusal.getMessage());
  }

  @Test
  public void whoSaysNothingIsNotTimed() {
    try (ProcessSubjectProvider other = TestChild.provider("honest")) {
      SelfTimed sample = (SelfTimed) TestChild.subject(other);
      assertFalse(sample.canTimeItself());
      UnsupportedOperationException refusal =
          expectThrows(
              UnsupportedOperationException.class,
              () ->
                  sample.time(
                      "float64", NONE, List.of(Shape.of(1)), 1, new SelfTimed.Plan(1, 1, 0.001)));
      assertTrue(refusal.getMessage().contains("cannot be timed"), refusal.getMessage());
    }
  }
}
