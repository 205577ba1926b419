package org.gradmark.estimators.functions;

import java.util.Locale;
import java.util.Map;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.reference.EstimatorReference;
import org.gradmark.core.tensor.Values;

/** The functions that stored questions of independent libraries are about. */
public final class StoredFunction {

  private StoredFunction() {}

  /**
   * The function of a stored question.
   *
   * @throws IllegalArgumentException if its kind is not known
   */
  public static FunctionOracle of(EstimatorReference.Function stored) {
    Map<String, Values> arrays = stored.arrays();
    return switch (stored.kind()) {
      case "quadratic" ->
          new Quadratic(
              arrays.get("hessian").toArray(),
              arrays.get("slope").toArray(),
              arrays.get("constant").get(0));
      case "square" -> Separable.SQUARE;
      case "cube" -> Separable.CUBE;
      case "fourth" -> Separable.FOURTH;
      case "exp" -> Separable.EXP;
      default -> ofLayers(stored.kind().split("-", 3), arrays);
    };
  }

  private static FunctionOracle ofLayers(String[] kind, Map<String, Values> arrays) {
    boolean loss = kind[0].equals("loss");
    if (kind.length != 3 || !loss && !kind[0].equals("network")) {
      throw new IllegalArgumentException(
          "no stored function is of the kind \""
              + String.join("-", kind)
              + "\"; there are quadratic, square, cube, fourth, exp, network-… and loss-…");
    }
    SmallNetwork network =
        new SmallNetwork(
            arrays.get("hidden"),
            arrays.get("hidden_bias"),
            arrays.get("output"),
            arrays.get("output_bias"),
            Activation.valueOf(kind[1].toUpperCase(Locale.ROOT)),
            Head.valueOf(kind[2].toUpperCase(Locale.ROOT).replace('-', '_')),
            arrays.get("label"));
    return loss ? new TrainingLoss(network, arrays.get("inputs"), arrays.get("labels")) : network;
  }
}
