package org.gradmark.core.initializer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * A rule of the suite as a subject: Gradmark's own implementation of a dialect, or an impostor. It
 * runs on every backend.
 *
 * @param id subject id
 * @param system id of the system
 * @param dialect id of the dialect that it declares
 * @param rule what it really does
 */
public record RuleInitializer(String id, String system, String dialect, InitializerRule rule)
    implements InitializerSubject {

  @Override
  public Map<String, Double> fixed() {
    return Map.of();
  }

  @Override
  public List<String> backends() {
    return Backends.withoutKeeping();
  }

  @Override
  public Precision precision(String backend) {
    return Backends.precision(backend);
  }

  @Override
  public List<Values> initialize(String backend, Blueprint blueprint) {
    Backend arithmetic = Backends.open(backend);
    List<Values> filled = new ArrayList<>();
    for (int i = 0; i < blueprint.kernels().size(); i++) {
      double[] numbers = rule.initialize(new HarnessStart(arithmetic, blueprint, i)).toDoubles();
      filled.add(new Values(blueprint.kernels().get(i).shape(), numbers));
    }
    return filled;
  }

  @Override
  public String toString() {
    return id;
  }
}
