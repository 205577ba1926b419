package org.gradmark.subjects.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Restart;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.tensor.Precision;

/** A subject in a child process, as its child declares it. Its backends are dtypes. */
abstract class RemoteSubject implements Subject {

  private final Declaration declaration;
  private final ChildPool pool;
  private final Optional<ChildPool> other;

  /**
   * A subject.
   *
   * @param pool children that are asked
   * @param other children of the same program that are asked once more, if there are any
   */
  RemoteSubject(Declaration declaration, ChildPool pool, Optional<ChildPool> other) {
    this.declaration = declaration;
    this.pool = pool;
    this.other = other;
  }

  /** The same, asked in other children. */
  abstract RemoteSubject in(ChildPool pool, Optional<ChildPool> other);

  /** Children that are asked. */
  final ChildPool pool() {
    return pool;
  }

  /** The same, asked in the children that this one is never asked in. */
  final Optional<RemoteSubject> elsewhere() {
    return other.map(children -> in(children, Optional.empty()));
  }

  @Override
  public final Optional<Restart> afresh(Restart.Scope scope) {
    boolean once = scope == Restart.Scope.QUESTION;
    ChildPool fresh = once ? pool.once() : pool.afresh();
    ChildPool later = once ? fresh : fresh.other();
    return Optional.of(
        new Restart(
            in(fresh, Optional.of(later)),
            () -> {
              fresh.close();
              later.close();
            }));
  }

  /** What its child said of it. */
  final Declaration declaration() {
    return declaration;
  }

  @Override
  public final String id() {
    return declaration.id();
  }

  @Override
  public final String system() {
    return declaration.system();
  }

  @Override
  public final String dialect() {
    return declaration.dialect();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.copyOf(declaration.capabilities());
  }

  @Override
  public final Map<String, Double> fixed() {
    return Map.copyOf(declaration.fixed());
  }

  /**
   * The hyperparameters that its user can set, with the implementation's own defaults, as far as
   * the child tells.
   */
  public final Map<String, Double> defaults() {
    return Map.copyOf(declaration.hyperparameters());
  }

  @Override
  public final List<String> backends() {
    return declaration.dtypes().stream().map(Precision::dtype).collect(Collectors.toList());
  }

  /**
   * The coarser of the formats of its arrays and of its hyperparameters: what its arithmetic can be
   * held to.
   */
  @Override
  public final Precision precision(String backend) {
    Precision arrays = dtype(backend);
    return arrays.bits() <= declaration.scalars().bits() ? arrays : declaration.scalars();
  }

  /** The format of its arrays: that of the numbers on the wire. */
  final Precision dtype(String backend) {
    Precision precision = Precision.ofDtype(backend);
    if (!declaration.dtypes().contains(precision)) {
      throw new IllegalArgumentException(
          id() + " does not run on \"" + backend + "\"; it runs on " + backends());
    }
    return precision;
  }

  @Override
  public final String toString() {
    return id();
  }
}
