package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.tensor.Values;

/**
 * Names estimators, attributions, statistics and whatever else answers an {@link Inquiry}. The
 * probes are the questions that the claims of the declared system ask; the candidates are those of
 * all systems that can answer them. If none explains everything as it is, each hyperparameter of
 * the declared system's dialects, and of the nearest systems', is fitted by itself; then formulas
 * with a change at one place are tried. Every question is asked twice. Defaults are not looked at:
 * a question sets everything. Thread-safe.
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
  private final Consumer<String> busy;

  /**
   * An identifier that knows these candidates.
   *
   * @param laboratory for the claims, whose questions are borrowed
   */
  public EstimatorIdentifier(LineUp<EstimatorSubject> lineUp, Laboratory laboratory) {
    this(lineUp, laboratory, said -> {});
  }

  /**
   * The same.
   *
   * @param busy is told what takes long
   */
  public EstimatorIdentifier(
      LineUp<EstimatorSubject> lineUp, Laboratory laboratory, Consumer<String> busy) {
    this.busy = busy;
    this.lineUp = lineUp;
    this.laboratory = laboratory;
    this.answers = new Answers(lineUp);
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
    return Dialogue.with(subject, backend, Dialogue.twice(put), leftOut);
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
        lineUp.candidates().stream()
            .filter(c -> near(c, seen))
            .filter(c -> firstOff(c, seen).isEmpty())
            .toList();
    // What is asked back for an answer is no part of it, but tells candidates apart.
    List<Candidate<EstimatorSubject>> alike =
        left.stream().filter(c -> asksAlike(c, seen)).toList();
    return alike.isEmpty() ? left : alike;
  }

  private boolean asksAlike(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    return answers
        .to(candidate, seen)
        .map(EstimatorIdentifier::calls)
        .equals(Optional.of(calls(seen)));
  }

  private static List<Map<Counted.Call, Integer>> calls(List<Answered> all) {
    return all.stream().map(Answered::calls).toList();
  }

  /** Worth a closer look: it answers everything, and is near on most; the rest may cancel. */
  private boolean near(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    List<Answered> due = answers.to(candidate, seen).orElse(List.of());
    long near =
        IntStream.range(0, due.size())
            .filter(
                q ->
                    Answers.near(
                        seen.get(q).answer(), due.get(q).answer(), seen.get(q).precision()))
            .count();
    return near > 0 && near >= due.size() - due.size() / 2;
  }

  /** The first answer that a candidate does not explain. */
  private OptionalInt firstOff(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    List<Answered> due = answers.to(candidate, seen).orElseThrow();
    return IntStream.range(0, seen.size())
        .filter(q -> answers.off(candidate, seen, seen.get(q), due.get(q).answer()) > 1)
        .findFirst();
  }

  /** Said of a subject whose answers depend on more than the question. */
  private static Optional<String> unsteady(List<Answered> seen) {
    Map<Inquiry, Set<Values>> given = new LinkedHashMap<>();
    seen.forEach(
        one -> given.computeIfAbsent(one.inquiry(), q -> new HashSet<>()).add(one.answer()));
    long other = given.values().stream().filter(all -> all.size() > 1).count();
    return other == 0
        ? Optional.empty()
        : Optional.of(
            "asked again: %d of %d questions had another answer".formatted(other, given.size()));
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
      if (found.isEmpty() && !seen.isEmpty()) {
        found.addAll(
            new EstimatorSlipSearch(lineUp, seen.stream().distinct().toList(), busy)
                .explanations(subject, ranked, leftOut));
        found.forEach(one -> matches.add(match(one, List.of())));
      }
      unsteady(seen).ifPresent(leftOut::add);
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
        List.of(
            seen.size() / 2
                + " questions of the claims about "
                + subject.system()
                + ", asked twice"),
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
    // Rules answer the same again: an answer that does, too, tells nothing new of them.
    EstimatorFit fit = new EstimatorFit(answers, seen.stream().distinct().toList());
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
    List<Answered> due = answers.to(candidate, seen).orElse(List.of());
    return IntStream.range(0, due.size())
        .mapToDouble(q -> Answers.share(seen.get(q).answer(), due.get(q).answer()))
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private Optional<RunnerUp> runnerUp(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    OptionalInt first = firstOff(candidate, seen);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Answered one = seen.get(first.getAsInt());
    Values due = answers.to(candidate, seen).orElseThrow().get(first.getAsInt()).answer();
    int worst = Answers.worst(one.answer(), due);
    // The number of the question; those that are asked again come in reverse.
    int number = first.getAsInt() + 1;
    int questions = (seen.size() + 1) / 2;
    boolean again = number > questions;
    return Optional.of(
        new RunnerUp(
            candidate.name(),
            candidate.says(),
            List.of(),
            distance(candidate, seen),
            "the claims' questions" + (again ? ", asked again" : ""),
            again ? seen.size() + 1 - number : number,
            "estimate[" + worst + "]",
            worst < one.answer().size() ? one.answer().get(worst) : Double.NaN,
            worst < due.size() ? due.get(worst) : Double.NaN,
            answers.off(candidate, seen, one, due)));
  }
}
