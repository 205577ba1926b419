package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.gradmark.core.contract.SubjectFailure;

/**
 * A child on loan for one session and its copies; given back when the last of them is closed.
 *
 * <p>An answer of the wrong kind, or an oracle that throws while the child waits for it, leaves the
 * conversation in the middle of a sentence: the child is killed then, and the pool notices.
 */
final class Lease {

  private final ChildPool pool;
  private final ChildPool.Greeted greeted;
  private final Dialogue dialogue;
  private int sessions;
  private int lastSession;

  Lease(ChildPool pool, String subject) {
    this.pool = pool;
    greeted = pool.borrow(subject);
    dialogue = new Dialogue(greeted.child(), subject);
  }

  /** The number of a new session. Numbers are used once per lease. */
  int begin() {
    sessions++;
    return ++lastSession;
  }

  /** Makes a request; see {@link Dialogue#ask}. */
  <T> T ask(ObjectNode request, String asked, Function<ObjectNode, T> reader) {
    return dialogue.ask(request, asked, reader);
  }

  Limits limits() {
    return pool.limits();
  }

  /** Id of the subject, for messages. */
  String subject() {
    return dialogue.subject();
  }

  /** Makes a request to close; a child that cannot even do that is not lent again. */
  void close(ObjectNode request) {
    if (greeted.child().isUsable()) {
      try {
        dialogue.ask(request, "to close the session", Dialogue::ok);
      } catch (SubjectFailure | UnsupportedOperationException e) {
        // Nobody waits for this answer; the next session gets a fresh child.
        abandon();
      }
    }
  }

  /** Ends the child: it is in the middle of something that will not be finished. */
  void abandon() {
    greeted.child().kill();
  }

  /** A session has ended, one way or the other. */
  void end() {
    if (--sessions == 0) {
      pool.giveBack(greeted);
    }
  }
}
