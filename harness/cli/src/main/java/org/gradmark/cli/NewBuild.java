package org.gradmark.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.bench.compare.ForkFailure;
import org.gradmark.bench.compare.JarForks;

/**
 * The claims of a gate, put to the build that is to be judged: in a virtual machine that has it on
 * its class path in place of the same library. What the class path had before is what the user
 * wants to get rid of.
 */
final class NewBuild {

  /** Set in that machine: it decides claims and leaves the rest alone. */
  private static final String CLAIMS_ONLY = "gradmark.gate.claims-only";

  private NewBuild() {}

  /** Whether this is that machine. */
  static boolean isHere() {
    return Boolean.getBoolean(CLAIMS_ONLY);
  }

  /**
   * Runs a command line there and hands on what it prints.
   *
   * @param jars the build
   * @param args of the whole command line
   * @return its exit code
   */
  static int execute(List<Path> jars, List<String> args, PrintWriter out, PrintWriter err) {
    Process process = start(jars, args);
    Thread ended = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(ended);
    try {
      process.getOutputStream().close();
      Thread errors = new Thread(() -> copy(process.getErrorStream(), err));
      errors.start();
      copy(process.getInputStream(), out);
      errors.join();
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(ended);
      return code;
    } catch (IOException e) {
      throw new UncheckedIOException("the virtual machine of the new build is lost", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the new build was checked", e);
    } finally {
      process.destroy();
    }
  }

  private static Process start(List<Path> jars, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      // What watches this machine must not be started twice.
      if (!option.startsWith("-agent")
          && !option.startsWith("-javaagent")
          && !option.startsWith("-XX:StartFlightRecording")) {
        command.add(option);
      }
    }
    command.add("-D" + CLAIMS_ONLY + "=true");
    command.add("-cp");
    try {
      command.add(String.join(File.pathSeparator, JarForks.classPath(jars)));
    } catch (ForkFailure e) {
      throw new UsageException(e.getMessage());
    }
    command.add(Gradmark.class.getName());
    command.addAll(args);
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException("a virtual machine for the new build cannot be started", e);
    }
  }

  /** As it comes, for a progress bar is no line. */
  private static void copy(InputStream from, PrintWriter to) {
    char[] some = new char[4096];
    try (Reader reader = new InputStreamReader(from, Charset.defaultCharset())) {
      for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
        to.write(some, 0, count);
        to.flush();
      }
    } catch (IOException e) {
      // The machine has ended; its exit code tells the rest.
      to.flush();
    }
  }
}
