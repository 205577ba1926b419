package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.system.SystemSpec;

/**
 * Everything that a subject of one contract may turn out to be: the dialects of all systems, then
 * the impostors of all their claims, each once.
 *
 * @param systems where the candidates come from
 * @param candidates dialects first
 * @param <S> the kind of subject
 */
public record LineUp<S extends Subject>(
    List<SystemSpec<S>> systems, List<Candidate<S>> candidates) {

  public LineUp {
    systems = List.copyOf(systems);
    candidates = List.copyOf(candidates);
  }

  /** The line-up of the systems with this contract. */
  public static <S extends Subject> LineUp<S> of(
      Collection<SystemSpec<?>> systems, Class<S> contract) {
    List<SystemSpec<S>> chosen = new ArrayList<>();
    for (SystemSpec<?> system : systems) {
      if (system.contract() == contract) {
        chosen.add(cast(system));
      }
    }
    return of(chosen);
  }

  @SuppressWarnings("unchecked") // The contract is the type parameter.
  private static <S extends Subject> SystemSpec<S> cast(SystemSpec<?> system) {
    return (SystemSpec<S>) system;
  }

  private static <S extends Subject> LineUp<S> of(List<SystemSpec<S>> systems) {
    List<Candidate<S>> dialects = new ArrayList<>();
    List<Candidate<S>> impostors = new ArrayList<>();
    for (SystemSpec<S> system : systems) {
      Map<String, String> titles = new LinkedHashMap<>();
      system.dialects().forEach(dialect -> titles.put(dialect.id(), dialect.title()));
      for (S builtIn : system.builtIns()) {
        dialects.add(new Candidate<>(builtIn, true, titles.get(builtIn.dialect())));
      }
      Map<String, Candidate<S>> wrong = new LinkedHashMap<>();
      for (Claim<S> claim : system.claims()) {
        for (Rejection<S> rejection : claim.rejections()) {
          S impostor = rejection.impostor();
          String says = Causes.of(system, impostor).orElse(rejection.message());
          wrong.putIfAbsent(impostor.id(), new Candidate<>(impostor, false, says));
        }
      }
      impostors.addAll(wrong.values());
    }
    dialects.addAll(impostors);
    return new LineUp<>(systems, dialects);
  }

  /** The same without one system: what is said of its subjects when it is not known. */
  public LineUp<S> without(String system) {
    return new LineUp<>(
        systems.stream().filter(s -> !s.id().equals(system)).toList(),
        candidates.stream().filter(c -> !c.subject().system().equals(system)).toList());
  }

  /** The legitimate ones. */
  public List<Candidate<S>> dialects() {
    return candidates.stream().filter(Candidate::dialect).toList();
  }

  /** The system of an id. */
  public Optional<SystemSpec<S>> system(String id) {
    return systems.stream().filter(system -> system.id().equals(id)).findFirst();
  }

  /** The dialect that a subject says it follows. */
  public Optional<Candidate<S>> declared(Subject subject) {
    return candidates.stream()
        .filter(Candidate::dialect)
        .filter(c -> c.subject().system().equals(subject.system()))
        .filter(c -> c.subject().dialect().equals(subject.dialect()))
        .findFirst();
  }
}
