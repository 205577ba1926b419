package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.tensor.Precision;

/** The initializers of a host: every request is complete in itself. */
final class Fillers {

  private final Map<String, Subject> subjects;

  Fillers(Map<String, Subject> subjects) {
    this.subjects = subjects;
  }

  /** Answers a request to initialize. */
  ObjectNode answer(ObjectNode request) {
    InitializerSubject subject = Protocol.subject(subjects, request, InitializerSubject.class);
    String backend = Protocol.backend(subject, Lines.text(request, "dtype"));
    Precision precision = subject.precision(backend);
    Blueprint blueprint = Blueprints.read(request, precision);
    ObjectNode answer = Lines.object();
    answer.set(
        "parameters", ShapedArrays.writeAll(subject.initialize(backend, blueprint), precision));
    return answer;
  }
}
