package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.Reporter;
import org.testng.SkipException;
import org.testng.annotations.Test;

/**
 * Children come and go and leave nothing behind: no process, no thread, no open file, no file. The
 * number of restarts is that of the system property {@value #RESTARTS}, 50 if there is none:
 *
 * <pre>mvn -pl harness/subjects/process -am test -Dtest=RestartSoakTest -Dgradmark.soak=10000</pre>
 */
public class RestartSoakTest {

  static final String RESTARTS = "gradmark.soak";

  private static final Values POINT = new Values(Shape.of(1), 1);

  /** The lightest child there is: a shell that never starts anything. */
  private static final String SCRIPT =
      """
      while read -r line; do
        case "$line" in
          *'"hello"'*) echo '{"protocol":1,"name":"sh","version":"1","subjects":[{"id":"sh:sgd","contract":"optimizer","system":"sgd","dialect":"paper","dtypes":["float64"]}]}' ;;
          *'"step"'*) case "$1" in
              dies) exit 3 ;;
              babbles) echo '{"hello":"there"}' ;;
              *) echo '{"values":[[1]]}' ;;
            esac ;;
          *'"bye"'*) exit 0 ;;
          *) echo '{"ok":true}' ;;
        esac
      done
      """;

  private static final List<String> MANNERS = List.of("obeys", "dies", "babbles", "is left");

  @Test
  public void nothingIsLeftBehind() throws IOException {
    if (!Files.isDirectory(Path.of("/proc/self/fd")) || !new File("/bin/sh").canExecute()) {
      throw new SkipException("needs /proc and /bin/sh");
    }
    int restarts = Integer.getInteger(RESTARTS, 50);
    Path folder = Files.createTempDirectory("gradmark-soak");
    Set<Path> work = files(Path.of(""));
    // What Java itself opens once is open before the count begins.
    cycles(8, folder);
    int threads = threads();
    long open = openFiles();
    long start = System.nanoTime();
    cycles(restarts, folder);
    double seconds = (System.nanoTime() - start) * 1e-9;
    assertEquals(ProcessHandle.current().descendants().toList(), List.of(), "processes");
    // Threads end a moment after their process.
    for (int i = 0; i < 100 && (threads() > threads || openFiles() > open); i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    String figures =
        "%d restarts in %.1f s; threads %d, then %d; open files %d, then %d"
            .formatted(restarts, seconds, threads, threads(), open, openFiles());
    Reporter.log(figures, true);
    assertTrue(threads() <= threads, figures);
    assertTrue(openFiles() <= open, figures);
    assertEquals(files(folder), Set.of(), "files in the children's temporary folder");
    assertEquals(files(Path.of("")), work, "files in the working folder");
    Files.delete(folder);
  }

  private static void cycles(int number, Path folder) {
    for (int i = 0; i < number; i++) {
      String manner = MANNERS.get(i % MANNERS.size());
      List<String> command = List.of("/bin/sh", "-c", SCRIPT, "sh", manner);
      Map<String, String> environment = Map.of("TMPDIR", folder.toString());
      try (ProcessSubjectProvider provider =
          new ProcessSubjectProvider("sh", command, environment, Limits.DEFAULT)) {
        Optimizer optimizer = TestChild.subject(provider).open("float64", Map.of());
        optimizer.add(POINT);
        if (manner.equals("obeys") || manner.equals("is left")) {
          assertEquals(optimizer.step(1, Oracle.fixed(List.of(POINT))), List.of(POINT));
        } else {
          expectThrows(SubjectFailure.class, () -> optimizer.step(1, Oracle.fixed(List.of(POINT))));
        }
        if (!manner.equals("is left")) {
          optimizer.close();
        }
      }
    }
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("gradmark child"))
            .count();
  }

  private static long openFiles() throws IOException {
    return files(Path.of("/proc/self/fd")).size();
  }

  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(Collectors.toSet());
    }
  }
}
