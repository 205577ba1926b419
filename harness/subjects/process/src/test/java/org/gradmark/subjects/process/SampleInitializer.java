package org.gradmark.subjects.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/** Counts in halves from the seed on, over all kernels: what it was asked shows in what it says. */
final class SampleInitializer implements InitializerSubject, WithForms {

  @Override
  public List<KernelForm> forms() {
    return List.of(
        new KernelForm(Kernel.Kind.DENSE, Kernel.Layout.OUT_IN, 0),
        new KernelForm(Kernel.Kind.RECURRENT, Kernel.Layout.IN_OUT, 0, 4, true));
  }

  @Override
  public String id() {
    return "sample:ramp";
  }

  @Override
  public String system() {
    return "uniform";
  }

  @Override
  public String dialect() {
    return "paper";
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

  /** A batch shifts the ramp by its first number, a hyperparameter "low" by its value. */
  @Override
  public List<Values> initialize(String backend, Blueprint blueprint) {
    double next = blueprint.seed() + blueprint.hyperparameters().getOrDefault("low", 0.0);
    List<Values> filled = new ArrayList<>();
    for (int k = 0; k < blueprint.kernels().size(); k++) {
      Kernel kernel = blueprint.kernels().get(k);
      if (kernel.kind() == Kernel.Kind.EMBEDDING) {
        throw new UnsupportedOperationException("the sample has no words");
      }
      double[] values = new double[kernel.shape().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = next + (blueprint.batches().isEmpty() ? 0 : blueprint.batches().get(k).get(0));
        next += 0.5;
      }
      filled.add(new Values(kernel.shape(), values));
    }
    return filled;
  }
}
