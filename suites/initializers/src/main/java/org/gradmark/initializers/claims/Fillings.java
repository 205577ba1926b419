package org.gradmark.initializers.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/**
 * What subjects answered last: several claims look at the same draws. Who asks while another asks
 * the same waits for that answer. Thread-safe.
 */
final class Fillings {

  /** At most this many numbers are kept. */
  private static final int LIMIT = 1 << 22;

  private static final Map<Key, FutureTask<List<Values>>> KEPT =
      new LinkedHashMap<>(16, 0.75f, true);
  private static int numbers;

  private Fillings() {}

  /**
   * A question.
   *
   * @param subject to whom
   * @param backend on which arithmetic
   * @param blueprint what is asked
   */
  record Key(InitializerSubject subject, String backend, Blueprint blueprint) {
    int size() {
      return blueprint.kernels().stream().map(Kernel::shape).mapToInt(s -> s.size()).sum();
    }
  }

  /** The answer, known or new. */
  static List<Values> of(Key key, Supplier<List<Values>> ask) {
    FutureTask<List<Values>> answer = new FutureTask<>(() -> List.copyOf(ask.get()));
    FutureTask<List<Values>> first;
    synchronized (KEPT) {
      first = KEPT.putIfAbsent(key, answer);
      if (first == null) {
        numbers += key.size();
        var oldest = KEPT.keySet().iterator();
        while (numbers > LIMIT && oldest.hasNext()) {
          numbers -= oldest.next().size();
          oldest.remove();
        }
      }
    }
    if (first == null) {
      answer.run();
      first = answer;
    }
    return result(first);
  }

  private static List<Values> result(FutureTask<List<Values>> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a kernel was filled", e);
    }
  }
}
