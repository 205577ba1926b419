package org.gradmark.core.identify;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A candidate that explains everything that was seen.
 *
 * @param candidate such as {@code adam/epsilon-inside}
 * @param dialect whether it is a legitimate dialect; else an impostor
 * @param says its formula or its mistake, as one clause
 * @param differences hyperparameters that are not what they should be
 */
public record Match(String candidate, boolean dialect, String says, List<Difference> differences) {

  public Match {
    differences = List.copyOf(differences);
  }

  /** What it is, and with which hyperparameters, in words. */
  public String sentence() {
    String with =
        differences.stream().map(Difference::sentence).collect(Collectors.joining(", and "));
    return candidate + " (" + says + ")" + (with.isEmpty() ? "" : ", but " + with);
  }
}
