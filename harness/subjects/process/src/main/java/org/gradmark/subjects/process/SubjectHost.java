package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;

/**
 * The child's side of the protocol, for Java: serves in-process subjects over two streams. The main
 * method of a child is
 *
 * <pre>{@code
 * PrintStream answers = System.out;
 * System.setOut(System.err);   // a library that prints must not speak on the protocol's line
 * new SubjectHost("mylib", "1.0", subjects).serve(System.in, answers);
 * }</pre>
 *
 * <p>What a subject throws is answered as an error with its class and place, an {@link
 * UnsupportedOperationException} as unsupported; the host goes on serving. A {@link
 * VirtualMachineError} is not survived: it ends the host, for the harness to start another.
 */
public final class SubjectHost {

  private final Map<String, Subject> subjects = new LinkedHashMap<>();
  private final Greeting greeting;

  /**
   * A host.
   *
   * @param name of the library that the subjects belong to
   * @param version of it
   * @param subjects optimizers, initializers and estimators to serve; one that implements {@link
   *     WithDefaults} is announced with its hyperparameters, one with {@link WithForms} with its
   *     kernels, one with {@link WithStepper} as one that can be timed
   */
  public SubjectHost(String name, String version, List<? extends Subject> subjects) {
    subjects.forEach(subject -> this.subjects.put(subject.id(), subject));
    List<Declaration> declarations =
        subjects.stream().map(SubjectHost::declare).collect(Collectors.toList());
    greeting = new Greeting(name, version, declarations);
  }

  private static Declaration declare(Subject subject) {
    return new Declaration(
        contract(subject),
        subject.id(),
        subject.system(),
        subject.dialect(),
        subject.backends().stream().map(subject::precision).distinct().collect(Collectors.toList()),
        subject instanceof WithScalars narrow ? narrow.scalars() : Precision.FLOAT64,
        subject.capabilities(),
        subject instanceof WithDefaults known ? known.defaults() : Map.of(),
        subject.fixed(),
        subject instanceof WithForms choosy ? choosy.forms() : List.of(),
        subject instanceof WithStepper timed && timed.canBeTimed());
  }

  private static String contract(Subject subject) {
    if (subject instanceof InitializerSubject) {
      return Protocol.INITIALIZER;
    }
    return subject instanceof EstimatorSubject ? Protocol.ESTIMATOR : Protocol.OPTIMIZER;
  }

  /**
   * Answers requests until it is told bye or the input ends.
   *
   * @param in requests
   * @param out answers; nothing else may write to it
   */
  public void serve(InputStream in, OutputStream out) {
    Wire wire = new Wire(in, out);
    Sessions sessions = new Sessions(subjects, wire);
    try {
      for (String line = wire.read(); line != null; line = wire.read()) {
        ObjectNode answer = answer(sessions, new Estimates(subjects, wire), line);
        if (answer == null) {
          return;
        }
        wire.write(answer);
      }
    } catch (Wire.Ended e) {
      // The harness is gone: so is the reason to go on.
    } catch (IOException e) {
      throw new UncheckedIOException("the harness cannot be heard any more", e);
    } finally {
      sessions.closeAll();
    }
  }

  private ObjectNode answer(Sessions sessions, Estimates estimates, String line) {
    try {
      ObjectNode request = Lines.read(line);
      return switch (Lines.text(request, "op")) {
        case "hello" -> greeting.answer(request);
        case "bye" -> null;
        case "estimate" -> estimates.answer(request);
        case "time" -> new Stopwatch(subjects).answer(request);
        case "initialize" -> new Fillers(subjects).answer(request);
        case "open", "add", "step", "copy", "close" -> sessions.answer(request);
        default ->
            throw new GarbageException("unknown op " + Lines.quote(request.path("op").asText()));
      };
    } catch (VirtualMachineError | Wire.Ended e) {
      throw e;
    } catch (GarbageException | SubjectFailure e) {
      return Lines.object().put("error", e.getMessage());
    } catch (UnsupportedOperationException e) {
      return Lines.object().put("unsupported", Complaint.reason(e));
    } catch (Throwable e) {
      return Lines.object().put("error", Complaint.of(e));
    }
  }
}
