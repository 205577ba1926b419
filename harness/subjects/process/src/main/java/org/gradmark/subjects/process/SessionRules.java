package org.gradmark.subjects.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Rules about one session of an optimizer. */
final class SessionRules {

  private static final int REFUSALS = 100;

  /** A part of a step: smaller differences are no look ahead, but digits that were lost. */
  private static final double SHARE = 1e-2;

  private SessionRules() {}

  static void steps(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          for (Precision precision : subject.dtypes()) {
            Rehearsal session = new Rehearsal(interview, subject, precision);
            session.open(Rehearsal.START).steps(2);
            session.close();
          }
        });
  }

  static void keepsShapesApart(Interview interview) {
    Values matrix = new Values(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    Values scalar = new Values(Shape.SCALAR, -7);
    Values vector = new Values(Shape.of(4), 8, 9, 10, 11);
    List<Values> start = List.of(matrix, scalar, vector);
    Oracle still = Oracle.fixed(start.stream().map(v -> v.map(x -> 0)).toList());
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          Rehearsal session = new Rehearsal(interview, subject).open(matrix, scalar, vector);
          session.step(session.request("step").put("schedule", 1.0), still);
          if (session.firstQuestions() != null && !near(session.firstQuestions(), start)) {
            throw new BreachException(
                "after adding " + start + " it asked at " + session.firstQuestions());
          }
          session.close();
        });
  }

  /** Within half of what it is: parameters are told apart, whatever a look ahead adds. */
  private static boolean near(List<Values> asked, List<Values> start) {
    for (int p = 0; p < start.size(); p++) {
      for (int i = 0; i < start.get(p).size(); i++) {
        double due = start.get(p).get(i);
        if (!(Math.abs(asked.get(p).get(i) - due) <= Math.abs(due) / 2)) {
          return false;
        }
      }
    }
    return true;
  }

  static void keepsBits(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          for (Precision precision : subject.dtypes()) {
            asksAtItsParameters(new Rehearsal(interview, subject, precision));
            for (double special : specials(precision)) {
              keeps(new Rehearsal(interview, subject, precision), special);
            }
          }
        });
  }

  /** Zero without sign is kept by everybody. */
  private static double[] specials(Precision precision) {
    double least = precision.ulp(0);
    return new double[] {
      -0.0,
      precision.nearest(0.1),
      1 + precision.ulp(1),
      least,
      -3 * least,
      precision.max(),
      -precision.max(),
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
  }

  /**
   * Only who asks for gradients where its parameters are shows all that it reads.
   *
   * @throws UnsupportedOperationException if it looks ahead, or does not ask at all
   */
  private static void asksAtItsParameters(Rehearsal session) {
    Values pull = new Values(Shape.of(3), 1 / 3.0, -0.7, 2.9);
    session.open(new Values(Shape.of(3), 0, 0, 0));
    Values before = null;
    for (int step = 0; step < 3; step++) {
      Values after =
          session
              .step(session.request("step").put("schedule", 1.0), Oracle.fixed(List.of(pull)))
              .get(0);
      Values asked = session.firstQuestion();
      if (asked == null) {
        throw new UnsupportedOperationException("it asks nothing at a point");
      }
      if (before != null && !asked.equals(before)) {
        for (int i = 0; i < pull.size(); i++) {
          double apart = Math.abs(asked.get(i) - before.get(i));
          if (apart != 0 && apart < SHARE * Math.abs(before.get(i))) {
            throw new BreachException(
                "it answered " + before.get(i) + " and then asked at " + asked.get(i));
          }
        }
        throw new UnsupportedOperationException("it asks elsewhere than at its parameters");
      }
      before = after;
    }
    session.close();
  }

  private static void keeps(Rehearsal session, double special) {
    Values given = new Values(Shape.of(1), special);
    Oracle still = Oracle.fixed(List.of(new Values(Shape.of(1), 0)));
    session.open(given);
    Values due = given;
    String where = "it was given ";
    for (int step = 0; step < 2; step++) {
      Values after = session.step(session.request("step").put("schedule", 1.0), still).get(0);
      if (!due.equals(session.firstQuestion())) {
        throw new BreachException(
            where
                + due.get(0)
                + " in "
                + session.precision().dtype()
                + " and asked at "
                + session.firstQuestion().get(0));
      }
      due = after;
      where = "it answered ";
    }
    session.close();
  }

  static void refusesUnknownSession(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject ->
            interview.demandRefusal(
                new Rehearsal(interview, subject).request("step").put("schedule", 1.0)));
  }

  static void passesRefusalsOn(Interview interview) {
    ObjectNode refusal = Lines.object().put("unsupported", "this question is refused as a test");
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          Rehearsal session = new Rehearsal(interview, subject).open(Rehearsal.START);
          ObjectNode answer = interview.ask(session.request("step").put("schedule", 1.0));
          if (!answer.has("ask")) {
            throw new UnsupportedOperationException("it asks nothing");
          }
          try {
            for (int i = 0; i < REFUSALS && answer.has("ask"); i++) {
              answer = interview.ask(refusal);
            }
          } catch (BrokenChildException e) {
            throw new BreachException("told {\"unsupported\":…}, the process " + e.getMessage());
          }
          if (answer.has("ask")) {
            throw new BreachException("refused " + REFUSALS + " times, it still asks");
          }
          interview.demandLife(refusal);
          interview.ask(session.request("close"));
        });
  }

  static void addsLate(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          Rehearsal session = new Rehearsal(interview, subject);
          session.demand(Capability.LATE_PARAMETERS);
          Values one = new Values(Shape.of(1), 1);
          session.open(one);
          Oracle first = Oracle.fixed(List.of(one));
          session.step(session.request("step").put("schedule", 1.0), first);
          Rehearsals.kept(Capability.LATE_PARAMETERS, () -> session.add(one));
          Oracle both = Oracle.fixed(List.of(one, one));
          session.step(session.request("step").put("schedule", 1.0), both);
          session.close();
        });
  }

  static void hasItsDefaults(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          if (subject.hyperparameters().isEmpty()) {
            throw new UnsupportedOperationException("it declares no hyperparameters");
          }
          List<List<Values>> silent = Rehearsals.alone(interview, subject, Rehearsal.START);
          Rehearsal session = new Rehearsal(interview, subject);
          Map<String, Double> declared = subject.hyperparameters();
          interview.demandOk(session.openRequest(declared));
          session.add(Rehearsal.START);
          Rehearsals.same(
              session.steps(silent.size()),
              silent,
              "opened with " + declared + " it does otherwise than opened with nothing");
          session.close();
        });
  }
}
