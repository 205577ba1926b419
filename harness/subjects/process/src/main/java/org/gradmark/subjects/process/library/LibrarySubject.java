package org.gradmark.subjects.process.library;

import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.tensor.Precision;
import org.gradmark.subjects.process.WithDefaults;
import org.gradmark.subjects.process.WithScalars;

/** A subject that is described by {@link Facts}; its backends are dtypes. */
public interface LibrarySubject extends Subject, WithDefaults, WithScalars {

  /** What the bridge says about it. */
  Facts facts();

  @Override
  default String id() {
    return facts().id();
  }

  @Override
  default String system() {
    return facts().system();
  }

  @Override
  default String dialect() {
    return facts().dialect();
  }

  @Override
  default Map<String, Double> defaults() {
    return facts().defaults();
  }

  @Override
  default Map<String, Double> fixed() {
    return facts().fixed();
  }

  @Override
  default List<String> backends() {
    return facts().dtypes();
  }

  @Override
  default Precision precision(String backend) {
    return Precision.ofDtype(backend);
  }

  @Override
  default Precision scalars() {
    return facts().scalars();
  }
}
