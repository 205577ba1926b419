package org.gradmark.core.reference;

import java.util.Map;
import org.gradmark.core.tensor.Values;

/**
 * What an independent library made of one question to an estimator, an attribution or a statistic.
 *
 * @param file where it lies, relative to the data
 * @param name which of the file's questions
 * @param library name and version
 * @param call the call that was made
 * @param hyperparameters name to value, those that the question sets
 * @param inputs name to values
 * @param draws name to values, as the library drew them or had them handed in
 * @param functions name to function
 * @param value the library's answer in float64
 */
public record EstimatorReference(
    String file,
    String name,
    String library,
    String call,
    Map<String, Double> hyperparameters,
    Map<String, Values> inputs,
    Map<String, Values> draws,
    Map<String, Function> functions,
    Values value) {

  /**
   * A function by its kind and its numbers.
   *
   * @param kind such as {@code quadratic} or {@code network-tanh-logit}
   * @param arrays name to values, such as {@code hessian}
   */
  public record Function(String kind, Map<String, Values> arrays) {

    public Function {
      arrays = Map.copyOf(arrays);
    }
  }

  public EstimatorReference {
    hyperparameters = Map.copyOf(hyperparameters);
    inputs = Map.copyOf(inputs);
    draws = Map.copyOf(draws);
    functions = Map.copyOf(functions);
  }

  @Override
  public String toString() {
    return file + ", " + name;
  }
}
