package org.gradmark.subjects.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.library.Curves;
import org.gradmark.subjects.process.library.Facts;
import org.gradmark.subjects.process.library.LibraryEstimator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * DL4J's modes of gradient normalization: what {@code preApply}, the first thing that a network's
 * updater does with a layer's gradient, makes of it. In quotes stands the Javadoc of {@code
 * GradientNormalization}. A mode by layer works on the layer's flat gradient, one by parameter type
 * on the arrays of it.
 */
final class Clippings {

  private Clippings() {}

  static List<LibraryEstimator> all() {
    return List.of(
        // "Clip the gradients on a per-element basis"
        clipping(
            "clip-element-wise",
            "value-clipping",
            "paper",
            "clip_value",
            GradientNormalization.ClipElementWiseAbsoluteValue),
        // "GOut = G if l2Norm(G) < threshold, otherwise threshold * G / l2Norm(G)"
        clipping(
            "clip-l2-per-layer",
            "norm-clipping",
            "paper",
            "clip_norm",
            GradientNormalization.ClipL2PerLayer),
        // "conceptually similar to ClipL2PerLayer, but instead of clipping based on the L2 norm of
        // all parameter gradients ... for each parameter type in a layer separately"
        clipping(
            "clip-l2-per-param-type",
            "norm-clipping",
            "per-tensor",
            "clip_norm",
            GradientNormalization.ClipL2PerParamType),
        // "rescale gradients by dividing by the L2 norm of all gradients for the layer"
        clipping(
            "renormalize-l2-per-layer",
            "gradient-normalization",
            "paper",
            "",
            GradientNormalization.RenormalizeL2PerLayer),
        clipping(
            "renormalize-l2-per-param-type",
            "gradient-normalization",
            "per-tensor",
            "",
            GradientNormalization.RenormalizeL2PerParamType));
  }

  private static LibraryEstimator clipping(
      String name, String system, String dialect, String threshold, GradientNormalization mode) {
    Facts facts = Facts.of("dl4j:" + name, system, dialect);
    return new LibraryEstimator(
        threshold.isEmpty() ? facts : facts.defaults(Map.of(threshold, 1.0)),
        (dtype, inquiry) ->
            apply(mode, inquiry.hyperparameters().getOrDefault(threshold, 1.0), dtype, inquiry));
  }

  private static Values apply(
      GradientNormalization mode, double threshold, String dtype, Inquiry inquiry) {
    List<Values> gradients = Curves.gradients(inquiry);
    Values row = Curves.row(gradients);
    DataType type = dtype.equals("float64") ? DataType.DOUBLE : DataType.FLOAT;
    MultiLayerNetwork network = network(mode, threshold, type, row.size());
    network.initGradientsView();
    Layer layer = network.getLayer(0);
    INDArray flat = layer.getGradientsViewArray();
    flat.assign(Nd4j.createFromArray(row.toArray()).castTo(type).reshape(flat.shape()));
    DefaultGradient arrays = new DefaultGradient(flat);
    List<INDArray> views = new ArrayList<>();
    long from = 0;
    for (Values gradient : gradients) {
      INDArray view =
          flat.reshape(flat.length()).get(NDArrayIndex.interval(from, from + gradient.size()));
      views.add(view);
      arrays.setGradientFor("parameter" + views.size(), view);
      from += gradient.size();
    }
    ((BaseMultiLayerUpdater<?>) network.getUpdater(true)).preApply(layer, arrays, 0);
    double[] after = flat.castTo(DataType.DOUBLE).reshape(flat.length()).toDoubleVector();
    return new Values(Shape.of(1, after.length), after);
  }

  /** A network of one layer with so many parameters. */
  private static MultiLayerNetwork network(
      GradientNormalization mode, double threshold, DataType type, int parameters) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(type)
                .gradientNormalization(mode)
                .gradientNormalizationThreshold(threshold)
                .list()
                .layer(new DenseLayer.Builder().nIn(parameters).nOut(1).hasBias(false).build())
                .build());
    network.init();
    return network;
  }
}
