package org.gradmark.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradmark.bench.Bench;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.ParameterList;
import org.gradmark.bench.Work;
import org.gradmark.core.run.Environment;

/**
 * Forks on two class paths: one for each build of a library. Keeps what they measured. Used from
 * one thread; {@link #measured} from any.
 */
public final class JarForks implements Forks {

  /** What becomes of each fork, for a progress bar. */
  public interface Listener {
    /** There will be so many forks, those that have measured included, as far as is known. */
    void planned(int forks);

    /** A fork has measured. */
    void measured(String benchmark, Side side, Sample sample);
  }

  private final ForkEffort effort;
  private final Listener listener;
  private final boolean alike;
  private boolean refused;
  private final Map<Side, JavaFork> forks = new EnumMap<>(Side.class);
  private final Map<String, StepRequest> requests = new LinkedHashMap<>();
  private final Map<String, String> notes = new TreeMap<>();
  private final Map<String, String> lost = new TreeMap<>();
  private final Map<Side, Map<String, List<Sample>>> samples = new EnumMap<>(Side.class);

  /**
   * Asks both builds what can be timed.
   *
   * @param jars of each side; one or more
   * @throws ForkFailure if a side cannot be asked, or nothing that it offers uses one of its jars
   */
  public JarForks(Map<Side, List<Path>> jars, Wanted wanted, ForkEffort effort, Listener listener) {
    this.effort = effort;
    this.listener = listener;
    alike = ClassPath.areAlike(jars.get(Side.OLD), jars.get(Side.NEW));
    Map<Side, Map<String, StepRequest>> offered = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      samples.put(side, new LinkedHashMap<>());
      forks.put(side, new JavaFork(classPath(jars.get(side)), effort.limit()));
      offered.put(side, list(side, new JarUse(wanted, jars.get(side), effort.limit())));
    }
    offered
        .get(Side.OLD)
        .forEach(
            (benchmark, request) -> {
              if (offered.get(Side.NEW).containsKey(benchmark)) {
                requests.put(benchmark, request);
              } else {
                refused |= notes.containsKey(benchmark);
                String why = notes.remove(benchmark);
                lost.put(benchmark, why == null ? "only the old build offers it" : why);
              }
            });
    for (String benchmark : offered.get(Side.NEW).keySet()) {
      if (!requests.containsKey(benchmark)) {
        notes.putIfAbsent(benchmark, "only the new build offers it");
      }
    }
  }

  /**
   * This process's class path with a build in front, and without what that replaces.
   *
   * @throws ForkFailure if a jar cannot be read
   */
  public static List<String> classPath(List<Path> jars) {
    return ClassPath.with(jars, ClassPath.current());
  }

  private Map<String, StepRequest> list(Side side, JarUse use) {
    try {
      JsonNode answer = use.ask(forks.get(side), List.of(), List.of());
      Map<String, StepRequest> offered = new LinkedHashMap<>();
      for (JsonNode node : answer.get(ListFork.REQUESTS)) {
        StepRequest request = StepRequest.parse(node.toString());
        offered.put(request.benchmark(), request);
      }
      answer
          .get(ListFork.REFUSED)
          .properties()
          .forEach(e -> notes.put(e.getKey(), side.label() + ": " + e.getValue().asText()));
      if (!offered.isEmpty()) {
        Map<String, String> places = new LinkedHashMap<>();
        answer
            .get(ListFork.PLACES)
            .properties()
            .forEach(e -> places.put(e.getKey(), e.getValue().asText()));
        leaveOutStrangers(side, use, offered, places);
      }
      return offered;
    } catch (ForkFailure e) {
      throw new ForkFailure("the " + side.label() + " build: " + e.getMessage(), e);
    }
  }

  /** Who uses none of the jars is not what was asked about, though a pattern may have named it. */
  private void leaveOutStrangers(
      Side side, JarUse use, Map<String, StepRequest> offered, Map<String, String> places) {
    Set<String> strangers = new LinkedHashSet<>(offered.keySet());
    for (Path jar : use.jars()) {
      Set<String> found = use.strangers(jar, places);
      if (found.containsAll(offered.keySet())) {
        throw new ForkFailure(
            "no class of %s is used when %s takes steps: without it they are the same; give the jar of its library, or other subjects with --subject"
                .formatted(jar, named(offered.values())));
      }
      strangers.retainAll(found);
    }
    for (String stranger : strangers) {
      offered.remove(stranger);
      notes.put(
          stranger,
          "%s: it uses nothing of %s"
              .formatted(
                  side.label(),
                  use.jars().stream().map(Path::toString).collect(Collectors.joining(", "))));
    }
  }

  private static String named(Collection<StepRequest> offered) {
    String first = offered.iterator().next().subject();
    long more = offered.stream().map(StepRequest::subject).distinct().count() - 1;
    return more == 0 ? first : first + " (or any of " + more + " more)";
  }

  /** Whether both builds consist of the same classes, so that any difference is noise. */
  public boolean areAlike() {
    return alike;
  }

  /** Names of the benchmarks that both builds offer. */
  public List<String> benchmarks() {
    return List.copyOf(requests.keySet());
  }

  /** Who is not compared, with the reason. */
  public Map<String, String> notes() {
    return Map.copyOf(notes);
  }

  /** What the old build offers and the new one does not any more, with the reason. */
  public Map<String, String> lost() {
    return Map.copyOf(lost);
  }

  /** Whether something is lost because it failed, and not because nobody offers it. */
  public boolean isRefused() {
    return refused;
  }

  @Override
  public Sample measure(String benchmark, Side side) {
    JsonNode answer;
    try {
      answer =
          forks
              .get(side)
              .run(
                  StepFork.class,
                  List.of(),
                  List.of(
                      requests.get(benchmark).toJson(),
                      Double.toString(effort.warmup()),
                      Integer.toString(effort.iterations()),
                      Double.toString(effort.seconds())));
    } catch (ForkFailure e) {
      throw new ForkFailure("the " + side.label() + " build: " + e.getMessage(), e);
    }
    List<Double> seconds = new ArrayList<>();
    answer.get(StepFork.SECONDS).forEach(one -> seconds.add(one.asDouble()));
    Sample sample = new Sample(seconds, answer.get(StepFork.BYTES).asDouble());
    synchronized (samples) {
      samples.get(side).computeIfAbsent(benchmark, name -> new ArrayList<>()).add(sample);
    }
    listener.measured(benchmark, side, sample);
    return sample;
  }

  @Override
  public void planned(int forks) {
    listener.planned(forks);
  }

  /** All that was measured of a side so far, as a bench file keeps it. */
  public Bench measured(Side side) {
    List<Measurement> measurements = new ArrayList<>();
    synchronized (samples) {
      samples
          .get(side)
          .forEach((name, some) -> measurements.add(measurement(requests.get(name), some)));
    }
    return new Bench(Environment.version(), Environment.current(), measurements, List.of());
  }

  private static Measurement measurement(StepRequest request, List<Sample> samples) {
    ParameterList list = ParameterList.named(request.list());
    return new Measurement(
        Work.STEP,
        request.subject(),
        request.system(),
        request.dialect(),
        request.backend(),
        request.dtype(),
        list.name(),
        list.describe(),
        list.shapes().size(),
        list.elements(),
        request.threads(),
        "fork",
        samples.stream().map(Sample::seconds).toList(),
        samples.stream().map(Sample::bytes).toList(),
        Double.NaN,
        null,
        Double.NaN,
        "");
  }
}
