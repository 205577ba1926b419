package org.gradmark.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gradmark.subjects.process.AdapterCheck;
import org.gradmark.subjects.process.AdapterFinding;
import org.gradmark.subjects.process.AdapterFinding.Result;
import org.gradmark.subjects.process.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradmark check-adapter}: does a program keep the rules of the protocol? */
@Command(
    name = "check-adapter",
    mixinStandardHelpOptions = true,
    description = {
      "Checks that a program speaks the protocol of harness/subjects/process/PROTOCOL.md.",
      "",
      "Each rule is put to the program, and each that it breaks is explained, with its cure. Whether it calculates right is what \"gradmark run --program\" tells."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no rule is broken",
      "1:at least one rule is broken",
      "3:the command line cannot be understood"
    })
final class CheckAdapterCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      description = "How the program is started, such as \"python3 my_adam.py\".")
  private String command;

  @Mixin private ProgramLimits limits;

  @Override
  public Integer call() {
    return check(command, limits.limits(), spec.commandLine().getOut());
  }

  /** Puts all rules to a program and prints what came of it; the exit code. */
  static int check(String command, Limits limits, PrintWriter out) {
    if (command.isBlank()) {
      throw new UsageException("the command is empty; give a program to start");
    }
    List<AdapterFinding> findings =
        new AdapterCheck(Program.words(command), Map.of(), limits).run();
    for (AdapterFinding finding : findings) {
      out.printf(
          "%s  %-4s  %s%n", finding.rule().id(), word(finding.result()), finding.rule().sentence());
      if (!finding.detail().isEmpty()) {
        out.printf("            %s%n", finding.detail());
      }
      if (finding.result() == Result.FAIL) {
        out.printf("            Cure: %s%n", finding.rule().cure());
      }
    }
    out.printf(
        "%nOf %d rules: %d kept, %d broken, %d not tried%n",
        findings.size(),
        count(findings, Result.PASS),
        count(findings, Result.FAIL),
        count(findings, Result.SKIPPED));
    out.flush();
    return AdapterCheck.isGood(findings) ? ExitCode.GOOD : ExitCode.CONFORMANCE;
  }

  private static String word(Result result) {
    return switch (result) {
      case PASS -> "pass";
      case FAIL -> "FAIL";
      case SKIPPED -> "-";
    };
  }

  private static long count(List<AdapterFinding> findings, Result result) {
    return findings.stream().filter(finding -> finding.result() == result).count();
  }
}
