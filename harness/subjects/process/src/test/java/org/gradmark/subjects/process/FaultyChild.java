package org.gradmark.subjects.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A child process that is in order up to its first step, and then breaks in a way of its own. */
public final class FaultyChild {

  private static final String HELLO =
      "{\"protocol\":1,\"name\":\"faulty\",\"version\":\"1.0\",\"subjects\":[{\"id\":\"faulty:sgd\","
          + "\"contract\":\"optimizer\",\"system\":\"sgd\",\"dialect\":\"paper\",\"dtypes\":[\"float64\"]}]}";
  private static final long FOR_EVER = 1_000_000;

  private FaultyChild() {}

  static ProcessSubjectProvider provider(String manner, Limits limits) {
    List<String> command = TestChild.command(FaultyChild.class, manner);
    return new ProcessSubjectProvider("faulty", command, Map.of(), limits);
  }

  static ProcessSubjectProvider provider(String manner) {
    return provider(manner, Limits.DEFAULT.withAnswer(Duration.ofSeconds(20)));
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      if (line.contains("\"hello\"")) {
        answers.println(HELLO);
      } else if (line.contains("\"step\"")) {
        step(arguments[0], answers);
      } else if (line.contains("\"close\"") && arguments[0].equals("ignores close")) {
        Thread.sleep(FOR_EVER);
      } else if (line.contains("\"bye\"") && arguments[0].equals("ignores bye")) {
        Thread.sleep(FOR_EVER);
      } else if (line.contains("\"bye\"")) {
        return;
      } else {
        answers.println("{\"ok\":true}");
      }
      answers.flush();
    }
    if (arguments[0].equals("ignores bye")) {
      Thread.sleep(FOR_EVER);
    }
  }

  private static void step(String manner, PrintStream answers) throws Exception {
    switch (manner) {
      case "ends without a word" -> Runtime.getRuntime().halt(0);
      case "dies over half a line" -> {
        answers.print("{\"values\":[[1,");
        answers.flush();
        Runtime.getRuntime().halt(3);
      }
      case "hangs over half a line" -> {
        answers.print("{\"values\":[[1,");
        answers.flush();
        Thread.sleep(FOR_EVER);
      }
      case "works for ever" -> {
        while (System.nanoTime() != 0) {
          Thread.onSpinWait();
        }
      }
      case "waits for a while" -> {
        Thread.sleep(3_000);
        answers.println("{\"values\":[[1,2]]}");
      }
      case "floods stdout with answers" -> flood(answers, "{\"values\":[[1,2]]}");
      case "floods stdout with words" -> flood(answers, "step done");
      case "floods both" -> {
        Thread err = new Thread(() -> flood(System.err, "a word of warning"));
        err.setDaemon(true);
        err.start();
        flood(answers, "step done");
      }
      case "answers for another session" -> answers.println("{\"session\":7,\"values\":[[1,2]]}");
      case "answers a bare NaN" -> answers.println("{\"values\":[[1,NaN]]}");
      case "answers NaN" -> answers.println("{\"values\":[[1,\"NaN\"]]}");
      case "answers two parameters" -> answers.println("{\"values\":[[1,2],[3,4]]}");
      case "answers a matrix" -> answers.println("{\"values\":[[[1],[2]]]}");
      case "answers a long number" ->
          answers.println("{\"values\":[[1," + "1".repeat(100_000) + "]]}");
      case "answers a vast number" -> answers.println("{\"values\":[[1,-1e999999999]]}");
      case "answers in depth" ->
          answers.println("{\"values\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
      case "answers many numbers" ->
          answers.println("{\"values\":[[0" + ",0".repeat(5_000_000) + "]]}");
      case "answers no UTF-8" -> {
        answers.write("{\"values\":[[1,2]],\"note\":\"".getBytes(StandardCharsets.UTF_8));
        answers.write(new byte[] {(byte) 0xC3, '(', '"', '}', '\n'});
      }
      case "answers a list" -> answers.println("[[1,2]]");
      case "answers twice in a line" -> answers.println("{\"values\":[[1,2]]}{\"values\":[[1,2]]}");
      case "answers a field twice" -> answers.println("{\"values\":[[1,2]],\"values\":[[3,4]]}");
      case "eats memory" -> {
        byte[] eaten = new byte[160 << 20];
        Arrays.fill(eaten, (byte) 1);
        Thread.sleep(FOR_EVER);
        answers.write(eaten[0]);
      }
      case "grows" -> {
        byte[] kept = new byte[160 << 20];
        Arrays.fill(kept, (byte) 1);
        Thread.sleep(1_500);
        answers.println("{\"values\":[[1,%d]]}".formatted(kept[7] + 1));
      }
      case "leaves a daemon" -> {
        daemon();
        answers.println("{\"values\":[[1,2]]}");
      }
      case "leaves a daemon and dies" -> {
        daemon();
        Runtime.getRuntime().halt(3);
      }
      case "dies before its worker" -> {
        new ProcessBuilder("sleep", "1000").inheritIO().start();
        Runtime.getRuntime().halt(3);
      }
      case "ignores close", "ignores bye" -> answers.println("{\"values\":[[1,2]]}");
      default -> Runtime.getRuntime().halt(2);
    }
  }

  /** A process whose parent is dead, so that nobody finds it as a descendant. */
  private static void daemon() throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo pid $! >&2")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    shell.waitFor();
  }

  private static void flood(PrintStream stream, String line) {
    // Until the harness has had enough: a print stream does not mind that nobody listens.
    while (!stream.checkError()) {
      stream.println(line);
    }
  }
}
