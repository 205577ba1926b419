package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every way to break a step, and the sentence that tells it. See also {@link BrokenChildTest}. */
public class FaultTableTest {

  private static final Values POINT = new Values(Shape.of(2), 1, 2);
  private static final Oracle ORACLE = Oracle.fixed(List.of(POINT));

  private static Limits brief(int millis) {
    return Limits.DEFAULT.withAnswer(Duration.ofMillis(millis));
  }

  @AfterMethod
  public void noProcessSurvives() {
    assertEquals(
        ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList(), List.of());
  }

  @DataProvider
  public Object[][] faults() {
    String asked = "faulty:sgd: asked for step 1, the process ";
    String forbidden = asked + "answered what the protocol forbids: ";
    String beyond = forbidden + "JSON beyond the limits of depth and length: {\"values\":";
    return new Object[][] {
      {"ends without a word", asked + "ended with exit code 0"},
      {
        "dies over half a line",
        asked + "ended with exit code 3 in the middle of a line: {\"values\":[[1,"
      },
      {"dies before its worker", asked + "ended with exit code 3"},
      {"hangs over half a line", asked + "gave no answer within 3 s and was killed"},
      {"floods stdout with words", forbidden + "something that is not JSON: step done"},
      {"floods both", forbidden + "something that is not JSON: step done"},
      {"answers for another session", forbidden + "the answer of session 7 where 1's belongs"},
      {
        "answers a bare NaN",
        forbidden
            + "something that is not JSON: {\"values\":[[1,NaN]]}; send what is not finite as the"
            + " string \"NaN\", \"Infinity\" or \"-Infinity\""
      },
      {
        "answers two parameters",
        forbidden + "field \"values\" holds 2 instead of 1 arrays, one per parameter"
      },
      {
        "answers a matrix",
        forbidden + "[1] where a number, \"NaN\", \"Infinity\" or \"-Infinity\" belongs"
      },
      {"answers a long number", beyond + "[[1," + "1".repeat(120 - 14) + "…"},
      {"answers in depth", beyond + "[".repeat(120 - 10) + "…"},
      {"answers many numbers", beyond + "[[" + "0,".repeat(54) + "…"},
      {
        "answers no UTF-8",
        forbidden + "something that is not UTF-8: {\"values\":[[1,2]],\"note\":\"\uFFFD(\"}"
      },
      {"answers a list", forbidden + "something that is no JSON object: [[1,2]]"},
      {
        "answers twice in a line",
        forbidden + "more than one JSON object in a line: {\"values\":[[1,2]]}{\"values\":[[1,2]]}"
      },
      {
        "answers a field twice",
        forbidden + "something that is not JSON: {\"values\":[[1,2]],\"values\":[[3,4]]}"
      },
    };
  }

  @Test(dataProvider = "faults")
  public void theVerdictTellsTheFault(String manner, String message) {
    Limits limits = brief(manner.startsWith("hangs") ? 3_000 : 20_000);
    try (ProcessSubjectProvider provider = FaultyChild.provider(manner, limits)) {
      assertEquals(failure(provider), message);
    }
  }

  private static String failure(ProcessSubjectProvider provider) {
    return expectThrows(SubjectFailure.class, () -> step(provider)).getMessage();
  }

  private static Values step(ProcessSubjectProvider provider) {
    try (Optimizer optimizer = TestChild.subject(provider).open("float64", Map.of())) {
      optimizer.add(POINT);
      return optimizer.step(1, ORACLE).get(0);
    }
  }

  @Test
  public void workIsLimitedAndWaitingIsNot() {
    Limits limits = brief(120_000).withAnswerWork(Duration.ofSeconds(1));
    try (ProcessSubjectProvider provider = FaultyChild.provider("works for ever", limits)) {
      assertEquals(
          failure(provider),
          "faulty:sgd: asked for step 1, the process worked for 1 s without an answer and was killed");
    }
    try (ProcessSubjectProvider provider = FaultyChild.provider("waits for a while", limits)) {
      assertEquals(step(provider), POINT);
    }
  }

  @Test
  public void whatIsNotFiniteIsNoFault() {
    try (ProcessSubjectProvider provider = FaultyChild.provider("answers NaN")) {
      assertEquals(step(provider), new Values(Shape.of(2), 1, Double.NaN));
    }
    try (ProcessSubjectProvider provider = FaultyChild.provider("answers a vast number")) {
      assertEquals(step(provider), new Values(Shape.of(2), 1, Double.NEGATIVE_INFINITY));
    }
  }

  @Test
  public void anAnswerTooManyIsFoundAtTheNextRequest() {
    try (ProcessSubjectProvider provider = FaultyChild.provider("floods stdout with answers");
        Optimizer optimizer = TestChild.subject(provider).open("float64", Map.of())) {
      optimizer.add(POINT);
      assertEquals(optimizer.step(1, ORACLE), List.of(POINT));
      // When the next answers of the flood arrive is the machine's affair; that they do is not.
      SubjectFailure failure =
          expectThrows(
              SubjectFailure.class,
              () -> {
                for (int step = 2; step < 10_000; step++) {
                  optimizer.step(1, ORACLE);
                }
              });
      String message = failure.getMessage();
      assertTrue(
          message.matches(
              "faulty:sgd: asked for step \\d+, the process said something before it was asked:"
                  + " \\{\"values\":\\[\\[1,2]]}"),
          message);
    }
  }

  @Test
  public void whoIgnoresCloseIsReplaced() {
    try (ProcessSubjectProvider provider = FaultyChild.provider("ignores close", brief(3_000))) {
      assertEquals(step(provider), POINT);
      assertEquals(step(provider), POINT);
    }
  }

  @Test
  public void whoIgnoresByeIsKilled() {
    ProcessSubjectProvider provider = FaultyChild.provider("ignores bye");
    try (provider) {
      assertEquals(step(provider), POINT);
    }
    assertEquals(ProcessHandle.current().descendants().toList(), List.of());
  }

  @Test
  public void memoryIsLimited() {
    needProc();
    Limits limits = brief(20_000).withMemory(128 << 20);
    try (ProcessSubjectProvider provider = FaultyChild.provider("eats memory", limits)) {
      assertEquals(
          failure(provider),
          "faulty:sgd: asked for step 1, the process used more than 128 MiB of memory and was"
              + " killed");
    }
    try (ProcessSubjectProvider provider = FaultyChild.provider("eats memory", brief(4_000))) {
      assertTrue(failure(provider).contains("no answer within 4 s"));
    }
  }

  @Test
  public void whoHasGrownIsNotKept() {
    needProc();
    Limits limits = brief(20_000).withMemory(1120 << 20);
    for (String behaviour : List.of("waits for a while", "grows")) {
      try (ProcessSubjectProvider provider = FaultyChild.provider(behaviour, limits)) {
        assertEquals(step(provider), POINT);
        long waiting = ProcessHandle.current().descendants().count();
        assertEquals(waiting, behaviour.equals("grows") ? 0 : 1, behaviour);
      }
    }
  }

  @Test
  public void aDaemonDiesWithItsChild() throws Exception {
    needProc();
    try (ProcessSubjectProvider provider = FaultyChild.provider("leaves a daemon and dies")) {
      String message = failure(provider);
      String words =
          "faulty:sgd: asked for step 1, the process ended with exit code 3; its last words: pid ";
      assertTrue(message.startsWith(words), message);
      gone(ProcessHandle.of(Long.parseLong(message.substring(words.length()))));
    }
    ProcessSubjectProvider provider = FaultyChild.provider("leaves a daemon");
    List<ProcessHandle> daemons;
    try (provider) {
      assertEquals(step(provider), POINT);
      daemons = sleepers();
      assertFalse(daemons.isEmpty());
    }
    for (ProcessHandle daemon : daemons) {
      gone(java.util.Optional.of(daemon));
    }
  }

  private static List<ProcessHandle> sleepers() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").endsWith("sleep 1000"))
        .toList();
  }

  private static void gone(java.util.Optional<ProcessHandle> process) throws Exception {
    if (process.isPresent()) {
      process.get().onExit().get(5, TimeUnit.SECONDS);
    }
  }

  private static void needProc() {
    if (!java.nio.file.Files.isReadable(java.nio.file.Path.of("/proc/self/status"))) {
      throw new SkipException("there is no /proc here");
    }
  }
}
