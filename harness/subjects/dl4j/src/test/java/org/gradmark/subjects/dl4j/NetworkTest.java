package org.gradmark.subjects.dl4j;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The bridge drives an updater exactly as a DL4J network does: the same bits after every step. */
public class NetworkTest {

  private static final int PARAMETERS = 9;
  private static final double DECAY = 0.125;

  @DataProvider
  public Object[][] updaters() {
    return new Object[][] {
      {"dl4j:sgd", new Sgd()},
      {"dl4j:sgd/l2-decay", new Sgd()},
      {"dl4j:nesterovs", new Nesterovs()},
      {"dl4j:adagrad", new AdaGrad()},
      {"dl4j:adadelta", new AdaDelta()},
      {"dl4j:rmsprop", new RmsProp()},
      {"dl4j:adam", new Adam()},
      {"dl4j:adam/l2-decay", new Adam()},
      {"dl4j:adamw", new Adam()},
      {"dl4j:adamw/network", new Adam()},
      {"dl4j:adamax", new AdaMax()},
      {"dl4j:nadam", new Nadam()},
      {"dl4j:amsgrad", new AMSGrad()},
    };
  }

  /** Biases are set to decay like weights, because the bridge knows no biases. */
  private static MultiLayerNetwork network(String id, IUpdater updater) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).updater(updater);
    OutputLayer.Builder layer =
        new OutputLayer.Builder(LossFunction.MSE).nIn(2).nOut(3).activation(Activation.IDENTITY);
    if (id.endsWith("/l2-decay")) {
      builder.l2(DECAY).l2Bias(DECAY);
    } else if (id.equals("dl4j:adamw")) {
      layer.weightDecay(DECAY).weightDecayBias(DECAY);
    } else if (id.equals("dl4j:adamw/network")) {
      builder.weightDecay(DECAY).weightDecayBias(DECAY);
    }
    MultiLayerNetwork network = new MultiLayerNetwork(builder.list().layer(layer.build()).build());
    network.init();
    return network;
  }

  private static void step(MultiLayerNetwork network, int iteration, double[] gradient) {
    INDArray array = Nd4j.createFromArray(gradient);
    Gradient external = new DefaultGradient(array);
    external.setGradientFor("0_W", array);
    network
        .getUpdater()
        .update(network, external, iteration, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    network.params().subi(external.gradient().reshape(network.params().shape()));
  }

  @Test(dataProvider = "updaters")
  public void bridgeAndNetworkGiveTheSameBits(String id, IUpdater updater) {
    MultiLayerNetwork network = network(id, updater);
    OptimizerSubject subject =
        Updaters.all().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    boolean decays = id.endsWith("/l2-decay") || id.startsWith("dl4j:adamw");
    Map<String, Double> settings = decays ? Map.of("weight_decay", DECAY) : Map.of();
    SplittableRandom random = new SplittableRandom(11);
    List<Values> ours = new ArrayList<>();
    List<Values> theirs = new ArrayList<>();
    try (Optimizer optimizer = subject.open("float64", settings)) {
      optimizer.add(flat(network.params()));
      for (int i = 0; i < 20; i++) {
        double[] gradient = new double[PARAMETERS];
        for (int k = 0; k < PARAMETERS; k++) {
          gradient[k] = random.nextDouble(-1, 1);
        }
        ours.addAll(
            optimizer.step(1, Oracle.fixed(List.of(new Values(Shape.of(PARAMETERS), gradient)))));
        step(network, i, gradient);
        theirs.add(flat(network.params()));
      }
    }
    assertEquals(ours, theirs);
  }

  private static Values flat(INDArray array) {
    return new Values(Shape.of(PARAMETERS), array.dup().data().asDouble());
  }

  @Test
  public void networkWithAdaBeliefBreaksInTheSamePlace() {
    ArrayIndexOutOfBoundsException e =
        expectThrows(
            ArrayIndexOutOfBoundsException.class,
            () -> network("dl4j:adabelief", new AdaBelief()).getUpdater());
    assertEquals(e.getStackTrace()[0].getClassName(), AdaBelief.class.getName());
    assertEquals(e.getStackTrace()[0].getMethodName(), "instantiate");
  }
}
