package org.gradmark.core.estimator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gradmark.core.tensor.Values;

/** What arrays of several settings have in common, in a few words. */
final class Contents {

  private static final double EPS = 1e-12;

  /** So many numbers are zeros and ones by chance. */
  private static final int FEW = 3;

  private static final Map<String, Predicate<Values>> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("the row 1, 2, 3, ...", v -> isCount(v, 1));
    WORDS.put("the row 0, 1, 2, ...", v -> isCount(v, 0));
    WORDS.put("one-hot rows", Contents::isOneHot);
    WORDS.put("zeros and ones", v -> v.size() > FEW && all(v, x -> x == 0 || x == 1));
    WORDS.put("each -1 or 1", v -> v.size() > FEW && all(v, x -> Math.abs(x) == 1));
    WORDS.put("rows of probabilities", Contents::isStochastic);
  }

  private Contents() {}

  /**
   * The first words that hold for all of them; empty if none does.
   *
   * @param all null where a setting has none
   */
  static String of(List<Values> all) {
    List<Values> there = all.stream().filter(v -> v != null).toList();
    return WORDS.entrySet().stream()
        .filter(word -> there.stream().allMatch(word.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static boolean all(Values values, Predicate<Double> each) {
    for (int i = 0; i < values.size(); i++) {
      if (!each.test(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A row, two long at least, that counts from a number. */
  private static boolean isCount(Values values, int from) {
    boolean row = values.size() > 1 && values.shape().extents().get(0) == 1;
    for (int i = 0; row && i < values.size(); i++) {
      row = values.get(i) == from + i;
    }
    return row;
  }

  private static boolean isOneHot(Values values) {
    return columns(values) > 1 && all(values, x -> x == 0 || x == 1) && isStochastic(values);
  }

  private static boolean isStochastic(Values values) {
    int columns = columns(values);
    boolean good = columns > 1 && all(values, x -> x >= 0);
    for (int row = 0; good && row < values.size() / columns; row++) {
      double sum = 0;
      for (int i = 0; i < columns; i++) {
        sum += values.get(row * columns + i);
      }
      good = Math.abs(sum - 1) < EPS;
    }
    return good;
  }

  private static int columns(Values values) {
    List<Integer> extents = values.shape().extents();
    return extents.isEmpty() ? 1 : extents.get(extents.size() - 1);
  }
}
