package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

/** Forks are real virtual machines that measure a real jar. */
public class StepForkTest {

  private static final StepRequest REQUEST =
      new StepRequest(
          "engine:sgd",
          "sgd",
          "paper",
          "float64",
          "float64",
          "100",
          1,
          Map.of("learning_rate", 0.1));

  private static JavaFork fork(Path jar, double limit) {
    return new JavaFork(ClassPath.with(List.of(jar), ClassPath.current()), limit);
  }

  private static JsonNode measure(JavaFork fork, StepRequest request) {
    return fork.run(StepFork.class, List.of(), List.of(request.toJson(), "0.05", "3", "0.002"));
  }

  @Test
  public void timesAndBytesAreMeasured() throws IOException {
    Path folder = Files.createTempDirectory("gradmark-fork");
    JavaFork lean = fork(EngineJar.build(folder, "lean", 1, 0), 60);
    JsonNode answer = measure(lean, REQUEST);
    assertEquals(answer.get(StepFork.SECONDS).size(), 3);
    answer.get(StepFork.SECONDS).forEach(time -> assertTrue(time.asDouble() > 0, answer + ""));
    assertEquals(answer.get(StepFork.BYTES).asDouble(), 0.0);
    // An array of 64 bytes has a head of 16.
    JsonNode wasteful = measure(fork(EngineJar.build(folder, "waste", 1, 64), 60), REQUEST);
    assertEquals(wasteful.get(StepFork.BYTES).asDouble(), 80.0);
  }

  @Test
  public void whatGoesWrongIsTold() throws IOException {
    Path folder = Files.createTempDirectory("gradmark-fork");
    Path jar = EngineJar.build(folder, "engine", 1, 0);
    StepRequest unknown =
        new StepRequest("engine:adam", "adam", "paper", "float64", "float64", "9", 1, Map.of());
    ForkFailure failure = expectThrows(ForkFailure.class, () -> measure(fork(jar, 60), unknown));
    assertTrue(failure.getMessage().contains("there is no engine:adam"), failure.getMessage());
    ForkFailure late = expectThrows(ForkFailure.class, () -> measure(fork(jar, 0.01), REQUEST));
    assertTrue(late.getMessage().contains("was ended"), late.getMessage());
    ForkFailure dead =
        expectThrows(
            ForkFailure.class, () -> fork(jar, 60).run(StepForkTest.class, List.of(), List.of()));
    assertTrue(dead.getMessage().contains("exit code 1"), dead.getMessage());
  }
}
