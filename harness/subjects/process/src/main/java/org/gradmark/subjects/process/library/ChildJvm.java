package org.gradmark.subjects.process.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a virtual machine for a library: small, quick to start, without warnings,
 * and without files left behind if native code takes it down.
 */
public final class ChildJvm {

  /** From this feature release on, a JVM warns of native access and of sun.misc.Unsafe. */
  private static final int WARNING_RELEASE = 24;

  private ChildJvm() {}

  /**
   * The command.
   *
   * @param name of the library
   * @param classPath where its classes are
   * @param main class that serves the protocol on its standard streams
   * @param options for the virtual machine, such as system properties
   */
  public static List<String> command(
      String name, String classPath, String main, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    // Such a child lives for thousands of small steps: quick to start is better than quick to run.
    command.add("-XX:TieredStopAtLevel=1");
    // Else JavaCPP, if the library uses it, reads the size of the process before every operation.
    command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    command.add("-XX:-CreateCoredumpOnCrash");
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
    command.add("-XX:ErrorFile=" + scratch.resolve("gradmark-" + name + "-crash-%p.log"));
    if (Runtime.version().feature() >= WARNING_RELEASE) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    return command;
  }
}
