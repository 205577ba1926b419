package org.gradmark.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.bench.BenchmarkFailure;
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

  private ListFork() {}

  /**
   * Lists.
   *
   * @param args file for the answer, {@link Wanted} as JSON
   */
  public static void main(String[] args) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, Object> answer;
    try {
      answer = list(mapper.readValue(args[1], Wanted.class));
    } catch (RuntimeException | Error e) {
      answer = Map.of(StepFork.FAILURE, e.getMessage() == null ? e.toString() : e.getMessage());
    }
    Files.writeString(Path.of(args[0]), mapper.writeValueAsString(answer));
    Runtime.getRuntime().halt(0);
  }

  private static Map<String, Object> list(Wanted wanted) {
    List<StepRequest> requests = new ArrayList<>();
    Map<String, String> refused = new LinkedHashMap<>();
    try (Registry registry = Registry.find()) {
      Rehearsal rehearsal = new Rehearsal(new Tolerances());
      for (OptimizerSubject subject : Steppers.all(registry)) {
        if (!Selection.matches(wanted.subjects(), subject.id())
            || !Selection.matches(wanted.systems(), subject.system())) {
          continue;
        }
        OptimizerSystem system = Steppers.system(subject, registry);
        for (String backend : subject.backends()) {
          String dtype = subject.precision(backend).dtype();
          if (Selection.admits(wanted.backends(), backend)
              && Selection.matches(wanted.dtypes(), dtype)) {
            try {
              admit(subject, system, backend, wanted, rehearsal, requests);
            } catch (BenchmarkFailure | UnsupportedOperationException e) {
              refused.put(subject.id() + "@" + backend, String.valueOf(e.getMessage()));
            }
          }
        }
      }
    }
    return Map.of(REQUESTS, requests, REFUSED, refused);
  }

  private static void admit(
      OptimizerSubject subject,
      OptimizerSystem system,
      String backend,
      Wanted wanted,
      Rehearsal rehearsal,
      List<StepRequest> requests) {
    for (String list : wanted.lists()) {
      List<Shape> sample = ParameterList.named(list).sample();
      for (int threads : wanted.threads()) {
        Map<String, Double> settings = SharedSettings.of(system, subject);
        Optional<Stepper> stepper = subject.stepper(backend, settings, sample, threads);
        if (stepper.isEmpty()) {
          return;
        }
        stepper.get().close();
        rehearsal.check(
            subject, backend, system.dialect(subject.dialect()).rule(), settings, sample, threads);
        requests.add(
            new StepRequest(
                subject.id(),
                subject.system(),
                subject.dialect(),
                backend,
                subject.precision(backend).dtype(),
                list,
                threads,
                settings));
      }
    }
  }
}
