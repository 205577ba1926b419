package org.gradmark.cli;

/** What the process returns. Documented in the README and in every {@code --help}. */
final class ExitCode {

  /** Everything that was asked for is in order. */
  static final int GOOD = 0;

  /** At least one verdict is fail, deviates or error. */
  static final int CONFORMANCE = 1;

  /** Nothing fails, but something is slower, or allocates more, than before. */
  static final int PERFORMANCE = 2;

  /** The command line could not be understood, or selects nothing. */
  static final int USAGE = 3;

  /** A file or folder could not be read or written; what could be computed was. */
  static final int FILES = 4;

  /** A defect in Gradmark itself. */
  static final int INTERNAL = 5;

  private ExitCode() {}
}
