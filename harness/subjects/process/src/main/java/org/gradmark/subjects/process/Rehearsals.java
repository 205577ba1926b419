package org.gradmark.subjects.process;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.tensor.Values;

/** Rules that compare sessions of an optimizer with each other. */
final class Rehearsals {

  private static final int STEPS = 5;
  private static final int HALF = 2;

  private Rehearsals() {}

  /** What a session does that nothing disturbs. */
  static List<List<Values>> alone(Interview interview, Declaration subject, Values start) {
    Rehearsal session = new Rehearsal(interview, subject).open(start);
    List<List<Values>> all = session.steps(STEPS);
    session.close();
    return all;
  }

  /** Sees that two courses have the same bits; else says what was seen, and where. */
  static void same(List<List<Values>> seen, List<List<Values>> due, String otherwise) {
    for (int step = 0; step < due.size(); step++) {
      if (!seen.get(step).equals(due.get(step))) {
        throw new BreachException(
            otherwise + ": " + seen.get(step) + " instead of " + due.get(step));
      }
    }
  }

  /** Does what a capability promises; to say no is to break the promise. */
  static void kept(Capability capability, Runnable deed) {
    try {
      deed.run();
    } catch (UnsupportedOperationException e) {
      throw new BreachException(
          "it declares " + Protocol.word(capability) + ", and answers: " + e.getMessage());
    }
  }

  static void repeats(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          List<List<Values>> first = alone(interview, subject, Rehearsal.START);
          alone(interview, subject, Rehearsal.ELSEWHERE);
          Rehearsal again = new Rehearsal(interview, subject).open(Rehearsal.START);
          same(again.steps(STEPS), first, "the second session of the same requests went elsewhere");
          again.close();
        });
  }

  static void interleaves(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          List<List<Values>> here = alone(interview, subject, Rehearsal.START);
          List<List<Values>> there = alone(interview, subject, Rehearsal.ELSEWHERE);
          Rehearsal first = new Rehearsal(interview, subject).open(Rehearsal.START);
          Rehearsal second = new Rehearsal(interview, subject).open(Rehearsal.ELSEWHERE);
          String disturbed = "a session went elsewhere while another one was open";
          for (int step = 0; step < STEPS; step++) {
            same(first.steps(1), here.subList(step, step + 1), disturbed);
            same(second.steps(1), there.subList(step, step + 1), disturbed);
          }
          first.close();
          second.close();
        });
  }

  static void reopens(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          Rehearsal session = new Rehearsal(interview, subject).open(Rehearsal.START);
          List<List<Values>> once = session.steps(STEPS);
          session.close();
          Rehearsal again = session.again().open(Rehearsal.START);
          same(again.steps(STEPS), once, "a session, closed and opened again, went elsewhere");
          again.close();
        });
  }

  static void survivesErrors(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          List<List<Values>> due = alone(interview, subject, Rehearsal.START);
          Rehearsal session = new Rehearsal(interview, subject).open(Rehearsal.START);
          List<List<Values>> seen = new ArrayList<>(session.steps(HALF));
          interview.ask(Lines.object().put("op", "dance"));
          seen.addAll(session.steps(STEPS - HALF));
          same(seen, due, "after an error the session went elsewhere");
          session.close();
        });
  }

  static void copies(Interview interview) {
    interview.each(
        Protocol.OPTIMIZER,
        subject -> {
          Rehearsal original = new Rehearsal(interview, subject);
          original.demand(Capability.COPY);
          List<List<Values>> due = alone(interview, subject, Rehearsal.START);
          List<List<Values>> rest = due.subList(HALF, STEPS);
          original.open(Rehearsal.START).steps(HALF);
          Rehearsal copy = copied(original);
          same(copy.steps(1), rest.subList(0, 1), "a copy went elsewhere than the original");
          Rehearsal second = copied(copy);
          List<List<Values>> end = rest.subList(1, rest.size());
          same(second.steps(end.size()), end, "a copy of a copy went elsewhere than that");
          second.close();
          String moved = "the original was moved by its copy";
          same(copy.steps(end.size()), end, moved);
          copy.close();
          same(original.steps(rest.size()), rest, moved);
          original.close();
        });
  }

  private static Rehearsal copied(Rehearsal session) {
    List<Rehearsal> copies = new ArrayList<>();
    kept(Capability.COPY, () -> copies.add(session.copy()));
    return copies.get(0);
  }
}
