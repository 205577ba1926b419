package org.gradmark.bench.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which benchmarks use a jar of their side at all. Two jars that nobody uses are equally fast: the
 * oldest way to see no regression.
 *
 * <p>A benchmark does not use a jar if it takes the same steps where the jar is not on the class
 * path, and, where it is, no class of it is loaded for the steps. The first alone would accuse a
 * jar that only makes things faster, the second one that was loaded before the first step.
 *
 * @param wanted what was asked for
 * @param jars of the side
 * @param limit seconds after which a fork is ended
 */
record JarUse(Wanted wanted, List<Path> jars, double limit) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Those of these benchmarks that do not use a jar.
   *
   * @param jar one of those of the side
   * @param places where the subject of each benchmark that the side offers was loaded from
   */
  Set<String> strangers(Path jar, Map<String, String> places) {
    String own = jar.toAbsolutePath().normalize().toString();
    List<String> others =
        places.keySet().stream().filter(name -> !places.get(name).equals(own)).toList();
    return others.isEmpty() ? Set.of() : withoutNeed(jar, others);
  }

  private Set<String> withoutNeed(Path jar, List<String> benchmarks) {
    List<String> untouched = new ArrayList<>();
    JavaFork without = new JavaFork(ClassPath.lacking(jar, jars, ClassPath.current()), limit);
    try {
      for (JsonNode node : ask(without, benchmarks, List.of()).get(ListFork.REQUESTS)) {
        untouched.add(StepRequest.parse(node.toString()).benchmark());
      }
    } catch (ForkFailure e) {
      return Set.of(); // without it nothing starts
    }
    return idle(jar, untouched);
  }

  /**
   * As a rule all of a group or none of it use a jar: the group is asked first, then its halves.
   */
  private Set<String> idle(Path jar, List<String> group) {
    Set<String> idle = new LinkedHashSet<>();
    if (group.isEmpty()) {
      return idle;
    }
    if (!isLoadedFor(jar, group)) {
      idle.addAll(group);
    } else if (group.size() > 1) {
      int half = group.size() / 2;
      idle.addAll(idle(jar, group.subList(0, half)));
      idle.addAll(idle(jar, group.subList(half, group.size())));
    }
    return idle;
  }

  private boolean isLoadedFor(Path jar, List<String> group) {
    Path log = null;
    try {
      log = Files.createTempFile("gradmark-classes", ".txt");
      JavaFork fork = new JavaFork(ClassPath.with(jars, ClassPath.current()), limit);
      ask(fork, group, List.of("-Xlog:class+load=info:file=" + log));
      return new ClassLog(log).isLoadedForSteps(jar);
    } catch (IOException e) {
      throw new UncheckedIOException("a fork cannot be started (" + e.getMessage() + ")", e);
    } finally {
      if (log != null) {
        log.toFile().delete();
      }
    }
  }

  /** What a fork offers of some benchmarks; of all if none are named. */
  JsonNode ask(JavaFork fork, Collection<String> only, List<String> options) {
    List<String> quick = new ArrayList<>(options);
    quick.add("-XX:TieredStopAtLevel=1"); // it is over before more pays
    try {
      return fork.run(
          ListFork.class,
          quick,
          List.of(MAPPER.writeValueAsString(wanted), MAPPER.writeValueAsString(only)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + wanted, e);
    }
  }
}
