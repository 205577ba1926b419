package org.gradmark.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What a mistyped name may have been meant to be. */
final class Likely {

  private static final int SHOWN = 3;

  /** So few are told all. */
  private static final int FEW = 12;

  private Likely() {}

  /**
   * The end of a message about a name that there is not: {@code did you mean adam?}, or what there
   * is.
   *
   * @param list the command that shows all
   */
  static String instead(String typed, Collection<String> known, String list) {
    List<String> near = of(typed, known);
    if (!near.isEmpty()) {
      return "did you mean " + String.join(" or ", near) + "? '" + list + "' shows all";
    }
    return known.size() <= FEW
        ? "there are: " + String.join(", ", new TreeSet<>(known))
        : "'" + list + "' shows what there is";
  }

  /** The nearest names, nearest first; none if none is near. */
  static List<String> of(String typed, Collection<String> known) {
    String sought = plain(typed);
    int most = Math.max(1, sought.length() / 3);
    return known.stream()
        .distinct()
        .filter(name -> distance(sought, plain(name)) <= most)
        .sorted(
            Comparator.comparing((String name) -> distance(sought, plain(name)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Characters to be put in, taken out or replaced (Levenshtein), or neighbours exchanged. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int edited = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
        d[i][j] = Math.min(edited, d[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
