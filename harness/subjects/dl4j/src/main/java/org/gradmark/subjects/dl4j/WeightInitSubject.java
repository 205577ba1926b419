package org.gradmark.subjects.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.KernelForm;
import org.gradmark.subjects.process.WithDefaults;
import org.gradmark.subjects.process.WithForms;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One of DL4J's weight initializers as a subject. It is used as its users use it: a graph with one
 * layer per kernel, side by side so that none tells another its size, is initialized from a seed,
 * and its parameters are read.
 *
 * @param defaults the hyperparameters that its user can set; DL4J has no defaults for them, so
 *     these are the system's
 * @param fixed those that cannot be set
 * @param init makes the initializer out of a complete set of the former
 * @param layers which layers it is tried in
 * @param square whether kernels must be square
 */
record WeightInitSubject(
    String id,
    String system,
    String dialect,
    Map<String, Double> defaults,
    Map<String, Double> fixed,
    Function<Map<String, Double>, IWeightInit> init,
    List<LayerKind> layers,
    boolean square)
    implements InitializerSubject, WithDefaults, WithForms {

  @Override
  public List<KernelForm> forms() {
    List<KernelForm> forms = new ArrayList<>();
    for (LayerKind kind : layers) {
      KernelForm form = kind.form();
      forms.add(new KernelForm(form.kind(), form.layout(), form.axes(), form.parts(), square));
    }
    return forms;
  }

  @Override
  public boolean accepts(Kernel kernel) {
    return forms().stream().anyMatch(form -> form.fits(kernel));
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
  public List<Values> initialize(String backend, Blueprint blueprint) {
    IWeightInit chosen = init.apply(chosen(blueprint.hyperparameters()));
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(backend.equals("float64") ? DataType.DOUBLE : DataType.FLOAT)
            .seed(blueprint.seed())
            .graphBuilder();
    List<String> names = new ArrayList<>();
    for (Kernel kernel : blueprint.kernels()) {
      // The number first: the graph looks for a name among all others, letter by letter.
      String name = names.size() + " layer";
      String input = names.size() + " input";
      builder.addInputs(input);
      builder.addLayer(name, LayerKind.of(kernel, layers).layer(kernel, chosen), input);
      names.add(name);
    }
    ComputationGraph network =
        new ComputationGraph(builder.setOutputs(names.toArray(String[]::new)).build());
    network.init();
    List<Values> filled = new ArrayList<>();
    names.forEach(name -> filled.add(values(network.getParam(name + "_W"))));
    return filled;
  }

  private Map<String, Double> chosen(Map<String, Double> hyperparameters) {
    Map<String, Double> chosen = new TreeMap<>(defaults);
    hyperparameters.forEach(
        (name, value) -> {
          if (fixed.containsKey(name)) {
            checkFixed(name, value);
          } else if (chosen.replace(name, value) == null) {
            throw new IllegalArgumentException(
                id + " has no hyperparameter " + name + "; it has " + defaults.keySet());
          }
        });
    return chosen;
  }

  private void checkFixed(String name, double value) {
    if (fixed.get(name) != value) {
      throw new UnsupportedOperationException(
          id + ": " + name + " is " + fixed.get(name) + " in DL4J and cannot be set to " + value);
    }
  }

  private static Values values(INDArray weights) {
    int[] extents = new int[weights.rank()];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = Math.toIntExact(weights.size(axis));
    }
    return new Values(Shape.of(extents), weights.dup('c').data().asDouble());
  }
}
