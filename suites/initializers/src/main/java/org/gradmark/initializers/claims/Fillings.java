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
import org.gradmark.core.statistics.Sorting;
import org.gradmark.core.tensor.Values;

/**
 * What subjects answered last: several claims look at the same draws. Who asks while another asks
 * the same waits for that answer. Thread-safe.
 */
final class Fillings {

  /** At most this many numbers are kept. */
  private static final int LIMIT = 1 << 22;

  private static final Map<Key, FutureTask<Answer>> KEPT = new LinkedHashMap<>(16, 0.75f, true);
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

  /** What a subject answered. */
  static final class Answer {

    private final List<Values> values;
    private double[] sorted;

    Answer(List<Values> values) {
      this.values = List.copyOf(values);
    }

    /** One of each kernel. */
    List<Values> values() {
      return values;
    }

    /** Those of the first kernel in order of size; not to be changed. */
    synchronized double[] sorted() {
      if (sorted == null) {
        sorted = values.get(0).toArray();
        Sorting.sort(sorted);
      }
      return sorted;
    }
  }

  /** The answer, known or new. */
  static Answer of(Key key, Supplier<List<Values>> ask) {
    FutureTask<Answer> answer = new FutureTask<>(() -> new Answer(ask.get()));
    FutureTask<Answer> first;
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

  private static Answer result(FutureTask<Answer> task) {
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
