package org.gradmark.subjects.process;

import static java.time.temporal.ChronoUnit.FOREVER;

import java.time.Duration;
import java.util.List;

/**
 * What a child process is allowed before it counts as hung or broken.
 *
 * @param firstAnswer time for the first answer, in which a child may load a library
 * @param answer time for every later answer
 * @param eachShape time that an answer has beyond that for each shape of kernel that a request asks
 *     for: a library that compiles does so shape by shape
 * @param answerWork processor time for every later answer; unlike {@code answer} it tells a child
 *     that works without end from one that waits for a busy machine. Not limited where the system
 *     does not tell processor times
 * @param lineBytes longest line that is read, in bytes
 * @param questions how often a child may ask back within one step or estimate
 * @param memoryBytes resident memory of a child and all that it starts, in bytes; watched where
 *     there is {@code /proc}, while an answer is awaited
 */
public record Limits(
    Duration firstAnswer,
    Duration answer,
    Duration eachShape,
    Duration answerWork,
    int lineBytes,
    int questions,
    long memoryBytes) {

  /**
   * A minute for the first answer, 30 seconds for others however much work they are and 5 for each
   * shape, 64 MiB a line, 10 000 questions, 8 GiB.
   */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          FOREVER.getDuration(),
          64 << 20,
          10_000,
          8L << 30);

  private static final long LEAST_MEMORY = 1 << 20;

  public Limits {
    if (eachShape.isNegative()) {
      throw new IllegalArgumentException("time limit " + eachShape + " a shape; it is negative");
    }
    for (Duration limit : List.of(firstAnswer, answer, answerWork)) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("time limit " + limit + "; it must be longer than zero");
      }
    }
    if (lineBytes < 1024 || questions < 1) {
      throw new IllegalArgumentException(
          lineBytes
              + " bytes a line and "
              + questions
              + " questions; at least 1024 and 1 are needed");
    }
    if (memoryBytes < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          memoryBytes + " bytes of memory; at least " + LEAST_MEMORY + " are needed");
    }
  }

  /** The same limits with another time for every answer but the first. */
  public Limits withAnswer(Duration time) {
    return new Limits(firstAnswer, time, eachShape, answerWork, lineBytes, questions, memoryBytes);
  }

  /** The same limits with another time beyond that for each shape of kernel; zero for none. */
  public Limits withEachShape(Duration time) {
    return new Limits(firstAnswer, answer, time, answerWork, lineBytes, questions, memoryBytes);
  }

  /** Time for an answer but the first to a request for so many shapes. */
  Duration answer(int shapes) {
    return answer.plus(eachShape.multipliedBy(shapes));
  }

  /** The same limits with another processor time for every answer but the first. */
  public Limits withAnswerWork(Duration time) {
    return new Limits(firstAnswer, answer, eachShape, time, lineBytes, questions, memoryBytes);
  }

  /** The same limits with another time for the first answer. */
  public Limits withFirstAnswer(Duration time) {
    return new Limits(time, answer, eachShape, answerWork, lineBytes, questions, memoryBytes);
  }

  /** The same limits with another amount of memory, in bytes. */
  public Limits withMemory(long bytes) {
    return new Limits(firstAnswer, answer, eachShape, answerWork, lineBytes, questions, bytes);
  }
}
