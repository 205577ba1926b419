package org.gradmark.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradmark.bench.Bench;
import org.gradmark.bench.Candidates;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.run.NamedClass;

/**
 * The subjects of the class that a user names; none if there is no such class.
 *
 * @param subjects in the order of the class
 * @param provider closed at the end
 */
record OwnSubjects(List<Subject> subjects, Optional<SubjectProvider> provider)
    implements AutoCloseable {

  private static final Set<String> TAKEN = Set.of("gradmark", "impostor", "probe");

  /** Makes them. */
  static OwnSubjects of(Optional<NamedClass> named) {
    try {
      Optional<SubjectProvider> provider = named.map(NamedClass::open);
      return new OwnSubjects(provider.map(SubjectProvider::subjects).orElse(List.of()), provider);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** Refuses ids that others have: figures of {@code dl4j:adam} must be of Deeplearning4j's. */
  void checkNames(List<Subject> others) {
    Set<String> owners = new HashSet<>(TAKEN);
    others.forEach(other -> owners.add(owner(other)));
    for (Subject subject : subjects) {
      if (owners.contains(owner(subject))) {
        throw new UsageException(
            "the class calls its subject %s, but %s: is somebody else's name; use your own"
                .formatted(subject.id(), owner(subject)));
      }
    }
  }

  private static String owner(Subject subject) {
    return subject.id().replaceFirst(":.*", "");
  }

  /** Their systems: what the user's own is to be compared with. */
  List<String> systems() {
    return subjects.stream().map(Subject::system).distinct().toList();
  }

  /** Ids of all that were timed, or left out for a reason that is told. */
  static Set<String> seenIn(Bench bench) {
    Set<String> seen = new HashSet<>();
    bench.measurements().forEach(one -> seen.add(one.subject()));
    bench.omissions().forEach(one -> seen.add(one.subject()));
    return seen;
  }

  /** Says of each that nobody heard of why that is so. */
  void explain(Collection<String> heard, Candidates wanted, PrintWriter err) {
    for (Subject subject : subjects) {
      if (!heard.contains(subject.id())) {
        err.println("gradmark: " + subject.id() + " is not timed: " + reason(subject, wanted));
      }
    }
    err.flush();
  }

  private static String reason(Subject subject, Candidates wanted) {
    if (!(subject instanceof OptimizerSubject)) {
      return "of a class only optimizers can be timed";
    }
    List<String> dtypes =
        subject.backends().stream().map(b -> subject.precision(b).dtype()).distinct().toList();
    if (dtypes.stream().noneMatch(wanted.dtypes()::contains)) {
      return "it computes in %s; add --dtype %s"
          .formatted(String.join(", ", dtypes), dtypes.isEmpty() ? "float64" : dtypes.get(0));
    }
    return "--subject, --system or --backend leave it out, it declares a dialect that is none, or it"
        + " has nothing to be timed: override OptimizerSubject.stepper";
  }

  @Override
  public void close() {
    provider.ifPresent(SubjectProvider::close);
  }
}
