package org.gradmark.subjects.process;

import java.time.Duration;

/**
 * What a child process is allowed before it counts as hung or broken.
 *
 * @param firstAnswer time for the first answer, in which a child may load a library
 * @param answer time for every later answer
 * @param lineBytes longest line that is read, in bytes
 * @param questions how often a child may ask back within one step
 */
public record Limits(Duration firstAnswer, Duration answer, int lineBytes, int questions) {

  /** A minute for the first answer, 30 seconds for others, 64 MiB a line, 10 000 questions. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(60), Duration.ofSeconds(30), 64 << 20, 10_000);

  public Limits {
    if (firstAnswer.isNegative()
        || firstAnswer.isZero()
        || answer.isNegative()
        || answer.isZero()) {
      throw new IllegalArgumentException(
          "time limits " + firstAnswer + " and " + answer + "; both must be longer than zero");
    }
    if (lineBytes < 1024 || questions < 1) {
      throw new IllegalArgumentException(
          lineBytes
              + " bytes a line and "
              + questions
              + " questions; at least 1024 and 1 are needed");
    }
  }

  /** The same limits with another time for every answer but the first. */
  public Limits withAnswer(Duration time) {
    return new Limits(firstAnswer, time, lineBytes, questions);
  }

  /** The same limits with another time for the first answer. */
  public Limits withFirstAnswer(Duration time) {
    return new Limits(time, answer, lineBytes, questions);
  }
}
