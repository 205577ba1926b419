package org.gradmark.core.contract;

import java.util.HashMap;
import java.util.Map;
import org.gradmark.core.tensor.Values;

/**
 * What an estimator is handed for one estimate. The draws are part of it: every backend sees the
 * same.
 *
 * @param hyperparameters name to value; all that the system declares
 * @param inputs name to values, such as {@code logits}
 * @param draws name to values, such as {@code noise}
 * @param functions name to function; the main one is {@value #MAIN}
 */
public record Inquiry(
    Map<String, Double> hyperparameters,
    Map<String, Values> inputs,
    Map<String, Values> draws,
    Map<String, FunctionOracle> functions) {

  /** Name of the function that is meant where none is named. */
  public static final String MAIN = "f";

  public Inquiry {
    hyperparameters = Map.copyOf(hyperparameters);
    inputs = Map.copyOf(inputs);
    draws = Map.copyOf(draws);
    functions = Map.copyOf(functions);
  }

  /** The same question with an input replaced. */
  public Inquiry withInput(String name, Values values) {
    return new Inquiry(hyperparameters, replaced(inputs, name, values), draws, functions);
  }

  /** The same question with a draw replaced. */
  public Inquiry withDraw(String name, Values values) {
    return new Inquiry(hyperparameters, inputs, replaced(draws, name, values), functions);
  }

  /** The same question about another main function. */
  public Inquiry withFunction(FunctionOracle function) {
    return new Inquiry(hyperparameters, inputs, draws, replaced(functions, MAIN, function));
  }

  /** The same question with a hyperparameter replaced. */
  public Inquiry withHyperparameter(String name, double value) {
    return new Inquiry(replaced(hyperparameters, name, value), inputs, draws, functions);
  }

  private static <V> Map<String, V> replaced(Map<String, V> given, String name, V value) {
    Map<String, V> all = new HashMap<>(given);
    all.put(name, value);
    return all;
  }
}
