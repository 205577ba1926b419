package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A child that breaks gives the right sentence, and no process survives it. */
public class BrokenChildTest {

  private static final Values POINT = new Values(Shape.of(2), 1, 2);
  private static final Limits SHORT = Limits.DEFAULT.withAnswer(Duration.ofSeconds(3));

  private List<ProcessHandle> before;

  @BeforeMethod
  public void remember() {
    before = ProcessHandle.current().descendants().toList();
  }

  @AfterMethod
  public void noProcessSurvives() {
    List<ProcessHandle> survivors =
        ProcessHandle.current()
            .descendants()
            .filter(p -> p.isAlive() && !before.contains(p))
            .toList();
    assertEquals(survivors, List.of(), "processes that are left");
  }

  @DataProvider
  public Object[][] inAStep() {
    String asked = "sample:momentum: asked for step 1, ";
    String forbidden = asked + "the process answered what the protocol forbids: ";
    return new Object[][] {
      {
        "aborts",
        asked
            + "the process ended with exit code 134 (SIGABRT); its last words: free(): invalid pointer"
      },
      {
        "aborts while it waits",
        asked + "the process ended with exit code 139 (SIGSEGV); its last words: Segmentation fault"
      },
      {
        "crashes aloud",
        asked
            + "the process ended with exit code 134 (SIGABRT); it said: # A fatal error has been detected | #  SIGSEGV (0xb) at pc=0x0"
      },
      {"hangs", asked + "the process gave no answer within 3 s and was killed"},
      {
        "closes its output",
        asked + "the process closed its standard input or output and was killed"
      },
      {"prints garbage", forbidden + "something that is not JSON: step done, loss = 0.5"},
      {"forgets a field", forbidden + "no array in field \"values\""},
      {
        "answers too few",
        forbidden + "field \"values[0]\" holds 1 instead of 2 numbers for shape [2]"
      },
      {
        "answers words",
        forbidden + "\"two\" where a number, \"NaN\", \"Infinity\" or \"-Infinity\" belongs"
      },
      {
        "asks for the moon",
        forbidden
            + "it asks for the_moon, protocol 1 knows gradient, value, hessian_vector, proximal,"
            + " linear_minimum, line_minimum, components, drawn and component_gradient"
      },
      {
        "prints a huge line",
        asked + "the process answered with a line of more than 67108864 bytes, the limit"
      },
      {"asks for ever", asked + "it asked back more than 10000 times"},
      {
        "reports an error",
        asked + "it answered with an error: java.lang.Oops: no, at A.b (A.java:1)"
      },
    };
  }

  @Test(dataProvider = "inAStep")
  public void stepFailsWithTheRightSentence(String manner, String message) {
    Limits limits = manner.equals("hangs") ? SHORT : Limits.DEFAULT;
    try (ProcessSubjectProvider provider = TestChild.provider(manner, limits)) {
      SubjectFailure failure = expectThrows(SubjectFailure.class, () -> oneStep(provider));
      assertEquals(failure.getMessage(), message);
      // The child that failed is gone; the next cell gets another.
      expectThrows(SubjectFailure.class, () -> oneStep(provider));
    }
  }

  private static List<Values> oneStep(ProcessSubjectProvider provider) {
    try (Optimizer optimizer = TestChild.subject(provider).open("float64", Map.of())) {
      optimizer.add(POINT);
      return optimizer.step(1, Oracle.fixed(List.of(POINT)));
    }
  }

  @DataProvider
  public Object[][] atHello() {
    return new Object[][] {
      {
        "exits at once",
        "sample: asked for a hello, the process ended with exit code 3; its last words: cannot find my library"
      },
      {
        "speaks protocol 2",
        "sample: asked for a hello, the process answered what the protocol forbids: it speaks protocol 2, the harness speaks 1; update Gradmark"
      },
      {
        "chatters",
        "sample: asked for a hello, the process answered what the protocol forbids: something that is not JSON: Welcome to the sample!"
      },
    };
  }

  @Test(dataProvider = "atHello")
  public void helloFailsWithTheRightReason(String manner, String reason) {
    try (ProcessSubjectProvider provider = TestChild.provider(manner)) {
      assertEquals(provider.subjects(), List.of());
      // A child that talks too early is found before or after its hello is awaited.
      String early = "sample: asked for a hello, the process said something before it was asked: ";
      assertTrue(
          provider.absence().equals(reason) || provider.absence().startsWith(early),
          provider.absence());
    }
  }

  @Test
  public void missingProgramIsNamed() {
    try (ProcessSubjectProvider provider =
        new ProcessSubjectProvider("mine", List.of("./no-such-program"))) {
      assertEquals(provider.subjects(), List.of());
      assertTrue(
          provider.absence().startsWith("mine: the process cannot be started: ")
              && provider.absence().contains("no-such-program"),
          provider.absence());
    }
  }

  @Test
  public void descendantsOfAHungChildDieWithIt() {
    try (ProcessSubjectProvider provider =
        TestChild.provider("hangs with a child of its own", SHORT)) {
      SubjectFailure failure = expectThrows(SubjectFailure.class, () -> oneStep(provider));
      Matcher pid = Pattern.compile("last words: pid (\\d+)").matcher(failure.getMessage());
      assertTrue(pid.find(), failure.getMessage());
      ProcessHandle.of(Long.parseLong(pid.group(1)))
          .ifPresent(
              own ->
                  assertTrue(
                      own.onExit().orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join()
                          != null));
    }
  }

  @Test
  public void childThatStopsListeningDoesNotBlockTheHarness() {
    // A gradient of more than a pipe holds: the write itself blocks until the limit.
    int size = 300_000;
    Values big = new Values(Shape.of(size), new double[size]);
    try (ProcessSubjectProvider provider = TestChild.provider("stops listening", SHORT);
        Optimizer optimizer = TestChild.subject(provider).open("float64", Map.of())) {
      SubjectFailure failure = expectThrows(SubjectFailure.class, () -> optimizer.add(big));
      assertEquals(
          failure.getMessage(),
          "sample:momentum: asked to add parameter 0, the process gave no answer within 3 s and was killed");
      failure = expectThrows(SubjectFailure.class, () -> optimizer.add(POINT));
      assertEquals(
          failure.getMessage(),
          "sample:momentum: asked to add parameter 0, the process has been killed before");
    }
  }

  @Test
  public void secondAnswerIsNotTakenForTheNextOne() {
    try (ProcessSubjectProvider provider = TestChild.provider("answers twice")) {
      try (Optimizer optimizer = TestChild.subject(provider).open("float64", Map.of())) {
        optimizer.add(POINT);
        optimizer.step(1, Oracle.fixed(List.of(POINT)));
        SubjectFailure failure =
            expectThrows(
                SubjectFailure.class, () -> optimizer.step(1, Oracle.fixed(List.of(POINT))));
        assertEquals(
            failure.getMessage(),
            "sample:momentum: asked for step 2, the process said something before it was asked: "
                + "{\"values\":[[1,2]]}");
      }
    }
  }

  @Test
  public void unsupportedIsNoFailure() {
    try (ProcessSubjectProvider provider = TestChild.provider("refuses")) {
      UnsupportedOperationException refusal =
          expectThrows(UnsupportedOperationException.class, () -> oneStep(provider));
      assertEquals(refusal.getMessage(), "not on Sundays");
    }
  }

  @Test
  public void floodOnStandardErrorBlocksNothing() {
    try (ProcessSubjectProvider provider = TestChild.provider("floods stderr")) {
      assertEquals(oneStep(provider).get(0), new Values(Shape.of(2), 0.99, 1.98));
      assertFalse(provider.subjects().isEmpty());
    }
  }
}
