package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/** Impostors that do not give the same weights again, though not always. */
final class Unrepeatable {

  private Unrepeatable() {}

  /** Of two numbers that are made at once the second is kept for the next call. */
  static InitializerSubject spareKept(InitializerSubject right) {
    // What is left over on a backend: -1 or 1, the sign of the next kernel.
    Map<String, Integer> kept = new ConcurrentHashMap<>();
    return new WrappedInitializer(
        right,
        "spare-kept",
        (subject, backend, plan) -> {
          List<Values> filled = new ArrayList<>(subject.initialize(backend, plan));
          int numbers = filled.stream().mapToInt(Values::size).sum();
          int before = kept.getOrDefault(backend, 1);
          filled.set(0, filled.get(0).map(w -> before * w));
          kept.merge(backend, numbers % 2 == 1 ? -1 : 1, (was, sign) -> was * sign);
          return filled;
        });
  }

  /** Kernels of more than 1,000 numbers are filled by threads that take what is next. */
  static InitializerSubject largeKernels(InitializerSubject right) {
    return some(right, "large-kernels", kernel -> kernel.shape().size() > 1_000);
  }

  /** Kernels with a window have a generator of their own, which nobody seeds. */
  static InitializerSubject windows(InitializerSubject right) {
    return some(right, "windows-unseeded", kernel -> !kernel.extents().isEmpty());
  }

  /** A salt that is drawn when the program starts, as Python does for the hashes of texts. */
  static InitializerSubject salted(InitializerSubject right) {
    return salted(right, 1, Optional.of(() -> salted(right, 2, Optional.empty())));
  }

  private static InitializerSubject salted(
      InitializerSubject right, long salt, Optional<Supplier<InitializerSubject>> startedAgain) {
    return new WrappedInitializer(
        right,
        "salted",
        (subject, backend, plan) ->
            subject.initialize(backend, CommonMistakes.reseeded(plan, plan.seed() ^ salt)),
        startedAgain);
  }

  /** What a process filled first is kept, kernel by kernel, whatever the seed is later. */
  static InitializerSubject firstKept(InitializerSubject right) {
    return keeping(right, Optional.of(() -> keeping(right, Optional.empty())));
  }

  private static InitializerSubject keeping(
      InitializerSubject right, Optional<Supplier<InitializerSubject>> startedAgain) {
    Map<String, List<Values>> kept = new ConcurrentHashMap<>();
    return new WrappedInitializer(
        right,
        "first-filling-kept",
        (subject, backend, plan) ->
            kept.computeIfAbsent(
                backend + plan.kernels(), key -> subject.initialize(backend, plan)),
        startedAgain);
  }

  private static InitializerSubject some(
      InitializerSubject right, String mistake, Predicate<Kernel> which) {
    AtomicLong calls = new AtomicLong();
    return new WrappedInitializer(
        right,
        mistake,
        (subject, backend, plan) -> {
          long other = plan.seed() + calls.incrementAndGet();
          List<Values> filled = new ArrayList<>(subject.initialize(backend, plan));
          List<Values> next = subject.initialize(backend, CommonMistakes.reseeded(plan, other));
          for (int p = 0; p < filled.size(); p++) {
            if (which.test(plan.kernels().get(p))) {
              filled.set(p, next.get(p));
            }
          }
          return filled;
        });
  }
}
