package org.gradmark.core.estimator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * What the estimators of a system are handed: read off the settings of its claims, so that it
 * cannot differ from them.
 *
 * @param inputs arrays that a setting fixes
 * @param draws arrays that the harness draws anew for each question
 * @param functions names of the functions that may be asked
 * @param answer shape of the estimate, as of a {@link Port}; empty if there is no setting
 */
public record Signature(
    List<Port> inputs, List<Port> draws, List<String> functions, String answer) {

  private static final String ROWS = "nmkpqrst";
  private static final String COLUMNS = "dcbefghw";

  public Signature {
    inputs = List.copyOf(inputs);
    draws = List.copyOf(draws);
    functions = List.copyOf(functions);
  }

  /**
   * What these settings have in common, and where they differ.
   *
   * @param declared hyperparameters of the system
   * @param rules of its dialects, the paper's first
   */
  public static Signature of(
      List<Setting> settings, List<Hyperparameter> declared, List<EstimatorRule> rules) {
    Letters letters = new Letters();
    List<Usage> usages = settings.stream().map(s -> Usage.of(s, declared, rules)).toList();
    Set<String> read = new TreeSet<>();
    usages.forEach(u -> read.addAll(u.names()));
    List<Map<String, Values>> inputs = settings.stream().map(Setting::inputs).toList();
    List<Map<String, Values>> draws = settings.stream().map(s -> s.law().example()).toList();
    Set<String> functions = new TreeSet<>();
    settings.forEach(s -> functions.addAll(s.functions()));
    List<Port> given = new ArrayList<>();
    for (String name : names(inputs)) {
      List<Values> all = inputs.stream().map(i -> i.get(name)).toList();
      given.add(port(name, all, Contents.of(all), read, letters));
    }
    List<Port> drawn = new ArrayList<>();
    for (String name : names(draws)) {
      List<Values> all = draws.stream().map(d -> d.get(name)).toList();
      Set<String> laws = new LinkedHashSet<>();
      settings.forEach(s -> laws.add(s.law().kinds().getOrDefault(name, "")));
      laws.remove("");
      drawn.add(port(name, all, String.join("; or ", laws), read, letters));
    }
    String answer = shape(usages.stream().map(Usage::answer).toList(), letters);
    return new Signature(given, drawn, List.copyOf(functions), answer);
  }

  private static Set<String> names(List<Map<String, Values>> all) {
    Set<String> names = new LinkedHashSet<>();
    all.forEach(map -> names.addAll(new TreeSet<>(map.keySet())));
    return names;
  }

  /**
   * @param all one for each setting, null where it has none of that name
   */
  private static Port port(
      String name, List<Values> all, String values, Set<String> read, Letters letters) {
    List<Shape> shapes = all.stream().map(v -> v == null ? null : v.shape()).toList();
    boolean always = all.stream().allMatch(v -> v != null);
    String seen = text(shapes.stream().filter(s -> s != null).findFirst().orElseThrow());
    return new Port(name, shape(shapes, letters), seen, values, always, read.contains(name));
  }

  private static String shape(List<Shape> shapes, Letters letters) {
    List<Shape> there = shapes.stream().filter(s -> s != null).distinct().toList();
    if (there.isEmpty()) {
      return "";
    }
    int rank = there.get(0).rank();
    if (there.stream().allMatch(s -> s.rank() == rank)) {
      List<String> axes = new ArrayList<>();
      for (int axis = 0; axis < rank; axis++) {
        int at = axis;
        List<Integer> extents =
            shapes.stream().map(s -> s == null ? null : s.extents().get(at)).toList();
        axes.add(letters.name(extents, axis == rank - 1 ? COLUMNS : ROWS));
      }
      return "[" + String.join(",", axes) + "]";
    }
    return String.join(" or ", there.stream().map(Signature::text).toList());
  }

  private static String text(Shape shape) {
    return "[" + String.join(",", shape.extents().stream().map(String::valueOf).toList()) + "]";
  }

  /** Extents that vary together have one letter. */
  private static final class Letters {

    private final Map<String, List<Integer>> known = new LinkedHashMap<>();

    String name(List<Integer> extents, String preferred) {
      Set<Integer> different = new TreeSet<>(extents.stream().filter(e -> e != null).toList());
      if (different.size() == 1) {
        return different.iterator().next().toString();
      }
      for (Map.Entry<String, List<Integer>> one : known.entrySet()) {
        if (agree(one.getValue(), extents)) {
          return one.getKey();
        }
      }
      String letter =
          preferred
              .chars()
              .mapToObj(c -> String.valueOf((char) c))
              .filter(c -> !known.containsKey(c))
              .findFirst()
              .orElse("x" + known.size());
      known.put(letter, extents);
      return letter;
    }

    /** The same wherever both are there, and there together often enough to vary. */
    private static boolean agree(List<Integer> a, List<Integer> b) {
      Set<Integer> shared = new TreeSet<>();
      for (int i = 0; i < a.size(); i++) {
        if (a.get(i) != null && b.get(i) != null) {
          if (!a.get(i).equals(b.get(i))) {
            return false;
          }
          shared.add(a.get(i));
        }
      }
      return shared.size() > 1;
    }
  }
}
