package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A conversation with a program that may break rules: nothing is taken for granted. The child is
 * replaced by a fresh one after it broke.
 */
final class Interview implements AutoCloseable {

  private static final int MOST_SUBJECTS = 8;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Limits limits;
  private Child child;
  private List<Declaration> subjects = List.of();
  private int sessions;

  Interview(List<String> command, Map<String, String> environment, Limits limits) {
    this.command = command;
    this.environment = environment;
    this.limits = limits;
  }

  /** How long is waited for an answer. */
  Duration patience() {
    return limits.answer();
  }

  /** A child that nobody has spoken with. */
  Child fresh() {
    close();
    child = Child.start(command, environment, limits);
    return child;
  }

  /** Ends the child; the next one does not start in the same second. */
  void startAgain() {
    close();
    Child.awaitNextSecond();
  }

  /** The child, greeted; another one if the last one is dead. */
  Child child() {
    if (child == null || !child.isAlive()) {
      fresh().ask(Lines.write(Greeting.request()));
    }
    return child;
  }

  /** Says a line and reads the answer. */
  ObjectNode ask(ObjectNode request) {
    return Lines.read(child().ask(Lines.write(request)));
  }

  /** Says a line that must be answered by something other than a refusal. */
  ObjectNode demand(ObjectNode request) {
    ObjectNode answer = ask(request);
    if (answer.path("unsupported").isTextual()) {
      throw new UnsupportedOperationException(answer.path("unsupported").textValue());
    }
    if (answer.path("error").isTextual()) {
      throw new BreachException(
          said(request) + " was answered by an error: " + answer.path("error").textValue());
    }
    return answer;
  }

  /** Says a line that must be answered by {@code {"ok":true}}. */
  void demandOk(ObjectNode request) {
    Dialogue.ok(demand(request));
  }

  /** Says a line that cannot be done, and sees that it is refused and that the child lives on. */
  void demandRefusal(ObjectNode request) {
    ObjectNode answer = ask(request);
    if (!answer.path("error").isTextual() && !answer.path("unsupported").isTextual()) {
      throw new BreachException(
          said(request) + " was answered by " + Lines.quote(answer.toString()));
    }
    demandLife(request);
  }

  /** Sees that the child still answers. */
  void demandLife(ObjectNode after) {
    try {
      // Whether it likes to be greeted again is its own affair.
      ask(Greeting.request());
    } catch (BrokenChildException e) {
      throw new BreachException("after " + said(after) + " the process " + e.getMessage());
    }
  }

  /** The number of a new session; no two rules share one. */
  int session() {
    return ++sessions;
  }

  /** What was asked, short enough for a sentence. */
  static String said(ObjectNode request) {
    return Lines.quote(Lines.write(request));
  }

  /** Remembers what the child declared. */
  void declared(List<Declaration> all) {
    subjects = all;
  }

  /** What the child declared. */
  List<Declaration> declared() {
    return subjects;
  }

  /**
   * Puts a rule to the first subjects of a contract: adapters treat all of them alike.
   *
   * @throws BreachException naming the first subject that breaks it
   * @throws UnsupportedOperationException if it could be put to none of them
   */
  void each(String contract, Consumer<Declaration> check) {
    String reason = "it has no " + contract;
    boolean tried = false;
    List<Declaration> found =
        subjects.stream()
            .filter(subject -> subject.contract().equals(contract))
            .limit(MOST_SUBJECTS)
            .collect(Collectors.toList());
    for (Declaration subject : found) {
      try {
        check.accept(subject);
        tried = true;
      } catch (UnsupportedOperationException e) {
        reason = subject.id() + ": " + e.getMessage();
        // It may have left a session open.
        close();
      } catch (BreachException | GarbageException e) {
        throw new BreachException(subject.id() + ": " + e.getMessage());
      }
    }
    if (!tried) {
      throw new UnsupportedOperationException(reason);
    }
  }

  /** Ends the child, so that the next question meets a fresh one. */
  @Override
  public void close() {
    if (child != null) {
      child.kill();
      child = null;
    }
  }
}
