package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.gradmark.core.contract.SubjectFailure;

/**
 * Talks with a child on behalf of a subject, and turns all that can go wrong into one sentence that
 * names the subject, the request and what happened.
 *
 * @param child with whom
 * @param subject named in messages
 */
record Dialogue(Child child, String subject) {

  /** Makes a request for no kernels and reads the answer. */
  <T> T ask(ObjectNode request, String asked, Function<ObjectNode, T> reader) {
    return ask(request, 0, asked, reader);
  }

  /**
   * Makes a request and reads the answer.
   *
   * @param request what is sent
   * @param shapes of kernels that it asks for, which take their time
   * @param asked names the request in messages, such as {@code for step 3}
   * @param reader takes the answer apart; throws {@link GarbageException} if it cannot
   * @throws SubjectFailure if the child breaks, in which case it is dead, or answers an error
   * @throws UnsupportedOperationException if the child says that it does not support the request
   */
  <T> T ask(ObjectNode request, int shapes, String asked, Function<ObjectNode, T> reader) {
    String line = "";
    try {
      line = child.ask(Lines.write(request), shapes);
      ObjectNode answer = Lines.read(line);
      checkSession(request, answer);
      if (answer.path("unsupported").isTextual()) {
        throw new UnsupportedOperationException(answer.path("unsupported").textValue());
      }
      if (answer.path("error").isTextual()) {
        throw new SubjectFailure(
            sentence(asked, "it answered with an error: " + answer.path("error").textValue()));
      }
      return reader.apply(answer);
    } catch (BrokenChildException e) {
      throw new SubjectFailure(sentence(asked, "the process " + e.getMessage()), e);
    } catch (GarbageException e) {
      // What it says next may belong to this request or the next one: it cannot be trusted again.
      BrokenChildException broken =
          child.outOfPlace(line, "answered what the protocol forbids: " + e.getMessage());
      throw new SubjectFailure(sentence(asked, "the process " + broken.getMessage()), e);
    }
  }

  /** An answer need not say whose it is; if it does, it must be right. */
  private static void checkSession(ObjectNode request, ObjectNode answer) {
    if (request.has("session") && answer.has("session")) {
      int due = Lines.integer(request, "session");
      int said = Lines.integer(answer, "session");
      if (said != due) {
        throw new GarbageException(
            "the answer of session " + said + " where " + due + "'s belongs");
      }
    }
  }

  /** The answer {@code {"ok":true}}, and no other. */
  static Void ok(ObjectNode answer) {
    if (!answer.path("ok").booleanValue()) {
      throw new GarbageException(Lines.quote(answer.toString()) + " where {\"ok\":true} belongs");
    }
    return null;
  }

  private String sentence(String asked, String happened) {
    return subject + ": asked " + asked + ", " + happened;
  }
}
