package org.gradmark.subjects.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** Asks the question that its hyperparameter numbers, at the input, along the draw. */
final class SampleEstimator implements EstimatorSubject {

  @Override
  public String id() {
    return "sample:slope";
  }

  @Override
  public String system() {
    return "forward-gradient";
  }

  @Override
  public String dialect() {
    return "paper";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public Map<String, Double> fixed() {
    return Map.of();
  }

  @Override
  public List<String> backends() {
    return List.of("float64", "float32");
  }

  @Override
  public Precision precision(String backend) {
    return Precision.ofDtype(backend);
  }

  @Override
  public Values estimate(String backend, Inquiry inquiry) {
    IeeeBackend arithmetic = backend.equals("float64") ? IeeeBackend.F64 : IeeeBackend.F32;
    if (!inquiry.inputs().containsKey("at")) {
      throw new IllegalArgumentException("the sample needs an input \"at\"");
    }
    Tensor at = inquiry.inputs().get("at").on(arithmetic);
    Tensor along = inquiry.draws().getOrDefault("noise", inquiry.inputs().get("at")).on(arithmetic);
    FunctionOracle f = inquiry.functions().get(Inquiry.MAIN);
    FunctionOracle other = inquiry.functions().get("other");
    int question = inquiry.hyperparameters().getOrDefault("question", 0.0).intValue();
    return Values.of(
        switch (question) {
          case 0 -> f.directional(at, along).times(along);
          case 1 -> f.value(at);
          case 2 -> f.gradient(at);
          case 3 -> f.hessianVector(at, along);
          case 4 -> at.times(f.components());
          case 5 -> f.component(1).gradient(at).plus(f.component(0).value(at));
          default -> other.gradient(at);
        });
  }
}
