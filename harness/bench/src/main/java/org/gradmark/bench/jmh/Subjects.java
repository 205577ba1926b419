package org.gradmark.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.gradmark.core.contract.SteppedSubjects;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.run.NamedClass;
import org.gradmark.core.run.Registry;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.system.SystemSpec;

/** Subjects that can be timed in the virtual machine that asks. */
final class Subjects {

  private Subjects() {}

  /**
   * The subject of an id, one of the user's class first; libraries that it is not of are not
   * started.
   */
  static <S extends Subject> S named(String id, Class<S> contract) {
    List<Subject> known = new ArrayList<>();
    NamedClass.ofThisMachine().ifPresent(own -> known.addAll(own.open().subjects()));
    if (known.stream().noneMatch(subject -> subject.id().equals(id))) {
      known.clear();
    }
    for (SteppedSubjects library : ServiceLoader.load(SteppedSubjects.class)) {
      if (id.startsWith(library.name() + ":")) {
        known.addAll(library.subjects());
      }
    }
    if (known.isEmpty()) {
      try (Registry registry = Registry.find()) {
        known.addAll(registry.builtIns());
      }
    }
    return known.stream()
        .filter(subject -> subject.id().equals(id))
        .map(contract::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no subject " + id + " in this process"));
  }

  /** The system of an optimizer. */
  static OptimizerSystem system(String id) {
    try (Registry registry = Registry.find()) {
      for (SystemSpec<?> system : registry.systems()) {
        if (system.id().equals(id) && system instanceof OptimizerSystem optimizer) {
          return optimizer;
        }
      }
    }
    throw new IllegalArgumentException("no optimizer system " + id);
  }
}
