package org.gradmark.subjects.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.OptimizerSubject;

/**
 * A child process for the tests: the honest host of {@link SampleSubject}, or one that breaks in a
 * way that its argument names.
 */
public final class TestChild {

  private TestChild() {}

  static List<String> command(String manner) {
    return command(TestChild.class, manner);
  }

  /** A Java program of the tests. */
  static List<String> command(Class<?> main, String manner) {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName(),
        manner);
  }

  static ProcessSubjectProvider provider(String manner, Limits limits) {
    return new ProcessSubjectProvider("sample", command(manner), Map.of(), limits);
  }

  static ProcessSubjectProvider provider(String manner) {
    return provider(manner, Limits.DEFAULT.withAnswer(Duration.ofSeconds(20)));
  }

  static OptimizerSubject subject(ProcessSubjectProvider provider) {
    List<org.gradmark.core.contract.Subject> subjects = provider.subjects();
    return subjects.stream()
        .filter(OptimizerSubject.class::isInstance)
        .map(OptimizerSubject.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(provider.absence()));
  }

  static EstimatorSubject estimator(ProcessSubjectProvider provider) {
    return provider.subjects().stream()
        .filter(EstimatorSubject.class::isInstance)
        .map(EstimatorSubject.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(provider.absence()));
  }

  /** Runs a child. */
  public static void main(String[] arguments) throws Exception {
    String manner = arguments[0];
    PrintStream answers = System.out;
    System.setOut(System.err);
    switch (manner) {
      case "exits at once" -> exit(3, "cannot find my library");
      case "speaks protocol 2" -> answers.println("{\"protocol\":2}");
      case "chatters" -> answers.println("Welcome to the sample!");
      case "floods stderr" -> {
        System.err.println("x".repeat(1 << 20));
        for (int i = 0; i < 200_000; i++) {
          System.err.println("line " + i + " of an endless log");
        }
      }
      default -> {}
    }
    if (manner.equals("honest") || manner.equals("floods stderr")) {
      new SubjectHost("sample", "1.0", SampleSubject.all()).serve(System.in, answers);
    } else if (manner.equals("asks")) {
      new SubjectHost("sample", "1.0", AskingSubject.all()).serve(System.in, answers);
    } else {
      serve(manner, answers);
    }
  }

  /** Answers like an honest host up to the first step. */
  private static void serve(String manner, PrintStream answers) throws Exception {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      if (line.contains("\"hello\"")) {
        answers.println(
            "{\"protocol\":1,\"name\":\"sample\",\"version\":\"1.0\",\"subjects\":[{\"id\":\"sample:momentum\","
                + "\"contract\":\"optimizer\",\"system\":\"momentum\",\"dialect\":\"paper\",\"dtypes\":[\"float64\"]},"
                + "{\"id\":\"sample:ramp\",\"contract\":\"initializer\",\"system\":\"uniform\",\"dialect\":\"paper\",\"dtypes\":[\"float64\"]},"
                + "{\"id\":\"sample:slope\",\"contract\":\"estimator\",\"system\":\"forward-gradient\",\"dialect\":\"paper\",\"dtypes\":[\"float64\"]}]}");
      } else if (line.contains("\"step\"")) {
        step(manner, answers, requests);
      } else if (line.contains("\"initialize\"")) {
        fill(manner, answers);
      } else if (line.contains("\"estimate\"")) {
        estimate(manner, answers, requests);
      } else {
        answers.println("{\"ok\":true}");
      }
      answers.flush();
      if (manner.equals("stops listening") && line.contains("\"open\"")) {
        Thread.sleep(1_000_000);
      }
    }
  }

  private static void step(String manner, PrintStream answers, BufferedReader requests)
      throws Exception {
    switch (manner) {
      case "aborts" -> exit(134, "free(): invalid pointer");
      case "aborts while it waits" -> {
        answers.println("{\"ask\":\"gradient\",\"at\":[[1,2]]}");
        answers.flush();
        exit(139, "Segmentation fault");
      }
      case "crashes aloud" -> {
        answers.println("#\n# A fatal error has been detected\n#  SIGSEGV (0xb) at pc=0x0\n#");
        exit(134, "");
      }
      case "hangs" -> Thread.sleep(1_000_000);
      case "hangs with a child of its own" -> {
        Process own = new ProcessBuilder("sleep", "1000").inheritIO().start();
        System.err.println("pid " + own.pid());
        own.waitFor();
      }
      case "closes its output" -> {
        answers.close();
        Thread.sleep(1_000_000);
      }
      case "prints garbage" -> answers.println("step done, loss = 0.5");
      case "forgets a field" -> answers.println("{\"x\":[[1,2]]}");
      case "answers too few" -> answers.println("{\"values\":[[1]]}");
      case "answers words" -> answers.println("{\"values\":[[1,\"two\"]]}");
      case "asks for the moon" -> answers.println("{\"ask\":\"the_moon\",\"at\":[[1,2]]}");
      case "prints a huge line" -> flood(answers);
      case "asks for ever" -> {
        do {
          answers.println("{\"ask\":\"gradient\",\"at\":[[1,2]]}");
          answers.flush();
        } while (requests.readLine() != null);
      }
      case "answers twice" -> answers.println("{\"values\":[[1,2]]}\n{\"values\":[[1,2]]}");
      case "refuses" -> answers.println("{\"unsupported\":\"not on Sundays\"}");
      case "reports an error" ->
          answers.println("{\"error\":\"java.lang.Oops: no, at A.b (A.java:1)\"}");
      default -> exit(2, "what manner is " + manner + "?");
    }
  }

  private static void fill(String manner, PrintStream answers) throws InterruptedException {
    switch (manner) {
      case "hangs filling" -> Thread.sleep(1_000_000);
      case "fills slowly" -> {
        Thread.sleep(1_500);
        answers.println("{\"parameters\":[{\"shape\":[1,2],\"values\":[1,2]}]}");
      }
      case "fills nothing" -> answers.println("{\"ok\":true}");
      case "fills without a shape" -> answers.println("{\"parameters\":[{\"values\":[1,2]}]}");
      case "fills too few" ->
          answers.println("{\"parameters\":[{\"shape\":[1,2],\"values\":[1]}]}");
      case "fills words" ->
          answers.println("{\"parameters\":[{\"shape\":[1,2],\"values\":[1,\"two\"]}]}");
      case "aborts filling" -> exit(134, "free(): invalid pointer");
      default -> exit(2, "what manner is " + manner + "?");
    }
  }

  private static void estimate(String manner, PrintStream answers, BufferedReader requests)
      throws IOException {
    switch (manner) {
      case "estimates nothing" -> answers.println("{\"ok\":true}");
      case "estimates too few" -> answers.println("{\"shape\":[1,2],\"values\":[1]}");
      case "estimates a vast shape" ->
          answers.println("{\"shape\":[100000,100000],\"values\":[1]}");
      case "estimates a strange shape" ->
          answers.println("{\"shape\":[1e999999999],\"values\":[1]}");
      case "asks for g" -> answers.println("{\"ask\":\"value\",\"function\":\"g\"}");
      case "asks for the moon" -> answers.println("{\"ask\":\"the_moon\"}");
      case "asks nowhere" -> answers.println("{\"ask\":\"value\",\"function\":\"f\"}");
      case "estimates and aborts" -> exit(134, "free(): invalid pointer");
      case "asks for estimates for ever" -> {
        do {
          answers.println("{\"ask\":\"components\",\"function\":\"f\"}");
          answers.flush();
        } while (requests.readLine() != null);
      }
      default -> exit(2, "what manner is " + manner + "?");
    }
  }

  private static void flood(PrintStream answers) throws IOException {
    byte[] part = "[[0.12345678".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    for (long written = 0; written < 100_000_000; written += part.length) {
      answers.write(part);
    }
    answers.println();
  }

  private static void exit(int code, String lastWords) {
    System.err.println("####");
    System.err.println(lastWords);
    Runtime.getRuntime().halt(code);
  }
}
