package org.gradmark.initializers.claims;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * A subject that fills some kernels only, as most libraries have them, and fails when it is asked
 * for others, or for none, which some of them take for a mistake.
 */
record Accepting(InitializerSubject all, Predicate<Kernel> accepted) implements InitializerSubject {

  @Override
  public String id() {
    return all.id();
  }

  @Override
  public String system() {
    return all.system();
  }

  @Override
  public String dialect() {
    return all.dialect();
  }

  @Override
  public List<String> backends() {
    return all.backends();
  }

  @Override
  public Map<String, Double> fixed() {
    return all.fixed();
  }

  @Override
  public Precision precision(String backend) {
    return all.precision(backend);
  }

  @Override
  public boolean accepts(Kernel kernel) {
    return accepted.test(kernel);
  }

  @Override
  public List<Values> initialize(String backend, Blueprint blueprint) {
    if (blueprint.kernels().isEmpty() || !blueprint.kernels().stream().allMatch(accepted)) {
      throw new SubjectFailure("it was asked for a kernel that it does not accept, or for none");
    }
    return all.initialize(backend, blueprint);
  }
}
