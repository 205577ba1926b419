package org.gradmark.initializers.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * An impostor whose rule is right but whose use of it is not.
 *
 * @param right the right subject
 * @param mistake id of the mistake
 * @param asking how it is asked
 * @param startedAgain how it is when its program is started again
 */
public record WrappedInitializer(
    InitializerSubject right,
    String mistake,
    Asking asking,
    Optional<Supplier<InitializerSubject>> startedAgain)
    implements InitializerSubject {

  /** An impostor in this virtual machine. */
  WrappedInitializer(InitializerSubject right, String mistake, Asking asking) {
    this(right, mistake, asking, Optional.empty());
  }

  /** What is wrong with it. */
  @FunctionalInterface
  public interface Asking {
    /** Asks the right subject, wrongly. */
    List<Values> ask(InitializerSubject right, String backend, Blueprint blueprint);
  }

  @Override
  public Optional<InitializerSubject> inAnotherProcess() {
    return startedAgain.map(Supplier::get);
  }

  @Override
  public String id() {
    return right.id().replaceFirst("^[^:]*", "impostor") + "!" + mistake;
  }

  @Override
  public String system() {
    return right.system();
  }

  @Override
  public String dialect() {
    return right.dialect();
  }

  @Override
  public Map<String, Double> fixed() {
    return right.fixed();
  }

  @Override
  public List<String> backends() {
    return right.backends();
  }

  @Override
  public Precision precision(String backend) {
    return right.precision(backend);
  }

  @Override
  public boolean accepts(Kernel kernel) {
    return right.accepts(kernel);
  }

  @Override
  public List<Values> initialize(String backend, Blueprint blueprint) {
    return asking.ask(right, backend, blueprint);
  }
}
