package org.gradmark.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SteppedSubjects;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.system.SystemSpec;

/** Subjects that this very process can time. */
final class Steppers {

  private Steppers() {}

  /**
   * Those of libraries that are here, and Gradmark's own.
   *
   * @param patterns for subject ids; a library that none of them can mean is not started
   * @param broken is told of libraries that are here and cannot be started, with the reason
   */
  static List<OptimizerSubject> all(
      Registry registry, List<String> patterns, Map<String, String> broken) {
    List<OptimizerSubject> all = new ArrayList<>();
    ServiceLoader.load(SteppedSubjects.class).stream()
        .forEach(
            library -> {
              try {
                SteppedSubjects found = library.get();
                if (mayMean(patterns, found.name()) && found.absence().isEmpty()) {
                  all.addAll(found.subjects());
                }
              } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                broken.put(library.type().getName(), e.toString());
              }
            });
    for (Subject subject : registry.builtIns()) {
      if (subject instanceof OptimizerSubject optimizer) {
        all.add(optimizer);
      }
    }
    return all;
  }

  private static boolean mayMean(List<String> patterns, String library) {
    return patterns.isEmpty()
        || patterns.stream()
            .anyMatch(
                p ->
                    !p.contains(":")
                        || Selection.matches(List.of(p.replaceFirst(":.*", "")), library));
  }

  /**
   * The subject of an id. Libraries that it is not of are not started, and systems are looked for
   * only if it is none of a library: a fork should measure, not search.
   *
   * @throws IllegalStateException if there is none
   */
  static OptimizerSubject named(String id) {
    for (SteppedSubjects library : ServiceLoader.load(SteppedSubjects.class)) {
      if (id.startsWith(library.name() + ":")) {
        for (OptimizerSubject subject : library.subjects()) {
          if (subject.id().equals(id)) {
            return subject;
          }
        }
        throw new IllegalStateException(
            "there is no "
                + id
                + " here"
                + (library.absence().isEmpty() ? "" : ": ")
                + library.absence());
      }
    }
    try (Registry registry = Registry.find()) {
      for (Subject subject : registry.builtIns()) {
        if (subject.id().equals(id) && subject instanceof OptimizerSubject optimizer) {
          return optimizer;
        }
      }
    }
    throw new IllegalStateException("there is no " + id + " on the class path");
  }

  /** The system that a subject says it implements. */
  static OptimizerSystem system(Subject subject, Registry registry) {
    for (SystemSpec<?> one : registry.systems()) {
      if (one.id().equals(subject.system()) && one instanceof OptimizerSystem system) {
        return system;
      }
    }
    throw new IllegalStateException(
        subject.id() + " says it is " + subject.system() + ", which is no optimizer system");
  }
}
