package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * Mistakes of what does not look at all that it is handed: each input, draw and function is taken
 * to be what it was in the first of some settings, and each array to have no more than four rows
 * and columns.
 */
final class Unseen {

  /** What a loop that was written for small questions goes up to. */
  private static final int FEW = 4;

  /** A difference that is no rounding, as a share of the largest number. */
  private static final double SEEN = 1e-3;

  private Unseen() {}

  /** Those that change an answer of a rule in one of the settings; each draws one outcome. */
  static List<EstimatorMistake> visible(
      EstimatorSystem system, EstimatorRule right, List<Setting> settings) {
    List<Inquiry> questions = new ArrayList<>();
    for (Setting setting : settings) {
      setting
          .law()
          .outcomes()
          .forEach(o -> questions.add(setting.inquiry(system.hyperparameters(), o.values())));
    }
    return all(questions.get(0)).stream().filter(m -> shows(right, m, questions)).toList();
  }

  private static List<EstimatorMistake> all(Inquiry first) {
    List<EstimatorMistake> all = new ArrayList<>();
    Map<String, Values> arrays = new TreeMap<>(first.inputs());
    arrays.putAll(first.draws());
    arrays.forEach(
        (name, value) -> {
          all.add(
              seeing(
                  name,
                  "kept",
                  name + " is looked at once, not in every question",
                  (s, given) ->
                      given.shape().equals(value.shape()) ? value.on(s.backend()) : given));
          all.add(
              seeing(
                  name,
                  "cut",
                  "no more than four rows and columns of " + name + " are looked at",
                  Unseen::cut));
        });
    new TreeMap<>(first.functions())
        .forEach(
            (name, function) ->
                all.add(
                    EstimatorMistake.seeing(
                        kebab(name) + "-function-kept",
                        "the function " + name + " is looked at once, not in every question",
                        s -> new Kept(s, name, function))));
    return all;
  }

  private static boolean shows(
      EstimatorRule right, EstimatorMistake mistake, List<Inquiry> questions) {
    EstimatorRule wrong = mistake.change().apply(right);
    boolean shows = false;
    for (Inquiry inquiry : questions) {
      double[] due = right.on(IeeeBackend.F64, inquiry).toArray();
      double[] seen = wrong.on(IeeeBackend.F64, inquiry).toArray();
      double scale = References.largest(due);
      for (int i = 0; i < due.length; i++) {
        shows |= !(Math.abs(seen[i] - due[i]) <= SEEN * scale);
      }
    }
    return shows;
  }

  /** Rows and columns after the fourth are taken to be like the fourth. */
  private static Tensor cut(Sample s, Tensor given) {
    if (given.shape().rank() != 2) {
      return given;
    }
    int columns = given.shape().columns();
    double[] all = given.toDoubles();
    double[] cut = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      int row = Math.min(i / columns, FEW - 1);
      cut[i] = all[row * columns + Math.min(i % columns, FEW - 1)];
    }
    return s.backend().tensor(given.shape(), cut);
  }

  private static EstimatorMistake seeing(
      String name, String what, String cause, BiFunction<Sample, Tensor, Tensor> change) {
    return EstimatorMistake.seeing(
        kebab(name) + "-" + what,
        cause,
        s ->
            new SampleWrapper(s) {
              @Override
              public Tensor input(String asked) {
                Tensor given = super.input(asked);
                return asked.equals(name) ? change.apply(s, given) : given;
              }

              @Override
              public Tensor draw(String asked) {
                Tensor given = super.draw(asked);
                return asked.equals(name) ? change.apply(s, given) : given;
              }
            });
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** A sample that has another function. */
  private static final class Kept extends SampleWrapper {

    private final String name;
    private final FunctionOracle function;

    Kept(Sample sample, String name, FunctionOracle function) {
      super(sample);
      this.name = name;
      this.function = function;
    }

    @Override
    public FunctionOracle function(String asked) {
      return asked.equals(name) ? function : super.function(asked);
    }
  }
}
