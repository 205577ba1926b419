package org.gradmark.backends.nd4j;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gradmark.core.tensor.Backend;
import org.testng.annotations.Test;

/** The start of ND4J in a fresh process: silent where it works, one clear sentence where not. */
public class StartupTest {

  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  /** What the fresh process runs. */
  public static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      for (int attempt = 0; attempt < 2; attempt++) {
        try {
          Backend backend = new Nd4jBackendProvider().open();
          System.out.println(backend.scalar(1).plus(1).toDoubles()[0]);
        } catch (IllegalStateException refusal) {
          System.out.println(refusal.getMessage());
        }
      }
    }
  }

  @Test
  public void startIsSilentAndTheProcessEnds() throws Exception {
    assertEquals(run(CLASS_PATH), List.of("2.0", "2.0"));
  }

  @Test
  public void withoutNativeLibrariesTheReasonAndTheCureAreNamedEachTime() throws Exception {
    String bare =
        Arrays.stream(CLASS_PATH.split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*-(linux|macosx|windows)-[a-z0-9_]+\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> lines = run(bare);
    assertEquals(lines.size(), 2, lines.toString());
    assertEquals(lines.get(0), lines.get(1));
    assertTrue(
        lines.get(0).startsWith("nd4j-cpu: ND4J does not start on this machine ("), lines.get(0));
    assertTrue(lines.get(0).contains("javacpp.platform"), lines.get(0));
  }

  private static List<String> run(String classPath) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    assertEquals(process.waitFor(), 0, output);
    return output.lines().collect(Collectors.toList());
  }
}
