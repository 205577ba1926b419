package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.tensor.Precision;
import org.testng.annotations.Test;
import picocli.CommandLine;

/** {@code gradmark identify} says what a subject is, and its exit code whether that is declared. */
public class IdentifyCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int gradmark(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = Gradmark.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  public void whatIsAsDeclaredIsGood() {
    assertEquals(gradmark("identify", "gradmark:adabelief"), ExitCode.GOOD, err.toString());
    assertTrue(out.toString().contains("as declared"), out.toString());
    assertTrue(out.toString().contains("adabelief/paper ("), out.toString());
  }

  /** One dtype was looked at; that is said, and how to look at another. */
  @Test
  public void theBackendIsTold() throws IOException {
    assertEquals(
        gradmark("identify", "impostor:spsa/paper!zero"), ExitCode.CONFORMANCE, err.toString());
    assertTrue(out.toString().contains("\non        f64; not looked at: "), out.toString());
    assertTrue(out.toString().contains("--backend"), out.toString());
    gradmark("identify", "--json", "--backend", "f32", "impostor:spsa/paper!zero");
    JsonNode found = new ObjectMapper().readTree(out.toString());
    assertEquals(found.path("backend").asText(), "f32");
    assertTrue(found.path("backends").toString().contains("\"f64\""), out.toString());
  }

  @Test
  public void aMistakeIsNamed() {
    assertEquals(
        gradmark("identify", "impostor:adam/epsilon-inside!beta2-not-corrected"),
        ExitCode.CONFORMANCE);
    assertTrue(out.toString().contains("something else"), out.toString());
    assertTrue(out.toString().contains("not bias-corrected"), out.toString());
    assertTrue(out.toString().contains("differs first at step"), out.toString());
  }

  @Test
  public void anEstimatorIsNamedToo() throws IOException {
    assertEquals(gradmark("identify", "--json", "impostor:spsa/paper!zero"), ExitCode.CONFORMANCE);
    JsonNode found = new ObjectMapper().readTree(out.toString());
    assertEquals(found.path("answer").asText(), "OTHER");
    assertTrue(found.path("matches").path(0).path("candidate").asText().endsWith("!zero"));
  }

  @Test
  public void aClassIsIdentified() {
    assertEquals(gradmark("identify", Slow.class.getName()), ExitCode.CONFORMANCE, err.toString());
    String text = out.toString().replaceAll("\\s+", " ");
    assertTrue(
        text.contains("sgd/paper (x - lr g), but learning_rate is 0.7 times what is set"), text);
  }

  /** A class that is compiled here, in a folder that the tests' class path does not have. */
  @Test
  public void aClassIsFoundOnTheGivenClassPath() throws IOException {
    Path folder = Files.createTempDirectory("gradmark");
    Path source = folder.resolve("Mine.java");
    Path made = folder.resolve("mine");
    Files.writeString(
        source,
        """
        package mine;
        import java.util.List;
        import org.gradmark.core.contract.*;
        import org.gradmark.core.rule.RuleSubject;
        public class Mine implements SubjectProvider {
          public String name() { return "mine"; }
          public String absence() { return ""; }
          public void close() {}
          public List<Subject> subjects() {
            return List.of(new RuleSubject("mine:sgd", "sgd", "paper",
                s -> s.x().minus(s.gradient().times(s.rate()))));
          }
        }
        """);
    try {
      int compiled =
          javax.tools.ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
      assertEquals(compiled, 0);
      assertEquals(
          gradmark("identify", "mine.Mine", "--class-path", folder.toString()),
          ExitCode.GOOD,
          err.toString());
      assertTrue(out.toString().contains("sgd/paper"), out.toString());
      assertEquals(gradmark("identify", "mine.Mine"), ExitCode.USAGE);
      assertTrue(err.toString().contains("--class-path target/classes"), err.toString());
      String nowhere = folder.resolve("nowhere").toString();
      assertEquals(gradmark("identify", "mine.Mine", "--class-path", nowhere), ExitCode.USAGE);
      assertTrue(err.toString().contains("there is no " + nowhere), err.toString());
      assertEquals(
          gradmark("identify", "gradmark:sgd", "--class-path", folder.toString()), ExitCode.USAGE);
    } finally {
      Files.delete(source);
      Files.delete(made.resolve("Mine.class"));
      Files.delete(made);
      Files.delete(folder);
    }
  }

  /** The rate is too small. */
  public static final class Slow implements OptimizerSubject {
    private final RuleSubject rule =
        new RuleSubject(
            "mine:slow",
            "sgd",
            "paper",
            s ->
                s.x()
                    .minus(
                        s.gradient()
                            .times(s.get(Hyperparameter.LEARNING_RATE))
                            .times(s.schedule())
                            .times(0.7)));

    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public String system() {
      return rule.system();
    }

    @Override
    public String dialect() {
      return rule.dialect();
    }

    @Override
    public Set<Capability> capabilities() {
      return rule.capabilities();
    }

    @Override
    public Map<String, Double> fixed() {
      return rule.fixed();
    }

    @Override
    public List<String> backends() {
      return rule.backends();
    }

    @Override
    public Precision precision(String backend) {
      return rule.precision(backend);
    }

    @Override
    public Optimizer open(String backend, Map<String, Double> hyperparameters) {
      return rule.open(backend, hyperparameters);
    }
  }

  /** What is cut short is gone on with: the page is that of a whole run, byte for byte. */
  @Test
  public void theConfusionOfASystemIsWrittenAndResumed() throws IOException {
    Path folder = Files.createTempDirectory("gradmark");
    Path answers = folder.resolve("identify.jsonl");
    Path page = folder.resolve("identify.md");
    String[] command = {
      "identify", "--confusion", "--system", "norm-test", "--output", folder.toString()
    };
    String[] resume = Arrays.copyOf(command, command.length + 1);
    resume[command.length] = "--resume";
    try {
      int whole = gradmark(command);
      String first = Files.readString(page);
      assertTrue(first.contains("| `norm-test` |"), first);
      List<String> lines = Files.readAllLines(answers);

      // An answer that is kept is not asked for again: a false one stays.
      String said = lines.get(2).replaceAll("\"named\":\\[.*]", "\"named\":[\"sgd/paper\"]");
      Files.writeString(answers, lines.get(0) + "\n" + said + "\n" + lines.get(1).substring(9));
      assertEquals(gradmark(resume), ExitCode.CONFORMANCE, err.toString());
      assertTrue(Files.readString(page).contains("`sgd/paper`"), Files.readString(page));

      Files.writeString(answers, lines.get(0) + "\n" + lines.get(1) + "\n{\"backend\":\"roun");
      assertEquals(gradmark(resume), whole, err.toString());
      assertEquals(Files.readString(page), first);
      assertEquals(Set.copyOf(Files.readAllLines(answers)), Set.copyOf(lines));

      Files.writeString(answers, "{}\n" + lines.get(1) + "\n");
      assertEquals(gradmark(resume), ExitCode.USAGE);
      assertTrue(err.toString().contains("run without --resume"), err.toString());
    } finally {
      Files.deleteIfExists(answers);
      Files.deleteIfExists(page);
      Files.delete(folder);
    }
  }

  @Test
  public void whatCannotBeMeantIsUsage() {
    assertEquals(gradmark("identify"), ExitCode.USAGE);
    assertEquals(gradmark("identify", "gradmark:nothing"), ExitCode.USAGE);
    assertTrue(
        err.toString().contains("no subject has the id \"gradmark:nothing\""), err.toString());
    assertEquals(gradmark("identify", "org.example.Missing"), ExitCode.USAGE);
    assertTrue(err.toString().contains("org.example.Missing"), err.toString());
    assertEquals(gradmark("identify", "--confusion", "gradmark:adam"), ExitCode.USAGE);
    assertEquals(gradmark("identify", "--confusion", "--every", "0"), ExitCode.USAGE);
    assertTrue(err.toString().contains("--every 0"), err.toString());
    assertEquals(gradmark("identify", "gradmark:adam", "--resume"), ExitCode.USAGE);
    assertTrue(err.toString().contains("go with --confusion"), err.toString());
    assertEquals(gradmark("identify", "gradmark:adam", "--backend", "f8"), ExitCode.USAGE);
    assertTrue(err.toString().contains("does not run on \"f8\""), err.toString());
  }
}
