package org.gradmark.subjects.process;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about the end of a program. */
final class EndRules {

  /** Large libraries take a while to unload. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private EndRules() {}

  static void saysBye(Interview interview) {
    ended(interview.child().awaitEnd(true, PATIENCE), "after bye");
  }

  static void endsWithInput(Interview interview) {
    ended(interview.child().awaitEnd(false, PATIENCE), "after the end of its input");
  }

  private static void ended(OptionalInt code, String after) {
    if (code.isEmpty()) {
      throw new BreachException(after + " it went on for " + PATIENCE.toSeconds() + " s");
    }
    if (code.getAsInt() != 0) {
      throw new BreachException(after + " it ended with " + ExitCode.describe(code.getAsInt()));
    }
  }

  static void leavesNothing(Interview interview) {
    try {
      SessionRules.steps(interview);
    } catch (UnsupportedOperationException | BreachException e) {
      // Whatever it did, it must clean up.
    }
    Child child = interview.child();
    child.awaitEnd(true, PATIENCE);
    Set<ProcessHandle> left = child.offspring();
    if (!left.isEmpty()) {
      throw new BreachException(
          "it ended, and left running: "
              + left.stream()
                  .map(process -> process.info().command().orElse("process " + process.pid()))
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
  }
}
