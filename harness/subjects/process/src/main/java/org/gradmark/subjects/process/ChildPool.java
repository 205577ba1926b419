package org.gradmark.subjects.process;

import java.util.ArrayList;
import java.util.Comparator;
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
 * that failed is thrown away, and one that has grown large is ended. Who comes again gets the child
 * that it had, so that what a cell asks one after the other comes to one process.
 */
final class ChildPool implements AutoCloseable {

  /** Greeted child processes. */
  record Greeted(Child child, Greeting greeting) {}

  /** One that waits for its next user. */
  private record Idle(Greeted greeted, Thread last) {}

  /** At most so many are started where each is used once: who needs more is not worth it. */
  private static final int MOST_ONCE = 40;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Limits limits;
  private final List<Idle> idle = new ArrayList<>();
  private final Set<Child> lent = new HashSet<>();
  private final Kind kind;
  private int started;
  private boolean closed;

  private enum Kind {
    LENT_AGAIN,
    LENT_AGAIN_AND_STARTED_LATER,
    USED_ONCE
  }

  ChildPool(List<String> command, Map<String, String> environment, Limits limits) {
    this(command, environment, limits, Kind.LENT_AGAIN);
  }

  private ChildPool(
      List<String> command, Map<String, String> environment, Limits limits, Kind kind) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.limits = limits;
    this.kind = kind;
  }

  /**
   * A pool of the same program whose children are none of this pool's, and do not start in a second
   * in which one of those was asked before.
   */
  ChildPool other() {
    return new ChildPool(command, environment, limits, Kind.LENT_AGAIN_AND_STARTED_LATER);
  }

  /** A pool of the same program whose children are none of this pool's. */
  ChildPool afresh() {
    return new ChildPool(command, environment, limits);
  }

  /** The same, which lends each child once. */
  ChildPool once() {
    return new ChildPool(command, environment, limits, Kind.USED_ONCE);
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
    if (kind == Kind.USED_ONCE && ++started > MOST_ONCE) {
      String limit = "more than " + MOST_ONCE + " processes were needed";
      throw new SubjectFailure(subject + ": " + limit, new BrokenChildException(limit));
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
    if (kind == Kind.LENT_AGAIN_AND_STARTED_LATER) {
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
    if (isKept(greeted)) {
      return;
    }
    if (greeted.child.isUsable() && greeted.child.hasGrown()) {
      greeted.child.close();
    } else {
      greeted.child.kill();
    }
  }

  private synchronized boolean isKept(Greeted greeted) {
    lent.remove(greeted.child);
    boolean fit = greeted.child.isUsable() && !greeted.child.hasGrown();
    boolean kept = !closed && fit && kind != Kind.USED_ONCE;
    if (kept) {
      idle.add(new Idle(greeted, Thread.currentThread()));
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
    Idle next =
        idle.stream()
            .min(Comparator.comparing(ChildPool::claimOn))
            .filter(idle::remove)
            .orElse(null);
    return next == null ? null : next.greeted;
  }

  /** 0 if this thread had it last, 2 if another one had that may come again. */
  private static int claimOn(Idle one) {
    return one.last == Thread.currentThread() ? 0 : one.last.isAlive() ? 2 : 1;
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
      waiting = idle.stream().map(Idle::greeted).toList();
      idle.clear();
    }
    abandoned.forEach(Child::kill);
    waiting.forEach(greeted -> greeted.child.close());
  }
}
