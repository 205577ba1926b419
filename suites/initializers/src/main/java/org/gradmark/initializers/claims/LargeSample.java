package org.gradmark.initializers.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.CompensatedSum;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.tensor.Values;

/**
 * Moments of the weights of {@value #KERNELS} large kernels, from {@value #SEEDS} seeds. Of so many
 * weights only sums are remembered. Thread-safe.
 *
 * @param squares the sum of z², z in standard deviations of the law, from its mean
 * @param fourth the sum of {@link NormalShape#clipped} of order 4
 * @param sixth the same of order 6
 * @param far how many have |z| beyond {@link NormalShape#FAR}
 */
record LargeSample(double squares, double fourth, double sixth, int far) {

  private static final int KERNELS = 16;
  private static final int SEEDS = 4;
  private static final int FIRST_SEED = 51;

  /** How many weights they have. */
  static final int WEIGHTS = KERNELS * Kernels.LARGE_SIZE;

  /**
   * At most so many are kept: a claim or two about each subject that is being judged look at it.
   */
  private static final int LIMIT = 64;

  private static final Map<Fillings.Key, LargeSample> KEPT =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Fillings.Key, LargeSample> eldest) {
          return size() > LIMIT;
        }
      };

  /** Asks a subject, unless it has been asked. */
  static LargeSample of(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    List<Kernel> kernels = Collections.nCopies(KERNELS / SEEDS, kernel);
    Fillings.Key key =
        new Fillings.Key(
            probe.subject(),
            probe.trial().backend(),
            probe.blueprint(kernels, probe.seed(FIRST_SEED)));
    synchronized (KEPT) {
      if (KEPT.containsKey(key)) {
        return KEPT.get(key);
      }
    }
    LargeSample sample = sample(probe, kernels);
    synchronized (KEPT) {
      KEPT.put(key, sample);
    }
    return sample;
  }

  private static LargeSample sample(Probe probe, List<Kernel> kernels) {
    Law law = probe.law(kernels.get(0));
    double deviation = Math.sqrt(law.variance());
    CompensatedSum squares = new CompensatedSum();
    CompensatedSum fourth = new CompensatedSum();
    CompensatedSum sixth = new CompensatedSum();
    int far = 0;
    for (int i = 0; i < SEEDS; i++) {
      for (Values filled : probe.fillOnce(probe.blueprint(kernels, probe.seed(FIRST_SEED + i)))) {
        for (double w : filled.toArray()) {
          double z = (w - law.mean()) / deviation;
          squares.add(z * z);
          fourth.add(NormalShape.clipped(4, z));
          sixth.add(NormalShape.clipped(6, z));
          far += Math.abs(z) > NormalShape.FAR ? 1 : 0;
        }
      }
    }
    return new LargeSample(squares.value(), fourth.value(), sixth.value(), far);
  }
}
