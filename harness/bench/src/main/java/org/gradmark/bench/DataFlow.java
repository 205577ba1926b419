package org.gradmark.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.performance.Filling;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.Step;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * What a step depends on, and what it changes, found by trying: its second step, which finds state,
 * is taken again and again with something else in one place. What can be anything without any
 * result being another need not be read; what always comes back as it was need not be written, nor
 * what was there under another name that gets something new: two arrays change places.
 *
 * @param read shapes of what is read
 * @param written shapes of what is written
 */
record DataFlow(List<Shape> read, List<Shape> written) {

  /** Names that no slot of state has. */
  private static final String X = "the parameter";

  private static final String GRADIENT = "the gradient";

  /** Numbers reach most results, but not those of comparisons; what is not a number, those too. */
  private static final List<UnaryOperator<Tensor>> OTHERS =
      List.of(tensor -> tensor.times(-3).plus(1), tensor -> tensor.times(Double.NaN));

  /** What went into a step and what came out of it, by name. */
  private record Trial(Map<String, double[]> in, Map<String, double[]> out) {}

  /**
   * The data flow of a rule for a parameter of some shape.
   *
   * @param hyperparameters name to value; what is absent takes the rule's own default
   * @throws RuntimeException if the rule asks for more than the gradient, or makes no number
   */
  static DataFlow of(Rule rule, Map<String, Double> hyperparameters, Shape shape) {
    Map<String, Shape> shapes = new HashMap<>(Map.of(X, shape, GRADIENT, shape));
    Trial plain = trial(rule, hyperparameters, shape, shapes, "", UnaryOperator.identity());
    if (Arrays.stream(plain.out.get(X)).allMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          "the rule makes no number of its hyperparameters " + hyperparameters + "; set them");
    }
    List<Trial> trials = new ArrayList<>(List.of(plain));
    List<Shape> read = new ArrayList<>();
    for (String name : List.copyOf(shapes.keySet())) {
      boolean depends = false;
      for (UnaryOperator<Tensor> other : OTHERS) {
        Trial trial = trial(rule, hyperparameters, shape, shapes, name, other);
        depends |= !same(trial.out, plain.out);
        trials.add(trial);
      }
      if (depends) {
        read.add(shapes.get(name));
      }
    }
    List<Shape> written = new ArrayList<>();
    for (String name : plain.out.keySet()) {
      boolean moves =
          plain.in.keySet().stream()
              .filter(old -> !old.equals(GRADIENT) && !old.equals(name) && !stays(trials, old, old))
              .anyMatch(old -> stays(trials, old, name));
      if (!moves && !stays(trials, name, name)) {
        written.add(shapes.get(name));
      }
    }
    return new DataFlow(List.copyOf(read), List.copyOf(written));
  }

  /** Whether what went in under a name always comes out under another, or the same. */
  private static boolean stays(List<Trial> trials, String in, String out) {
    return trials.stream().allMatch(t -> Arrays.equals(t.in.get(in), t.out.get(out)));
  }

  private static boolean same(Map<String, double[]> a, Map<String, double[]> b) {
    return a.keySet().equals(b.keySet())
        && a.keySet().stream().allMatch(name -> Arrays.equals(a.get(name), b.get(name)));
  }

  /**
   * Two steps, the second with something else in one place.
   *
   * @param shapes where the shapes of what is kept are left
   */
  private static Trial trial(
      Rule rule,
      Map<String, Double> hyperparameters,
      Shape shape,
      Map<String, Shape> shapes,
      String place,
      UnaryOperator<Tensor> other) {
    Trial trial = new Trial(new HashMap<>(), new HashMap<>());
    boolean[] second = new boolean[1];
    Rule watched =
        Mistake.seeing(
                "",
                "",
                (Step s) ->
                    new StepWrapper(s) {
                      private Tensor in(String name, Tensor value) {
                        boolean here = second[0] && name.equals(place);
                        Tensor seen = here ? other.apply(value) : value;
                        trial.in.put(name, seen.toDoubles());
                        return seen;
                      }

                      @Override
                      public Tensor x() {
                        return in(X, super.x());
                      }

                      @Override
                      public Tensor gradient() {
                        return in(GRADIENT, super.gradient());
                      }

                      @Override
                      public Tensor last(String slot, Tensor initial) {
                        return in(slot, super.last(slot, initial));
                      }

                      @Override
                      public Tensor keep(String slot, Tensor value) {
                        shapes.put(slot, value.shape());
                        trial.out.put(slot, value.toDoubles());
                        return super.keep(slot, value);
                      }
                    })
            .change()
            .apply(rule);
    RuleOptimizer optimizer = new RuleOptimizer(watched, IeeeBackend.F64, hyperparameters);
    optimizer.add(new Values(shape, Filling.values(shape.size())));
    Oracle gradients = Oracle.fixed(List.of(new Values(shape, Filling.gradients(shape.size()))));
    optimizer.step(1, gradients);
    trial.in.clear();
    second[0] = true;
    trial.out.put(X, optimizer.step(1, gradients).get(0).toArray());
    return trial;
  }
}
