package org.gradmark.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Verdict;

/**
 * The evidence of a verdict, ready to be set: single facts, and tables of those lists that have the
 * same length.
 *
 * @param facts name to value as text
 * @param tables each with two rows or more
 */
record Evidence(Map<String, String> facts, List<Table> tables) {

  /** Lists of one length side by side: name to items, as numbers or text. */
  record Table(Map<String, List<?>> columns) {

    int rows() {
      return columns.values().iterator().next().size();
    }

    /** The item as text; numbers with all their digits. */
    String at(String column, int row) {
      return text(columns.get(column).get(row));
    }

    boolean isNumeric(String column) {
      return columns.get(column).stream().allMatch(Number.class::isInstance);
    }
  }

  static Evidence of(Verdict verdict) {
    Map<String, String> facts = new LinkedHashMap<>();
    Map<Integer, Map<String, List<?>>> lists = new LinkedHashMap<>();
    verdict
        .evidence()
        .forEach(
            (name, value) -> {
              if (value instanceof List<?> list && list.size() > 1 && isFlat(list)) {
                lists
                    .computeIfAbsent(list.size(), size -> new LinkedHashMap<>())
                    .put(Wording.oneLine(name), list);
              } else if (!name.equals("cause")) {
                facts.put(Wording.oneLine(name), text(value));
              }
            });
    return new Evidence(facts, lists.values().stream().map(Table::new).toList());
  }

  boolean isEmpty() {
    return facts.isEmpty() && tables.isEmpty();
  }

  private static boolean isFlat(List<?> list) {
    return list.stream().noneMatch(item -> item instanceof List || item instanceof Map);
  }

  static String text(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return value instanceof Double && Double.isFinite(number)
          ? Wording.exact(number)
          : String.valueOf(value);
    }
    if (value instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      list.forEach(item -> items.add(text(item)));
      return items.toString();
    }
    return Wording.oneLine(String.valueOf(value));
  }
}
