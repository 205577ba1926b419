package org.gradmark.subjects.process;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Rules about the end of a program. */
final class EndRules {

  private static final int LOOKS = 20;
  private static final long LOOK_NANOS = 100_000_000;

  private EndRules() {}

  static void saysBye(Interview interview) {
    ended(interview, true, "after bye");
  }

  static void endsWithInput(Interview interview) {
    ended(interview, false, "after the end of its input");
  }

  private static void ended(Interview interview, boolean bye, String after) {
    // As long as for an answer: large libraries take a while to unload.
    Duration patience = interview.patience();
    OptionalInt code = interview.child().awaitEnd(bye, patience);
    if (code.isEmpty()) {
      throw new BreachException(after + " it went on for " + patience.toSeconds() + " s");
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
    child.awaitEnd(true, interview.patience());
    Set<ProcessHandle> left = child.offspring();
    // Helpers that notice the end of their parent end a moment after it.
    for (int look = 0; look < LOOKS && !left.isEmpty(); look++) {
      LockSupport.parkNanos(LOOK_NANOS);
      left = child.offspring();
    }
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
