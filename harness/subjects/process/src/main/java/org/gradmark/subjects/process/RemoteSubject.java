package org.gradmark.subjects.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.tensor.Precision;

/** A subject in a child process, as its child declares it. Its backends are dtypes. */
abstract class RemoteSubject implements Subject {

  private final Declaration declaration;

  RemoteSubject(Declaration declaration) {
    this.declaration = declaration;
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
