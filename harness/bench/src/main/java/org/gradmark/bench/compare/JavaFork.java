package org.gradmark.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A virtual machine with a class path of its own that answers into a file, and ends. */
final class JavaFork {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SAID = 400;

  private final List<String> classPath;
  private final double limit;

  /**
   * Forks of a side.
   *
   * @param limit seconds after which one is ended
   */
  JavaFork(List<String> classPath, double limit) {
    this.classPath = List.copyOf(classPath);
    this.limit = limit;
  }

  /**
   * Runs a main class; the file for its answer becomes its first argument.
   *
   * @param options of the virtual machine, besides those of this one
   * @throws ForkFailure if it does not answer, or answers with a failure
   */
  JsonNode run(Class<?> main, List<String> options, List<String> args) {
    Path answer = null;
    Path said = null;
    try {
      answer = Files.createTempFile("gradmark-fork", ".json");
      said = Files.createTempFile("gradmark-fork", ".txt");
      int code = start(main, options, args, answer, said);
      String text = Files.readString(answer);
      if (code != 0 || text.isEmpty()) {
        throw new ForkFailure(
            "the fork ended with exit code " + code + " and no answer; it said: " + end(said));
      }
      JsonNode node = MAPPER.readTree(text);
      if (node.has(StepFork.FAILURE)) {
        throw new ForkFailure(node.get(StepFork.FAILURE).asText());
      }
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException("a fork cannot be started (" + e.getMessage() + ")", e);
    } finally {
      delete(answer);
      delete(said);
    }
  }

  private int start(Class<?> main, List<String> options, List<String> args, Path answer, Path said)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(inherited());
    command.addAll(options);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath));
    command.add(main.getName());
    command.add(answer.toString());
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(said.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor((long) (limit * 1000), TimeUnit.MILLISECONDS)) {
        throw new ForkFailure(
            "a fork took longer than %.0f s and was ended; choose a smaller --size"
                .formatted(limit));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ForkFailure("interrupted while a fork was measuring", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Options of this virtual machine, without those that watch it or that must be its alone. */
  private static List<String> inherited() {
    List<String> options = new ArrayList<>();
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith("-agent")
          && !option.startsWith("-javaagent")
          && !option.startsWith("-Xlog")
          && !option.startsWith("-XX:CompileThresholdScaling")
          && !option.startsWith("-Xmx")
          && !option.startsWith("-Xms")
          && !option.startsWith("-Djava.class.path")) {
        options.add(option);
      }
    }
    if (options.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
      options.add("-XX:+UseSerialGC");
    }
    // Files that nobody reads, written by every fork.
    options.add("-XX:-UsePerfData");
    options.add("-XX:-CreateCoredumpOnCrash");
    return options;
  }

  private static String end(Path said) throws IOException {
    byte[] bytes = Files.readAllBytes(said);
    int from = Math.max(0, bytes.length - SAID);
    return new String(Arrays.copyOfRange(bytes, from, bytes.length), StandardCharsets.UTF_8)
        .strip();
  }

  private static void delete(Path file) {
    if (file != null) {
      // A temporary file that stays is no reason to lose a measurement.
      file.toFile().delete();
    }
  }
}
