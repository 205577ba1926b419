package org.gradmark.subjects.process;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gradmark.subjects.process.AdapterFinding.Result;

/**
 * Puts the rules of the protocol to a program, one by one, and says which of them it breaks.
 * Whether the program calculates right is not asked here.
 */
public final class AdapterCheck {

  private static final Map<AdapterRule, Consumer<Interview>> CHECKS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(AdapterRule.GREETS, GreetingRules::greets),
              Map.entry(AdapterRule.DECLARES, GreetingRules::declares),
              Map.entry(AdapterRule.QUIET, GreetingRules::isQuiet),
              Map.entry(AdapterRule.UNKNOWN_OP, GreetingRules::refusesUnknownOp),
              Map.entry(AdapterRule.UNKNOWN_SUBJECT, GreetingRules::refusesUnknownSubject),
              Map.entry(AdapterRule.UNKNOWN_FIELD, GreetingRules::ignoresUnknownFields),
              Map.entry(AdapterRule.STEPS, SessionRules::steps),
              Map.entry(AdapterRule.SHAPES, SessionRules::keepsShapesApart),
              Map.entry(AdapterRule.BITS, SessionRules::keepsBits),
              Map.entry(AdapterRule.REPEATS, Rehearsals::repeats),
              Map.entry(AdapterRule.INTERLEAVES, Rehearsals::interleaves),
              Map.entry(AdapterRule.REOPENS, Rehearsals::reopens),
              Map.entry(AdapterRule.UNKNOWN_SESSION, SessionRules::refusesUnknownSession),
              Map.entry(AdapterRule.SURVIVES_ERRORS, Rehearsals::survivesErrors),
              Map.entry(AdapterRule.PASSES_REFUSALS_ON, SessionRules::passesRefusalsOn),
              Map.entry(AdapterRule.COPIES, Rehearsals::copies),
              Map.entry(AdapterRule.ADDS_LATE, SessionRules::addsLate),
              Map.entry(AdapterRule.DEFAULTS, SessionRules::hasItsDefaults),
              Map.entry(AdapterRule.FILLS, OtherRules::fills),
              Map.entry(AdapterRule.FILLS_AGAIN, OtherRules::fillsAgain),
              Map.entry(AdapterRule.ESTIMATES, OtherRules::survivesEstimates),
              Map.entry(AdapterRule.SAYS_BYE, EndRules::saysBye),
              Map.entry(AdapterRule.ENDS_WITH_INPUT, EndRules::endsWithInput),
              Map.entry(AdapterRule.LEAVES_NOTHING, EndRules::leavesNothing)));

  private final List<String> command;
  private final Map<String, String> environment;
  private final Limits limits;

  /**
   * A check of a program.
   *
   * @param command program and arguments
   * @param environment variables to add to the harness's own
   * @param limits what the program is allowed
   */
  public AdapterCheck(List<String> command, Map<String, String> environment, Limits limits) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("the command is empty; give a program to start");
    }
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.limits = limits;
  }

  /**
   * Starts the program, as often as needed, and puts all rules to it.
   *
   * @return one finding per rule, in their order; no process is left
   */
  public List<AdapterFinding> run() {
    Map<AdapterRule, AdapterFinding> findings = new EnumMap<>(AdapterRule.class);
    try (Interview interview = new Interview(command, environment, limits)) {
      for (AdapterRule rule : AdapterRule.values()) {
        findings.put(rule, find(rule, findings, interview));
      }
    }
    return List.copyOf(findings.values());
  }

  private static AdapterFinding find(
      AdapterRule rule, Map<AdapterRule, AdapterFinding> findings, Interview interview) {
    for (AdapterRule need : rule.needs()) {
      AdapterFinding needed = findings.get(need);
      if (needed.result() != Result.PASS) {
        return AdapterFinding.skipped(
            rule, needed.result() == Result.FAIL ? "needs " + need.id() : needed.detail());
      }
    }
    AdapterFinding finding = put(rule, interview);
    if (finding.result() != Result.PASS) {
      // A conversation that went wrong is not gone on with.
      interview.close();
    }
    if (finding.detail().contains(Child.EARLY) && rule != AdapterRule.GREETS) {
      findings.put(AdapterRule.QUIET, AdapterFinding.fail(AdapterRule.QUIET, finding.detail()));
      return rule == AdapterRule.QUIET
          ? findings.get(rule)
          : AdapterFinding.skipped(rule, "needs " + AdapterRule.QUIET.id());
    }
    return finding;
  }

  private static AdapterFinding put(AdapterRule rule, Interview interview) {
    try {
      CHECKS.get(rule).accept(interview);
      return AdapterFinding.pass(rule);
    } catch (UnsupportedOperationException e) {
      return AdapterFinding.skipped(rule, e.getMessage());
    } catch (BreachException e) {
      return AdapterFinding.fail(rule, e.getMessage());
    } catch (BrokenChildException e) {
      return AdapterFinding.fail(rule, "the process " + e.getMessage());
    } catch (GarbageException e) {
      return AdapterFinding.fail(
          rule, "the process answered what the protocol forbids: " + e.getMessage());
    }
  }

  /** Whether no rule is broken, and something could be tried. */
  public static boolean isGood(List<AdapterFinding> findings) {
    List<Result> results = new ArrayList<>();
    findings.forEach(finding -> results.add(finding.result()));
    return results.contains(Result.PASS) && !results.contains(Result.FAIL);
  }
}
