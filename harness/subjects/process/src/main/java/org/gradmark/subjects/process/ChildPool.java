package org.gradmark.subjects.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.SubjectFailure;

/**
 * Child processes of one command, each lent to one user at a time. Thread-safe.
 *
 * <p>Starting one may take a second, so that a child in good health is kept for the next user; one
 * that failed is thrown away.
 */
final class ChildPool implements AutoCloseable {

  /** Greeted child processes. */
  record Greeted(Child child, Greeting greeting) {}

  private final List<String> command;
  private final Map<String, String> environment;
  private final Limits limits;
  private final Deque<Greeted> idle = new ArrayDeque<>();
  private final Set<Child> lent = new HashSet<>();
  private final boolean other;
  private boolean closed;

  ChildPool(List<String> command, Map<String, String> environment, Limits limits) {
    this(command, environment, limits, false);
  }

  private ChildPool(
      List<String> command, Map<String, String> environment, Limits limits, boolean other) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.limits = limits;
    this.other = other;
  }

  /**
   * A pool of the same program whose children are none of this pool's, and do not start in a second
   * in which one of those was asked before. It keeps one of them.
   */
  ChildPool other() {
    return new ChildPool(command, environment, limits, true);
  }

  Limits limits() {
    return limits;
  }

  /**
   * A child that has been greeted, for the caller alone until {@link #giveBack}.
   *
   * @param subject named in messages
   * @throws SubjectFailure if none can be started
   */
  Greeted borrow(String subject) {
    for (Greeted waiting = poll(subject); waiting != null; waiting = poll(subject)) {
      if (waiting.child.isUsable()) {
        lend(waiting.child);
        return waiting;
      }
      waiting.child.kill();
    }
    return fresh(subject, Map.of());
  }

  /**
   * A child that nobody has used before, greeted, for the caller alone.
   *
   * @param more variables of its environment, in place of the pool's where they have one name
   */
  Greeted fresh(String subject, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(more);
    if (other) {
      Child.awaitNextSecond();
    }
    Child child;
    try {
      child = Child.start(command, variables, limits);
    } catch (BrokenChildException e) {
      throw new SubjectFailure(subject + ": the process " + e.getMessage(), e);
    }
    try {
      Greeting greeting =
          new Dialogue(child, subject).ask(Greeting.request(), "for a hello", Greeting::read);
      lend(child);
      return new Greeted(child, greeting);
    } catch (RuntimeException e) {
      child.kill();
      throw e instanceof UnsupportedOperationException
          ? new SubjectFailure(subject + ": the process refuses to say hello: " + e.getMessage(), e)
          : e;
    }
  }

  /** Remembers a child that is lent, or ends it if the pool was closed meanwhile. */
  private void lend(Child child) {
    synchronized (this) {
      if (!closed) {
        lent.add(child);
        return;
      }
    }
    child.kill();
  }

  /** Takes a child back: for the next user if it is in order, else it ends here. */
  void giveBack(Greeted greeted) {
    if (!isKept(greeted)) {
      greeted.child.kill();
    }
  }

  private synchronized boolean isKept(Greeted greeted) {
    lent.remove(greeted.child);
    boolean kept = !closed && greeted.child.isUsable() && !(other && !idle.isEmpty());
    if (kept) {
      idle.push(greeted);
    }
    return kept;
  }

  /** Takes a child back that shall not be lent again. */
  void discard(Greeted greeted) {
    synchronized (this) {
      lent.remove(greeted.child);
    }
    greeted.child.close();
  }

  private synchronized Greeted poll(String subject) {
    if (closed) {
      throw new SubjectFailure(subject + ": its provider has been closed");
    }
    return idle.poll();
  }

  /** Ends all children: those that wait are asked to, those that are still lent are killed. */
  @Override
  public void close() {
    List<Greeted> waiting;
    List<Child> abandoned;
    synchronized (this) {
      closed = true;
      abandoned = List.copyOf(lent);
      lent.clear();
      waiting = List.copyOf(idle);
      idle.clear();
    }
    abandoned.forEach(Child::kill);
    waiting.forEach(greeted -> greeted.child.close());
  }
}
