package org.gradmark.bench.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ForkEffort effort;
  private final Listener listener;
  private final Map<Side, JavaFork> forks = new EnumMap<>(Side.class);
  private final Map<String, StepRequest> requests = new LinkedHashMap<>();
  private final Map<String, String> notes = new TreeMap<>();
  private final Map<Side, Map<String, List<Sample>>> samples = new EnumMap<>(Side.class);

  /**
   * Asks both builds what can be timed.
   *
   * @param jars of each side; one or more
   * @throws ForkFailure if a side cannot be asked, or does not use one of its jars
   */
  public JarForks(Map<Side, List<Path>> jars, Wanted wanted, ForkEffort effort, Listener listener) {
    this.effort = effort;
    this.listener = listener;
    Map<Side, Map<String, StepRequest>> offered = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      samples.put(side, new LinkedHashMap<>());
      List<String> path = ClassPath.with(jars.get(side), ClassPath.current());
      forks.put(side, new JavaFork(path, effort.limit()));
      offered.put(side, list(side, jars.get(side), wanted));
    }
    offered
        .get(Side.OLD)
        .forEach(
            (benchmark, request) -> {
              if (offered.get(Side.NEW).containsKey(benchmark)) {
                requests.put(benchmark, request);
              } else {
                notes.putIfAbsent(benchmark, "only the old build offers it");
              }
            });
    for (String benchmark : offered.get(Side.NEW).keySet()) {
      if (!requests.containsKey(benchmark)) {
        notes.putIfAbsent(benchmark, "only the new build offers it");
      }
    }
  }

  private Map<String, StepRequest> list(Side side, List<Path> jars, Wanted wanted) {
    Path log = null;
    try {
      log = Files.createTempFile("gradmark-classes", ".txt");
      JsonNode answer =
          forks
              .get(side)
              .run(
                  ListFork.class,
                  List.of("-Xlog:class+load=info:file=" + log),
                  List.of(MAPPER.writeValueAsString(wanted)));
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
        for (Path jar : jars) {
          checkUsed(side, jar, log);
        }
      }
      return offered;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + wanted, e);
    } catch (IOException e) {
      throw new UncheckedIOException("a fork cannot be started (" + e.getMessage() + ")", e);
    } catch (ForkFailure e) {
      throw new ForkFailure("the " + side.label() + " build: " + e.getMessage(), e);
    } finally {
      if (log != null) {
        log.toFile().delete();
      }
    }
  }

  /** Two jars that nobody loads are equally fast: the oldest way to see no regression. */
  private static void checkUsed(Side side, Path jar, Path log) throws IOException {
    String source = jar.toAbsolutePath().toString();
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      String latin =
          new String(source.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      if (lines.noneMatch(line -> line.endsWith(latin))) {
        throw new ForkFailure(
            "no class of %s was loaded when the subjects took steps; give the jar of their library, or other subjects with --subject"
                .formatted(jar));
      }
    }
  }

  /** Names of the benchmarks that both builds offer. */
  public List<String> benchmarks() {
    return List.copyOf(requests.keySet());
  }

  /** Who is not compared, with the reason. */
  public Map<String, String> notes() {
    return Map.copyOf(notes);
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
