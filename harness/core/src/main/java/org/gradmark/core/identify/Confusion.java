package org.gradmark.core.identify;

import java.util.List;
import java.util.Set;

/**
 * What was said of a candidate when it was a subject itself.
 *
 * @param system its system
 * @param candidate its name
 * @param dialect whether it is a legitimate dialect
 * @param named the candidates that were said to explain it; empty for "none of these"
 */
public record Confusion(String system, String candidate, boolean dialect, List<String> named) {

  /** How right an answer is. */
  public enum Kind {
    /** It alone was named. */
    EXACT,
    /** It was named among others that no probe tells from it. */
    AMONG,
    /** It was taken for something else, or for nothing that is known. */
    WRONG,
    /** It cannot be put through any probe. */
    SILENT
  }

  public Confusion {
    named = List.copyOf(named);
  }

  /** How right the answer is. */
  public Kind kind() {
    if (!named.contains(candidate)) {
      return named.equals(List.of(SILENCE)) ? Kind.SILENT : Kind.WRONG;
    }
    return Set.copyOf(named).size() == 1 ? Kind.EXACT : Kind.AMONG;
  }

  /** What stands in {@code named} where nothing was seen. */
  static final String SILENCE = "-";
}
