package org.gradmark.subjects.process.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.subjects.process.Limits;
import org.gradmark.subjects.process.ProcessSubjectProvider;

/**
 * Subjects of a library that lives in a virtual machine with a class path of its own, because its
 * native code can crash and because libraries need different versions of the same jars.
 *
 * <p>The class path is the harness's own if the library is on it; else the jars that the library's
 * module has put into its {@code target/library} folder, where {@code -Plibraries} builds it.
 */
public abstract class LibraryProvider implements SubjectProvider {

  /** The first start unpacks natives, which can take a while on a slow disk. */
  private static final Limits LIMITS = Limits.DEFAULT.withAnswer(Duration.ofSeconds(60));

  private final String name;
  private final String classPath;
  private final ProcessSubjectProvider process;

  /**
   * A provider; starts nothing.
   *
   * @param name of the library and of its module
   * @param marker a class file of the library
   * @param main the host's class
   * @param environment variables to add to the harness's own
   * @param options for the virtual machine
   */
  protected LibraryProvider(
      String name,
      String marker,
      String main,
      Map<String, String> environment,
      List<String> options) {
    this.name = name;
    classPath = classPath(name, marker);
    process =
        new ProcessSubjectProvider(
            name, ChildJvm.command(name, classPath, main, options), environment, LIMITS);
  }

  private static String classPath(String name, String marker) {
    if (LibraryProvider.class.getClassLoader().getResource(marker) != null) {
      return System.getProperty("java.class.path");
    }
    String home = System.getProperty("gradmark.home", "");
    Path folder = Path.of(home, "harness", "subjects", name, "target", "library");
    return Files.isDirectory(folder) ? folder.resolve("*").toString() : "";
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Subject> subjects() {
    return classPath.isEmpty() ? List.of() : process.subjects();
  }

  @Override
  public final String absence() {
    return classPath.isEmpty()
        ? name + " is not built; start gradmark with GRADMARK_LIBRARIES=1 to fetch and build it"
        : process.absence();
  }

  @Override
  public final void close() {
    process.close();
  }
}
