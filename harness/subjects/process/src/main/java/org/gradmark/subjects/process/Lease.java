package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /** Makes a request during which the child may not ask; see {@link Dialogue#ask}. */
  <T> T ask(ObjectNode request, String asked, Function<ObjectNode, T> reader) {
    return dialogue.ask(request, asked, reader);
  }

  /** The same for a request for kernels of so many shapes. */
  <T> T ask(ObjectNode request, int shapes, String asked, Function<ObjectNode, T> reader) {
    return dialogue.ask(request, shapes, asked, reader);
  }

  /**
   * Makes a request during which the child may ask back, and answers its questions.
   *
   * @param reader takes the last answer apart; throws {@link GarbageException} if it cannot
   * @param desk answers questions; the child is told where there is no answer, and may go on
   * @throws SubjectFailure as {@link Dialogue#ask} does, and if the child asks without end
   */
  <T> T converse(ObjectNode request, String asked, Function<ObjectNode, T> reader, Desk desk) {
    Function<ObjectNode, Turn<T>> turns =
        answer ->
            answer.has("ask")
                ? new Turn<>(desk.understand(answer), null)
                : new Turn<>(null, reader.apply(answer));
    int most = pool.limits().questions();
    Turn<T> turn = ask(request, asked, turns);
    for (int questions = 0; turn.question != null; questions++) {
      if (questions == most) {
        abandon();
        String happened = "it asked back more than " + most + " times";
        throw new SubjectFailure(dialogue.subject() + ": asked " + asked + ", " + happened);
      }
      turn = ask(reply(turn.question), asked, turns);
    }
    return turn.answer;
  }

  /** What a child says: a question, that is the way to its reply, or the answer. */
  private record Turn<T>(Supplier<ObjectNode> question, T answer) {}

  private ObjectNode reply(Supplier<ObjectNode> question) {
    try {
      return question.get();
    } catch (UnsupportedOperationException e) {
      return Lines.object().put("unsupported", Complaint.reason(e));
    } catch (IllegalArgumentException e) {
      // Such as a point of a wrong shape: the question's fault, which the child is told.
      return Lines.object().put("error", Complaint.reason(e));
    } catch (RuntimeException | Error e) {
      abandon();
      throw e;
    }
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
