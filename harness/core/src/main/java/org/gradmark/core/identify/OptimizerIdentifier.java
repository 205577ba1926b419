package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Precision;

/**
 * Names optimizers. First every candidate is tried as it is; if none explains everything, the
 * hyperparameters of every dialect are fitted, then those of the nearest impostors, then formulas
 * with a change at one place are tried. What explains everything is named; what the subject
 * declares decides only among candidates that no probe tells apart. Thread-safe; candidates' runs
 * are kept for the next subject.
 */
public final class OptimizerIdentifier {

  private final LineUp<OptimizerSubject> lineUp;
  private final Resemblance resemblance;
  private final Map<String, List<Hyperparameter>> hyperparameters = new ConcurrentHashMap<>();
  private final Map<Candidate<OptimizerSubject>, Boolean> steady = new ConcurrentHashMap<>();

  /** An identifier that knows these candidates. */
  public OptimizerIdentifier(LineUp<OptimizerSubject> lineUp) {
    this.lineUp = lineUp;
    this.resemblance = new Resemblance(lineUp);
    lineUp.systems().forEach(s -> hyperparameters.put(s.id(), s.hyperparameters()));
  }

  /** The same knowledge but for one system. */
  public OptimizerIdentifier without(String system) {
    return new OptimizerIdentifier(lineUp.without(system));
  }

  /**
   * What a subject is.
   *
   * @param backend one of the subject's backends
   * @param defaults hyperparameters that the subject declares with its own defaults; empty if it
   *     tells none: then its defaults are not looked at
   * @throws org.gradmark.core.contract.SubjectFailure if it breaks down in a repetition
   */
  public Identification identify(
      OptimizerSubject subject, String backend, Map<String, Double> defaults) {
    Set<String> settable = Observer.settable(lineUp, subject);
    List<Hyperparameter> known = hyperparameters.getOrDefault(subject.system(), List.of());
    Observer observed = Observer.of(subject, backend, known, settable);
    List<Sighting> seen = observed.sightings();
    List<Suspect> exact = seen.isEmpty() ? List.of() : exact(observed);
    List<Explanation> explanations = new ArrayList<>();
    exact.forEach(suspect -> explanations.add(new Explanation(suspect, List.of())));
    if (exact.isEmpty() && observed.steady()) {
      coarse(observed)
          .forEach(one -> explanations.add(new Explanation(one, List.of(Difference.SINGLE))));
    }
    List<Suspect> near = new ArrayList<>();
    if (!seen.isEmpty()) {
      Search search = new Search(lineUp, resemblance, seen, hyperparameters);
      if (explanations.isEmpty() && observed.steady()) {
        explanations.addAll(search.explanations());
      }
      near.addAll(search.nearest(explanations));
      // Numbers without a law that fit are worth less than a formula without free numbers.
      if (explanations.stream().noneMatch(Explanation::isSimple) && observed.steady()) {
        List<Explanation> slips = new SlipSearch(lineUp, seen).explanations(subject, near);
        if (!slips.isEmpty()) {
          explanations.clear();
          explanations.addAll(slips);
        }
      }
    }
    explanations.sort(preference(subject));
    if (!defaults.isEmpty() && !explanations.isEmpty()) {
      explanations.replaceAll(
          one -> new Defaults(resemblance, one, seen.get(0)).checked(subject, backend, defaults));
    }
    return new Identification(
        subject.id(),
        subject.system() + "/" + subject.dialect(),
        backend,
        subject.backends(),
        answer(subject, explanations),
        explanations.stream().map(Explanation::match).toList(),
        runnersUp(near, seen),
        lineUp.candidates().size(),
        seen.stream().map(one -> one.probe().toString()).toList(),
        observed.leftOut(),
        seen.stream().mapToInt(OptimizerIdentifier::values).sum());
  }

  /**
   * What a candidate is taken for when it is the subject.
   *
   * @param backend whose arithmetic it runs on; one that rounds otherwise than the candidates do
   *     makes it a fair question
   */
  public Confusion confusion(Candidate<OptimizerSubject> candidate, String backend) {
    OptimizerSubject subject = candidate.subject();
    Observer observed =
        Observer.of(
            subject,
            backend,
            hyperparameters.getOrDefault(subject.system(), List.of()),
            Observer.settable(lineUp, subject));
    List<String> named =
        observed.sightings().isEmpty()
            ? List.of(Confusion.SILENCE)
            : exact(observed).stream().map(suspect -> suspect.candidate().name()).toList();
    return new Confusion(subject.system(), candidate.name(), candidate.dialect(), named);
  }

  private static int values(Sighting seen) {
    return seen.trajectory().steps().stream()
        .mapToInt(step -> step.stream().mapToInt(v -> v.size()).sum())
        .sum();
  }

  private Suspect suspect(Candidate<OptimizerSubject> candidate) {
    return new Suspect(
        candidate, hyperparameters.getOrDefault(candidate.subject().system(), List.of()), Map.of());
  }

  private List<Suspect> exact(Observer observed) {
    List<Suspect> left = lineUp.candidates().stream().map(this::suspect).toList();
    if (!observed.steady()) {
      Sighting first = observed.sightings().get(0);
      return left.stream().filter(suspect -> !steady(suspect, first)).toList();
    }
    for (Sighting seen : observed.sightings()) {
      left = left.stream().filter(suspect -> resemblance.near(suspect, seen)).toList();
    }
    for (Sighting seen : observed.sightings()) {
      left = left.stream().filter(suspect -> agrees(resemblance, suspect, seen)).toList();
    }
    return left;
  }

  /**
   * The dialects that a subject of double precision follows as exactly as single precision does.
   */
  private List<Suspect> coarse(Observer observed) {
    List<Sighting> seen = observed.sightings();
    if (seen.isEmpty() || seen.get(0).precision() != Precision.FLOAT64) {
      return List.of();
    }
    List<Sighting> coarse =
        seen.stream()
            .map(s -> new Sighting(s.probe(), s.settings(), Precision.FLOAT32, s.trajectory()))
            .toList();
    return exact(new Observer(coarse, List.of(), true)).stream()
        .filter(suspect -> suspect.candidate().dialect())
        .toList();
  }

  static boolean agrees(Resemblance resemblance, Suspect suspect, Sighting seen) {
    return resemblance.compare(suspect, seen).map(c -> c.worst() <= 1).orElse(false);
  }

  /** A subject that is not steady can only be told to be one of those that are not either. */
  private boolean steady(Suspect suspect, Sighting seen) {
    return steady.computeIfAbsent(
        suspect.candidate(),
        candidate -> {
          Map<String, Double> settings = suspect.settings(seen.settings());
          try {
            Trajectory once = seen.probe().run(candidate.subject(), "f64", settings);
            return once.equals(seen.probe().run(candidate.subject(), "f64", settings));
          } catch (RuntimeException e) {
            return true; // it cannot be put through the probe at all
          }
        });
  }

  /**
   * Fewer differences first. What is legitimate somewhere is no mistake: a dialect of whatever
   * system before an impostor. The declaration breaks ties: the declared system before another, the
   * declared dialect before others.
   */
  private static Comparator<Explanation> preference(OptimizerSubject subject) {
    String declared = subject.system() + "/" + subject.dialect();
    return Comparator.comparing((Explanation e) -> e.differences().size())
        .thenComparing(e -> !e.suspect().candidate().dialect())
        .thenComparing(e -> !e.suspect().candidate().subject().system().equals(subject.system()))
        .thenComparing(e -> !e.suspect().candidate().follows().equals(declared));
  }

  private static Answer answer(OptimizerSubject subject, List<Explanation> explanations) {
    if (explanations.isEmpty()) {
      return Answer.NONE;
    }
    boolean declared =
        explanations.stream()
            .anyMatch(
                e ->
                    e.differences().isEmpty()
                        && e.suspect().candidate().dialect()
                        && e.suspect().candidate().subject().system().equals(subject.system())
                        && e.suspect().candidate().subject().dialect().equals(subject.dialect()));
    return declared ? Answer.AS_DECLARED : Answer.OTHER;
  }

  private List<RunnerUp> runnersUp(List<Suspect> near, List<Sighting> seen) {
    List<RunnerUp> told = new ArrayList<>();
    for (Suspect one : near) {
      runnerUp(one, seen).ifPresent(told::add);
    }
    return told;
  }

  private Optional<RunnerUp> runnerUp(Suspect suspect, List<Sighting> seen) {
    for (Sighting one : seen) {
      Optional<Comparison> comparison = resemblance.compare(suspect, one);
      if (comparison.isPresent() && comparison.get().first() != null) {
        Comparison.Point point = comparison.get().first();
        double off = Math.abs(point.observed() - point.expected()) / point.tolerance();
        return Optional.of(
            new RunnerUp(
                suspect.candidate().name(),
                suspect.candidate().says(),
                Explanation.differences(suspect, seen.get(0).settings()),
                resemblance.distance(suspect, seen),
                one.probe().toString(),
                one.probe().step(point.step()),
                one.element(point.parameter(), point.element()),
                point.observed(),
                point.expected(),
                Double.isNaN(off) ? Double.POSITIVE_INFINITY : off));
      }
    }
    return Optional.empty();
  }
}
