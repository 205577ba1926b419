package org.gradmark.subjects.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The ways in which a user of DL4J asks for weight decay. What comes of it is whatever a layer of a
 * network that is configured so holds for its weights; DL4J decides when and how to apply it.
 */
enum Decay {
  /** None: the updater alone. */
  NONE {
    @Override
    void configure(
        double coefficient, NeuralNetConfiguration.Builder network, DenseLayer.Builder layer) {}
  },
  /** {@code l2(coefficient)} for a whole network: added to the gradient before the updater. */
  L2 {
    @Override
    void configure(
        double coefficient, NeuralNetConfiguration.Builder network, DenseLayer.Builder layer) {
      network.l2(coefficient);
    }
  },
  /** {@code weightDecay(coefficient)} for a layer: added to the update, times the learning rate. */
  LAYER {
    @Override
    void configure(
        double coefficient, NeuralNetConfiguration.Builder network, DenseLayer.Builder layer) {
      layer.weightDecay(coefficient);
    }
  },
  /** {@code weightDecay(coefficient)} for a whole network. */
  NETWORK {
    @Override
    void configure(
        double coefficient, NeuralNetConfiguration.Builder network, DenseLayer.Builder layer) {
      network.weightDecay(coefficient);
    }
  };

  abstract void configure(
      double coefficient, NeuralNetConfiguration.Builder network, DenseLayer.Builder layer);

  /** What DL4J applies to the weights of a layer that is configured with this coefficient. */
  List<Regularization> regularizations(double coefficient) {
    if (this == NONE) {
      return List.of();
    }
    NeuralNetConfiguration.Builder network = new NeuralNetConfiguration.Builder();
    DenseLayer.Builder layer = new DenseLayer.Builder().nIn(1).nOut(1);
    configure(coefficient, network, layer);
    BaseLayer configured =
        (BaseLayer) network.list().layer(layer.build()).build().getConf(0).getLayer();
    return List.copyOf(configured.getRegularizationByParam(DefaultParamInitializer.WEIGHT_KEY));
  }
}
