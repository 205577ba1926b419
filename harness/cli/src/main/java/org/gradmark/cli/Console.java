package org.gradmark.cli;

import org.gradmark.reports.Terminal;

/** What the launcher found out about the terminal, as system properties. */
final class Console {

  private Console() {}

  /** Whether standard error is a terminal. */
  static boolean isProgressShown() {
    return Boolean.getBoolean("gradmark.stderr.terminal");
  }

  /** What standard output can show: colours only on a terminal, and never against NO_COLOR. */
  static Terminal output() {
    boolean terminal = Boolean.getBoolean("gradmark.stdout.terminal");
    boolean colour =
        terminal && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    int width = Math.max(60, Math.min(Integer.getInteger("gradmark.columns", 100), 140));
    return new Terminal(width, colour, true);
  }
}
