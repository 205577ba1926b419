package org.gradmark.core.estimator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * The problem of an estimator: inputs, functions with known derivatives, hyperparameters, and the
 * law of the draws. Immutable; every method gives a new one.
 */
public final class Setting {

  private final String name;
  private final Map<String, Values> inputs;
  private final Map<String, FunctionOracle> functions;
  private final Map<String, Double> hyperparameters;
  private final Law law;

  private Setting(
      String name,
      Map<String, Values> inputs,
      Map<String, FunctionOracle> functions,
      Map<String, Double> hyperparameters,
      Law law) {
    this.name = name;
    this.inputs = inputs;
    this.functions = functions;
    this.hyperparameters = hyperparameters;
    this.law = law;
  }

  /** A setting without anything yet; the name stands in messages, such as "3 categories". */
  public static Setting named(String name) {
    return new Setting(name, Map.of(), Map.of(), Map.of(), Law.none());
  }

  /** With an input that is a row {@code [1,d]}. */
  public Setting input(String input, double... row) {
    return input(input, new Values(Shape.of(1, row.length), row));
  }

  /** With an input. */
  public Setting input(String input, Values values) {
    return new Setting(name, more(inputs, input, values), functions, hyperparameters, law);
  }

  /** With a main function. */
  public Setting function(FunctionOracle function) {
    return function(Inquiry.MAIN, function);
  }

  /** With one more function. */
  public Setting function(String called, FunctionOracle function) {
    return new Setting(name, inputs, more(functions, called, function), hyperparameters, law);
  }

  /** With a hyperparameter set to a value; the others at the paper's default. */
  public Setting with(Hyperparameter hyperparameter, double value) {
    Map<String, Double> all =
        more(hyperparameters, hyperparameter.name(), hyperparameter.check(value));
    return new Setting(name, inputs, functions, all, law);
  }

  /** With draws of this law. */
  public Setting drawing(Law draws) {
    return new Setting(name, inputs, functions, hyperparameters, draws);
  }

  /** With another name. */
  public Setting called(String other) {
    return new Setting(other, inputs, functions, hyperparameters, law);
  }

  /** Arrays that are the same for every draw, by name. */
  public Map<String, Values> inputs() {
    return Map.copyOf(inputs);
  }

  /** Names of the functions that may be asked. */
  public Set<String> functions() {
    return Set.copyOf(functions.keySet());
  }

  public Law law() {
    return law;
  }

  /** Values that differ from the defaults, by hyperparameter name. */
  public Map<String, Double> hyperparameters() {
    return hyperparameters;
  }

  /** The question for given draws, with the system's hyperparameters. */
  public Inquiry inquiry(List<Hyperparameter> declared, Map<String, Values> draws) {
    Map<String, Double> all = new TreeMap<>();
    declared.forEach(h -> all.put(h.name(), h.defaultValue()));
    for (Map.Entry<String, Double> set : hyperparameters.entrySet()) {
      if (all.replace(set.getKey(), set.getValue()) == null) {
        throw new IllegalArgumentException(
            name
                + " sets "
                + set.getKey()
                + ", which the system does not declare: "
                + all.keySet());
      }
    }
    return new Inquiry(all, inputs, draws, functions);
  }

  private static <V> Map<String, V> more(Map<String, V> given, String key, V value) {
    Map<String, V> all = new LinkedHashMap<>(given);
    all.put(key, value);
    return all;
  }

  @Override
  public String toString() {
    return name;
  }
}
