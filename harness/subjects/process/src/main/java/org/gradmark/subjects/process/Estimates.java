package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.tensor.Precision;

/** The estimators of a host: every request is complete in itself. */
final class Estimates {

  private final Map<String, Subject> subjects;
  private final Wire wire;

  Estimates(Map<String, Subject> subjects, Wire wire) {
    this.subjects = subjects;
    this.wire = wire;
  }

  /** Answers a request for an estimate. */
  ObjectNode answer(ObjectNode request) {
    EstimatorSubject subject = Protocol.subject(subjects, request, EstimatorSubject.class);
    String backend = Protocol.backend(subject, Lines.text(request, "dtype"));
    Precision precision = subject.precision(backend);
    Map<String, FunctionOracle> functions = new TreeMap<>();
    for (JsonNode name : Lines.list(request, "functions")) {
      functions.put(
          name.asText(), new RemoteFunction(wire, name.asText(), OptionalInt.empty(), precision));
    }
    Inquiry inquiry =
        new Inquiry(
            Protocol.numbers(request.path("hyperparameters")),
            ShapedArrays.readNamed(request, "inputs", precision),
            ShapedArrays.readNamed(request, "draws", precision),
            functions);
    return ShapedArrays.write(subject.estimate(backend, inquiry));
  }
}
