package org.gradmark.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.subjects.process.Limits;
import picocli.CommandLine.Option;

/** What a program of the user's is allowed. */
final class ProgramLimits {

  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,6})([MG])");

  @Option(
      names = "--program-memory",
      paramLabel = "SIZE",
      description =
          "Memory that the program may use, with all that it starts: a number and M or G. Default: ${DEFAULT-VALUE}.")
  private String memory = "8G";

  /**
   * The limits of a child process.
   *
   * @throws UsageException if the size cannot be read
   */
  Limits limits() {
    Matcher size = SIZE.matcher(memory.toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw new UsageException(
          "--program-memory must be a number and M or G, such as 512M, it is " + memory);
    }
    long unit = size.group(2).equals("G") ? 1L << 30 : 1L << 20;
    return Limits.DEFAULT.withMemory(Long.parseLong(size.group(1)) * unit);
  }
}
