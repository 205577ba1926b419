package org.gradmark.bench.compare;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradmark.bench.ParameterList;
import org.gradmark.bench.Rehearsal;
import org.gradmark.bench.SharedSettings;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;

/**
 * The main class of the first fork of a side: what can be timed here, and is it what was verified?
 * In a process of its own, because the two sides have different class paths.
 */
public final class ListFork {

  static final String REQUESTS = "requests";
  static final String REFUSED = "refused";
  static final String PLACES = "places";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Wanted wanted;
  private final Set<String> only;
  private final List<StepRequest> requests = new ArrayList<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  private ListFork(Wanted wanted, Set<String> only) {
    this.wanted = wanted;
    this.only = only;
  }

  /**
   * Lists.
   *
   * @param args file for the answer, {@link Wanted} as JSON, and names of benchmarks as JSON: if
   *     there are any, only these take steps
   */
  public static void main(String[] args) throws IOException {
    Map<String, Object> answer;
    try {
      Set<String> only = MAPPER.readValue(args[2], new TypeReference<>() {});
      answer = new ListFork(MAPPER.readValue(args[1], Wanted.class), only).list();
    } catch (RuntimeException | Error e) {
      answer = Map.of(StepFork.FAILURE, e.getMessage() == null ? e.toString() : e.getMessage());
    }
    Files.writeString(Path.of(args[0]), MAPPER.writeValueAsString(answer));
    Runtime.getRuntime().halt(0);
  }

  private Map<String, Object> list() {
    try (Registry registry = Registry.find()) {
      Rehearsal rehearsal = new Rehearsal(new Tolerances());
      List<OptimizerSubject> subjects = Steppers.all(registry, wanted.subjects(), refused);
      StepsBegin.here();
      for (OptimizerSubject subject : subjects) {
        if (!Selection.matches(wanted.subjects(), subject.id())
            || !Selection.matches(wanted.systems(), subject.system())) {
          continue;
        }
        OptimizerSystem system = Steppers.system(subject, registry);
        for (String backend : subject.backends()) {
          String dtype = subject.precision(backend).dtype();
          if (Selection.admits(wanted.backends(), backend)
              && Selection.matches(wanted.dtypes(), dtype)) {
            admit(subject, system, backend, rehearsal);
          }
        }
      }
    }
    return Map.of(REQUESTS, requests, REFUSED, refused, PLACES, places);
  }

  private void admit(
      OptimizerSubject subject, OptimizerSystem system, String backend, Rehearsal rehearsal) {
    for (String list : wanted.lists()) {
      for (int threads : wanted.threads()) {
        StepRequest request =
            new StepRequest(
                subject.id(),
                subject.system(),
                subject.dialect(),
                backend,
                subject.precision(backend).dtype(),
                list,
                threads,
                SharedSettings.of(system, subject));
        if (only.isEmpty() || only.contains(request.benchmark())) {
          try {
            if (takesSteps(request, subject, system, rehearsal)) {
              requests.add(request);
              places.put(request.benchmark(), place(subject.getClass()));
            }
          } catch (RuntimeException | LinkageError e) {
            refused.put(
                request.benchmark(), e.getMessage() == null ? e.toString() : e.getMessage());
          }
        }
      }
    }
  }

  /** The jar or folder that a class was loaded from; empty if nobody says. */
  private static String place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null ? "" : Path.of(source.getLocation().toURI()).normalize().toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return "";
    }
  }

  /** False if it offers no steps; throws if they are not what was verified. */
  private static boolean takesSteps(
      StepRequest request, OptimizerSubject subject, OptimizerSystem system, Rehearsal rehearsal) {
    List<Shape> sample = ParameterList.named(request.list()).sample();
    Map<String, Double> settings = request.hyperparameters();
    Optional<Stepper> stepper =
        subject.stepper(request.backend(), settings, sample, request.threads());
    if (stepper.isEmpty()) {
      return false;
    }
    stepper.get().close();
    rehearsal.check(
        subject,
        request.backend(),
        system.dialect(subject.dialect()).rule(),
        settings,
        sample,
        request.threads());
    return true;
  }

  /**
   * What is loaded after this class is loaded for steps; before, everybody is asked who is there.
   */
  static final class StepsBegin {

    private StepsBegin() {}

    /** Loads it. */
    static void here() {
      // Nothing else: the log of class loading has the time.
    }
  }
}
