package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.tensor.Values;

/**
 * Names estimators, attributions, statistics and whatever else answers an {@link Inquiry}. The
 * probes are the questions that the claims of the declared system ask; the candidates are those of
 * all systems that can answer them. If none explains everything as it is, each hyperparameter of
 * the declared system's dialects, and of the nearest systems', is fitted by itself. Defaults are
 * not looked at: a question sets everything. Thread-safe.
 */
public final class EstimatorIdentifier {

  private static final int SHOWN = 3;

  /**
   * The hyperparameters of so many of the nearest systems are fitted, beside the declared one's.
   */
  private static final int SYSTEMS = 2;

  private final LineUp<EstimatorSubject> lineUp;
  private final Laboratory laboratory;
  private final Map<String, List<Inquiry>> questions = new ConcurrentHashMap<>();
  private final Answers answers;

  /**
   * An identifier that knows these candidates.
   *
   * @param laboratory for the claims, whose questions are borrowed
   */
  public EstimatorIdentifier(LineUp<EstimatorSubject> lineUp, Laboratory laboratory) {
    this.lineUp = lineUp;
    this.laboratory = laboratory;
    Set<String> schedules = new HashSet<>();
    lineUp.systems().stream()
        .filter(system -> system.kind().equals("schedule"))
        .forEach(system -> schedules.add(system.id()));
    this.answers = new Answers(subject -> schedules.contains(subject.system()));
  }

  private List<Answered> ask(EstimatorSubject subject, String backend, List<String> leftOut) {
    List<Inquiry> asked =
        questions.computeIfAbsent(
            subject.system(),
            id ->
                lineUp
                    .system(id)
                    .map(system -> Questions.of(system, laboratory))
                    .orElse(List.of()));
    List<Inquiry> put = asked.stream().map(one -> settable(one, subject)).toList();
    List<Answered> seen = new ArrayList<>();
    for (Inquiry inquiry : put) {
      try {
        Counting counting = Counting.of(inquiry);
        Values answer = counting.answer(subject, backend);
        seen.add(new Answered(inquiry, answer, counting.calls(), subject.precision(backend)));
      } catch (RuntimeException e) {
        leftOut.add("question " + (put.indexOf(inquiry) + 1) + ": " + e.getMessage());
      }
    }
    return seen;
  }

  /** The same question with what cannot be set as it is: candidates hear that, too. */
  private static Inquiry settable(Inquiry asked, EstimatorSubject subject) {
    Inquiry put = asked;
    for (Map.Entry<String, Double> fixed : subject.fixed().entrySet()) {
      if (asked.hyperparameters().containsKey(fixed.getKey())) {
        put = put.withHyperparameter(fixed.getKey(), fixed.getValue());
      }
    }
    return put;
  }

  private List<Candidate<EstimatorSubject>> explaining(List<Answered> seen) {
    List<Candidate<EstimatorSubject>> left =
        lineUp.candidates().stream().filter(c -> near(c, seen)).toList();
    for (Answered one : seen) {
      left = left.stream().filter(c -> off(c, one) <= 1).toList();
    }
    // What is asked back for an answer is no part of it, but tells candidates apart.
    List<Candidate<EstimatorSubject>> alike =
        left.stream().filter(c -> asksAlike(c, seen)).toList();
    return alike.isEmpty() ? left : alike;
  }

  private boolean asksAlike(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    return seen.stream()
        .allMatch(one -> answers.calls(candidate, one.inquiry()).equals(one.calls()));
  }

  /** Worth a closer look: it answers everything, and is near on most; the rest may cancel. */
  private boolean near(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    int near = 0;
    int missed = 0;
    for (Answered one : seen) {
      if (answers.of(candidate, one.inquiry()).isEmpty()) {
        return false;
      }
      if (near(candidate, one)) {
        near++;
      } else if (++missed > seen.size() / 2) {
        return false;
      }
    }
    return near > 0;
  }

  private boolean near(Candidate<EstimatorSubject> candidate, Answered one) {
    return answers
        .of(candidate, one.inquiry())
        .map(due -> Answers.near(one.answer(), due, one.precision()))
        .orElse(false);
  }

  /** In tolerances; infinite if the candidate has no answer. */
  private double off(Candidate<EstimatorSubject> candidate, Answered one) {
    return answers
        .of(candidate, one.inquiry())
        .map(due -> answers.off(candidate, one.inquiry(), one.answer(), due, one.precision()))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** What a candidate is taken for when it is the subject. */
  public Confusion confusion(Candidate<EstimatorSubject> candidate, String backend) {
    List<Answered> seen = ask(candidate.subject(), backend, new ArrayList<>());
    List<String> named =
        seen.isEmpty()
            ? List.of(Confusion.SILENCE)
            : explaining(seen).stream().map(Candidate::name).toList();
    return new Confusion(
        candidate.subject().system(), candidate.name(), candidate.dialect(), named);
  }

  /**
   * What a subject is.
   *
   * @param backend one of the subject's backends
   */
  public Identification identify(EstimatorSubject subject, String backend) {
    List<String> leftOut = new ArrayList<>();
    List<Answered> seen = ask(subject, backend, leftOut);
    String declared = subject.system() + "/" + subject.dialect();
    List<Candidate<EstimatorSubject>> found = new ArrayList<>(explaining(seen));
    found.sort(preference(subject));
    boolean as = found.stream().anyMatch(c -> c.dialect() && c.name().equals(declared));
    List<Match> matches = new ArrayList<>(found.stream().map(c -> match(c, List.of())).toList());
    List<Candidate<EstimatorSubject>> ranked = ranked(seen);
    if (found.isEmpty()) {
      List<EstimatorFit.Found> fitted = new ArrayList<>(fitted(subject, seen, ranked));
      fitted.sort(
          Comparator.comparing(EstimatorFit.Found::candidate, preference(subject))
              .thenComparing(one -> one.vague().isPresent()));
      fitted.forEach(one -> matches.add(match(one.candidate(), List.of(one.difference()))));
      fitted.forEach(one -> found.add(one.candidate()));
      fitted.stream().findFirst().flatMap(EstimatorFit.Found::vague).ifPresent(leftOut::add);
    }
    return new Identification(
        subject.id(),
        declared,
        backend,
        subject.backends(),
        found.isEmpty() ? Answer.NONE : as ? Answer.AS_DECLARED : Answer.OTHER,
        matches,
        runnersUp(seen, ranked.stream().filter(c -> !found.contains(c)).toList()),
        lineUp.candidates().size(),
        List.of(seen.size() + " questions of the claims about " + subject.system()),
        leftOut,
        seen.stream().mapToInt(one -> one.answer().size()).sum());
  }

  private static Comparator<Candidate<EstimatorSubject>> preference(EstimatorSubject subject) {
    String declared = subject.system() + "/" + subject.dialect();
    return Comparator.comparing((Candidate<EstimatorSubject> c) -> !c.dialect())
        .thenComparing(c -> !c.subject().system().equals(subject.system()))
        .thenComparing(c -> !c.follows().equals(declared));
  }

  private static Match match(Candidate<EstimatorSubject> candidate, List<Difference> differences) {
    return new Match(candidate.name(), candidate.dialect(), candidate.says(), differences);
  }

  /** Dialects of the declared system, and of the nearest others, with one wrong hyperparameter. */
  private List<EstimatorFit.Found> fitted(
      EstimatorSubject subject, List<Answered> seen, List<Candidate<EstimatorSubject>> ranked) {
    if (seen.isEmpty()) {
      return List.of();
    }
    Set<String> systems = new LinkedHashSet<>(List.of(subject.system()));
    ranked.stream()
        .map(c -> c.subject().system())
        .distinct()
        .filter(system -> !system.equals(subject.system()))
        .limit(SYSTEMS)
        .forEach(systems::add);
    EstimatorFit fit = new EstimatorFit(answers, seen);
    List<EstimatorFit.Found> found = new ArrayList<>();
    for (String id : systems) {
      List<Candidate<EstimatorSubject>> dialects =
          lineUp.dialects().stream().filter(c -> c.subject().system().equals(id)).toList();
      lineUp
          .system(id)
          .ifPresent(system -> found.addAll(fit.found(dialects, system.hyperparameters())));
    }
    return found;
  }

  /** All that can answer the questions, the nearest first. */
  private List<Candidate<EstimatorSubject>> ranked(List<Answered> seen) {
    Map<Candidate<EstimatorSubject>, Double> distance = new LinkedHashMap<>();
    lineUp.candidates().forEach(one -> distance.put(one, distance(one, seen)));
    return distance.entrySet().stream()
        .filter(e -> Double.isFinite(e.getValue()))
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<RunnerUp> runnersUp(List<Answered> seen, List<Candidate<EstimatorSubject>> ranked) {
    List<RunnerUp> told = new ArrayList<>();
    ranked.stream().limit(SHOWN).forEach(one -> runnerUp(one, seen).ifPresent(told::add));
    return told;
  }

  private double distance(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    double sum = 0;
    for (Answered one : seen) {
      Optional<Values> due = answers.of(candidate, one.inquiry());
      if (due.isEmpty()) {
        return Double.POSITIVE_INFINITY;
      }
      sum += Answers.share(one.answer(), due.get());
    }
    return seen.isEmpty() ? Double.POSITIVE_INFINITY : sum / seen.size();
  }

  private Optional<RunnerUp> runnerUp(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    for (int q = 0; q < seen.size(); q++) {
      Answered one = seen.get(q);
      Values due = answers.of(candidate, one.inquiry()).orElseThrow();
      double off = off(candidate, one);
      if (off > 1) {
        int worst = Answers.worst(one.answer(), due);
        return Optional.of(
            new RunnerUp(
                candidate.name(),
                candidate.says(),
                List.of(),
                distance(candidate, seen),
                "the claims' questions",
                q + 1,
                "estimate[" + worst + "]",
                worst < one.answer().size() ? one.answer().get(worst) : Double.NaN,
                worst < due.size() ? due.get(worst) : Double.NaN,
                off));
      }
    }
    return Optional.empty();
  }
}
