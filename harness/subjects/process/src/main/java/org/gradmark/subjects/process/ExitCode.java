package org.gradmark.subjects.process;

import java.util.Map;

/** What an exit code tells a reader. */
final class ExitCode {

  /** A process that a signal ended has 128 plus its number as exit code. */
  private static final Map<Integer, String> SIGNALS =
      Map.ofEntries(
          Map.entry(129, "SIGHUP"),
          Map.entry(130, "SIGINT"),
          Map.entry(131, "SIGQUIT"),
          Map.entry(132, "SIGILL"),
          Map.entry(134, "SIGABRT"),
          Map.entry(135, "SIGBUS"),
          Map.entry(136, "SIGFPE"),
          Map.entry(137, "SIGKILL"),
          Map.entry(139, "SIGSEGV"),
          Map.entry(141, "SIGPIPE"),
          Map.entry(143, "SIGTERM"));

  private ExitCode() {}

  /** Such as {@code exit code 134 (SIGABRT)}. */
  static String describe(int code) {
    String signal = SIGNALS.get(code);
    return "exit code " + code + (signal == null ? "" : " (" + signal + ")");
  }
}
