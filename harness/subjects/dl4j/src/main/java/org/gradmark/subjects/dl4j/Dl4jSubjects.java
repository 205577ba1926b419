package org.gradmark.subjects.dl4j;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.subjects.process.Limits;
import org.gradmark.subjects.process.ProcessSubjectProvider;

/** Deeplearning4j's subjects, which live in a {@link Dl4jHost}. */
public final class Dl4jSubjects implements SubjectProvider {

  static final String NAME = "dl4j";

  /**
   * The slowest answer of an initializer at the sizes asked for is less than 0.7 seconds of work,
   * but for {@code OrthogonalDistribution}, which does not come back within a minute for a dense
   * layer of 24x16 and keeps a core busy until it is stopped. Work is what is limited: on a machine
   * that is busy with other things an honest answer takes longer, but no more work.
   */
  private static final Limits LIMITS =
      Limits.DEFAULT.withAnswerWork(Duration.ofSeconds(4)).withAnswer(Duration.ofMinutes(2));

  /** From this feature release on, a JVM warns of native access and of sun.misc.Unsafe. */
  private static final int WARNING_RELEASE = 24;

  private final ProcessSubjectProvider process;

  /** The provider; starts nothing. */
  public Dl4jSubjects() {
    // One thread: the same bits whatever the machine, and none in the way of a benchmark.
    process = new ProcessSubjectProvider(NAME, command(), Map.of("OMP_NUM_THREADS", "1"), LIMITS);
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    // Such a child lives for thousands of small steps: quick to start is better than quick to run.
    command.add("-XX:TieredStopAtLevel=1");
    // Else JavaCPP reads the size of the process from /proc before every operation.
    command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add(
        "-XX:ErrorFile="
            + Path.of(System.getProperty("java.io.tmpdir"), "gradmark-dl4j-crash-%p.log"));
    if (Runtime.version().feature() >= WARNING_RELEASE) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Dl4jHost.class.getName());
    return command;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Subject> subjects() {
    return missingNatives().isEmpty() ? process.subjects() : List.of();
  }

  @Override
  public String absence() {
    String missing = missingNatives();
    return missing.isEmpty() ? process.absence() : missing;
  }

  /** Why the library cannot run on this machine, or an empty string. */
  static String missingNatives() {
    String platform = Loader.Detector.getPlatform();
    String library = "/org/nd4j/linalg/cpu/nativecpu/bindings/" + platform;
    return Dl4jSubjects.class.getResource(library) != null
        ? ""
        : "dl4j: the native libraries of ND4J for "
            + platform
            + " are not on the class path; add"
            + " org.nd4j:nd4j-native with the classifier "
            + platform
            + ", if it is published for this platform";
  }

  @Override
  public void close() {
    process.close();
  }
}
