package org.gradmark.subjects.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.contract.SubjectProvider;

/**
 * Brings the subjects of a program that speaks the protocol of PROTOCOL.md. The program is started
 * when it is first needed, again after it broke, and several times where several threads want it at
 * once. Thread-safe.
 */
public final class ProcessSubjectProvider implements SubjectProvider {

  private final String name;
  private final ChildPool pool;
  private final ChildPool other;
  private List<Subject> subjects;
  private String version = "";
  private String absence = "";

  /**
   * A provider with the default limits.
   *
   * @param name for messages, such as {@code dl4j}
   * @param command program and arguments
   */
  public ProcessSubjectProvider(String name, List<String> command) {
    this(name, command, Map.of(), Limits.DEFAULT);
  }

  /**
   * A provider.
   *
   * @param environment variables to add to the harness's own
   */
  public ProcessSubjectProvider(
      String name, List<String> command, Map<String, String> environment, Limits limits) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException(name + ": the command is empty; give a program to start");
    }
    this.name = name;
    this.pool = new ChildPool(command, environment, limits);
    this.other = pool.other();
  }

  @Override
  public String name() {
    return name;
  }

  /** Starts the program, the first time, to ask it. */
  @Override
  public synchronized List<Subject> subjects() {
    if (subjects == null) {
      try {
        ChildPool.Greeted greeted = pool.borrow(name);
        version = greeted.greeting().version();
        subjects =
            greeted.greeting().subjects().stream()
                .map(this::subject)
                .collect(Collectors.toUnmodifiableList());
        absence =
            subjects.isEmpty()
                ? name + ": the process offers no optimizer, initializer or estimator"
                : "";
        pool.giveBack(greeted);
      } catch (SubjectFailure e) {
        subjects = List.of();
        absence = e.getMessage();
      }
    }
    return subjects;
  }

  private Subject subject(Declaration declaration) {
    return switch (declaration.contract()) {
      case Protocol.INITIALIZER -> new ProcessInitializer(declaration, pool, Optional.of(other));
      case Protocol.ESTIMATOR -> new ProcessEstimator(declaration, pool, Optional.of(other));
      default -> new ProcessSubject(declaration, pool, Optional.of(other), version);
    };
  }

  @Override
  public synchronized String absence() {
    subjects();
    return absence;
  }

  /** Version of what the program offers, as it says itself; empty if it could not be asked. */
  public synchronized String version() {
    subjects();
    return version;
  }

  @Override
  public void close() {
    pool.close();
    other.close();
  }
}
