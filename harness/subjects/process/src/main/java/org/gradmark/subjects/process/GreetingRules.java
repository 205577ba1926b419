package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.locks.LockSupport;

/** Rules about greetings, lines and what is not known. */
final class GreetingRules {

  /** How long a program may take to say what nobody asked for. */
  private static final long PATIENCE_NANOS = 200_000_000;

  private GreetingRules() {}

  static void greets(Interview interview) {
    ObjectNode answer = Lines.read(interview.fresh().ask(Lines.write(Greeting.request())));
    if (answer.path("error").isTextual()) {
      throw new BreachException("it answered an error: " + answer.path("error").textValue());
    }
    Greeting.readHead(answer);
  }

  static void declares(Interview interview) {
    Greeting greeting =
        Greeting.read(Lines.read(interview.fresh().ask(Lines.write(Greeting.request()))));
    if (greeting.subjects().isEmpty()) {
      throw new BreachException("no subject has a contract of " + Protocol.CONTRACTS);
    }
    interview.declared(greeting.subjects());
  }

  static void isQuiet(Interview interview) {
    try {
      interview.each(
          Protocol.OPTIMIZER,
          subject -> {
            alone(interview, subject);
          });
    } catch (UnsupportedOperationException e) {
      // It has no optimizers: then hello is all that could be followed by more.
    } catch (BreachException e) {
      if (e.getMessage().contains(Child.EARLY)) {
        throw e;
      }
      // Other rules are about that.
    }
    interview.child();
    LockSupport.parkNanos(PATIENCE_NANOS);
    interview.ask(Greeting.request());
  }

  private static void alone(Interview interview, Declaration subject) {
    Rehearsal session = new Rehearsal(interview, subject).open(Rehearsal.START);
    session.steps(1);
    session.close();
  }

  /** What fails without anything unknown is another rule's affair. */
  private static void cannotBeBlamed(Runnable known) {
    try {
      known.run();
    } catch (BreachException | GarbageException e) {
      throw new UnsupportedOperationException(e.getMessage());
    }
  }

  static void refusesUnknownOp(Interview interview) {
    interview.demandRefusal(Lines.object().put("op", "dance"));
  }

  static void refusesUnknownSubject(Interview interview) {
    Declaration known = interview.declared().get(0);
    ObjectNode request =
        switch (known.contract()) {
          case Protocol.INITIALIZER -> OtherRules.fill(known, OtherRules.kernels(known));
          case Protocol.ESTIMATOR -> OtherRules.estimate(known);
          default -> Lines.object().put("op", "open").put("session", 1);
        };
    request.put("subject", "gradmark:no-such-subject");
    request.put("dtype", known.dtypes().get(0).dtype());
    if (!request.has("hyperparameters")) {
      request.putObject("hyperparameters");
    }
    interview.demandRefusal(request);
  }

  static void ignoresUnknownFields(Interview interview) {
    Greeting.read(Lines.read(interview.fresh().ask(Lines.write(more(Greeting.request())))));
    try {
      interview.each(
          Protocol.OPTIMIZER,
          subject -> {
            cannotBeBlamed(() -> alone(interview, subject));
            Rehearsal session = new Rehearsal(interview, subject);
            interview.demandOk(more(session.openRequest(java.util.Map.of())));
            interview.demandOk(more(session.addRequest(Rehearsal.START)));
            session.added(Rehearsal.START);
            session.step(more(session.request("step").put("schedule", 1.0)), Rehearsal.ORACLE);
            interview.demandOk(more(session.request("close")));
          });
    } catch (UnsupportedOperationException e) {
      // It has no optimizers: hello is all there is to try.
    }
  }

  private static ObjectNode more(ObjectNode request) {
    request.putObject("field_of_the_future").putArray("a").add(1);
    return request;
  }
}
