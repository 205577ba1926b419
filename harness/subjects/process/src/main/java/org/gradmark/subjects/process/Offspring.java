package org.gradmark.subjects.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a child has started. Descendants are found by their parents; one whose parent has died,
 * a daemon, by a mark that it inherited in its environment. Where there is no {@code /proc} daemons
 * are not found, and memory is not known.
 */
final class Offspring {

  /** Environment variable that marks a child and all that it starts. */
  static final String MARK = "GRADMARK_CHILD";

  private static final Path PROCESSES = Path.of("/proc");
  private static final String RESIDENT = "VmRSS:";

  private Offspring() {}

  /** The living descendants of a process, and those that bear its mark. */
  static Set<ProcessHandle> of(ProcessHandle process, String mark) {
    Set<ProcessHandle> all = process.descendants().collect(Collectors.toSet());
    all.addAll(marked(mark));
    all.remove(process);
    return all;
  }

  /** Living processes that bear a mark. */
  static Set<ProcessHandle> marked(String mark) {
    byte[] sought = (MARK + "=" + mark + "\0").getBytes(StandardCharsets.US_ASCII);
    Set<ProcessHandle> bearers = new LinkedHashSet<>();
    for (Path process : processes()) {
      byte[] environment = read(process.resolve("environ"));
      if (contains(environment, sought)) {
        ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
            .filter(ProcessHandle::isAlive)
            .ifPresent(bearers::add);
      }
    }
    return bearers;
  }

  /** Resident memory of a process and its descendants in bytes, as far as it is known. */
  static long memory(ProcessHandle process) {
    long bytes = resident(process);
    for (ProcessHandle descendant : process.descendants().collect(Collectors.toList())) {
      bytes += resident(descendant);
    }
    return bytes;
  }

  private static long resident(ProcessHandle process) {
    Path status = PROCESSES.resolve(Long.toString(process.pid())).resolve("status");
    String text = new String(read(status), StandardCharsets.UTF_8);
    int at = text.indexOf(RESIDENT);
    if (at < 0) {
      return 0;
    }
    String kilobytes = text.substring(at + RESIDENT.length(), text.indexOf('\n', at));
    return Long.parseLong(kilobytes.replace("kB", "").strip()) << 10;
  }

  private static List<Path> processes() {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(PROCESSES)) {
      try (DirectoryStream<Path> numbers = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
        numbers.forEach(all::add);
      } catch (IOException e) {
        // Not Linux after all: what can be found by parents is all that can be found.
      }
    }
    return all;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      // Somebody else's process, or one that has ended.
      return new byte[0];
    }
  }

  private static boolean contains(byte[] text, byte[] sought) {
    for (int start = 0; start <= text.length - sought.length; start++) {
      int same = 0;
      while (same < sought.length && text[start + same] == sought[same]) {
        same++;
      }
      // A variable begins where the last one ended.
      if (same == sought.length && (start == 0 || text[start - 1] == 0)) {
        return true;
      }
    }
    return false;
  }
}
