package org.gradmark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.estimator.Port;
import org.gradmark.core.estimator.Signature;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.system.SystemSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gradmark list}: what there is. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Shows the systems, their dialects and claims, and who implements them.")
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON object per system and line.")
  private boolean json;

  @Option(
      names = "--system",
      paramLabel = "ID",
      split = ",",
      description = "Only this system, with its claims in full; several with commas between.")
  private List<String> systems = new ArrayList<>();

  @Option(names = "--backends", description = "The backends, and the devices that they found.")
  private boolean backends;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (backends) {
      BackendList.print(out);
      return ExitCode.GOOD;
    }
    try (Registry registry = Registry.find()) {
      List<SystemSpec<?>> chosen =
          registry.systems().stream().filter(s -> Selection.matches(systems, s.id())).toList();
      if (chosen.isEmpty()) {
        throw new UsageException(
            "nothing matches --system "
                + systems
                + "; "
                + Likely.instead(
                    systems.get(0),
                    registry.systems().stream().map(s -> s.id()).toList(),
                    "gradmark list"));
      }
      for (SystemSpec<?> system : chosen) {
        if (json) {
          out.println(new ObjectMapper().writeValueAsString(object(system)));
        } else if (systems.isEmpty()) {
          brief(out, system, width(chosen));
        } else {
          full(out, system);
        }
      }
      if (!json && systems.isEmpty()) {
        subjects(out, registry);
      }
    }
    out.flush();
    return ExitCode.GOOD;
  }

  private static Map<String, Object> object(SystemSpec<?> system) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", system.id());
    object.put("kind", system.kind());
    object.put("title", system.title());
    object.put("source", system.source());
    object.put("rows", system.rows());
    object.put("dialects", system.dialects().stream().map(Dialect::id).toList());
    if (system instanceof EstimatorSystem estimator) {
      Signature signature = estimator.signature();
      object.put("inputs", ports(estimator, signature.inputs()));
      object.put("draws", ports(estimator, signature.draws()));
      object.put("functions", signature.functions());
      object.put("answer", signature.answer());
    }
    object.put("claims", system.claims().stream().map(ListCommand::object).toList());
    object.put("backends", Backends.names());
    return object;
  }

  private static List<Map<String, Object>> ports(EstimatorSystem system, List<Port> ports) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Port port : ports) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("name", port.name());
      object.put("shape", port.shape());
      object.put("example", port.seen());
      object.put("always", port.always());
      object.put("read", port.read());
      object.put("values", port.values());
      object.put("meaning", system.meanings().getOrDefault(port.name(), ""));
      all.add(object);
    }
    return all;
  }

  private static Map<String, Object> object(Claim<?> claim) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", claim.id());
    object.put("name", claim.name());
    object.put("level", claim.level().name());
    object.put("kind", claim.kind().label());
    object.put("sentence", claim.sentence());
    object.put("dialects", claim.dialects().stream().sorted().toList());
    object.put("impostors", claim.rejections().size());
    object.put("tight", claim.tight());
    return object;
  }

  /** Of the column of ids. */
  private static int width(List<SystemSpec<?>> systems) {
    return systems.stream().mapToInt(s -> s.id().length()).max().orElse(1);
  }

  private static void brief(PrintWriter out, SystemSpec<?> system, int width) {
    int impostors = system.claims().stream().mapToInt(c -> c.rejections().size()).sum();
    out.printf(
        "%-" + width + "s %3d claims %4d impostors   %s  %s%n",
        system.id(),
        system.claims().size(),
        impostors,
        system.title(),
        system.dialects().size() == 1
            ? ""
            : "[" + String.join(", ", system.dialects().stream().map(Dialect::id).toList()) + "]");
  }

  private static void full(PrintWriter out, SystemSpec<?> system) {
    out.printf(
        "%s: %s%n  %s%n  catalogue %s%n%nDialects%n",
        system.id(), system.title(), system.source(), String.join(", ", system.rows()));
    system.dialects().forEach(d -> out.printf("  %-26s %s%n", d.id(), d.title()));
    out.printf("%nHyperparameters%n");
    system
        .hyperparameters()
        .forEach(
            h -> out.printf("  %-26s %s; default %s%n", h.name(), h.title(), h.defaultValue()));
    if (system instanceof EstimatorSystem estimator) {
      Signature signature = estimator.signature();
      ports(out, "Inputs", estimator, signature.inputs());
      ports(out, "Draws", estimator, signature.draws());
      if (!signature.functions().isEmpty()) {
        out.printf("%nFunctions to ask%n  %s%n", String.join(", ", signature.functions()));
      }
      out.printf("%nAnswer%n  %s%n", signature.answer());
    }
    out.printf("%nClaims%n");
    system
        .claims()
        .forEach(
            c ->
                out.printf(
                    "  %-14s %-5s %s%n                 %s; %d impostors%n",
                    c.id(), c.level(), c.sentence(), c.kind().label(), c.rejections().size()));
    out.println();
  }

  private static void ports(
      PrintWriter out, String heading, EstimatorSystem system, List<Port> ports) {
    if (ports.isEmpty()) {
      return;
    }
    out.printf("%n%s%n", heading);
    for (Port port : ports) {
      List<String> words = new ArrayList<>();
      words.add(system.meanings().getOrDefault(port.name(), ""));
      words.add(port.values());
      words.add(port.shape().equals(port.seen()) ? "" : "such as " + port.seen());
      words.add(port.always() ? "" : "not in every setting");
      words.add(port.read() ? "" : "for the claims' formulas; ignore it");
      words.removeIf(String::isEmpty);
      out.println(
          "  %-26s %-12s %s"
              .formatted(port.name(), port.shape(), String.join("; ", words))
              .stripTrailing());
    }
  }

  private static void subjects(PrintWriter out, Registry registry) {
    out.printf(
        "%nSubjects%n  %-10s every dialect above, on %s%n",
        "gradmark", String.join(", ", Backends.names()));
    for (SubjectProvider provider : registry.providers()) {
      List<Subject> subjects = provider.subjects();
      String what =
          subjects.isEmpty()
              ? "none: " + provider.absence()
              : String.join(", ", subjects.stream().map(Subject::id).toList());
      out.printf("  %-10s %s%n", provider.name(), what);
    }
    out.printf("%nMore: gradmark list --system adam, gradmark list --json%n");
  }
}
