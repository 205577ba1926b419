package org.gradmark.subjects.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** How an updater gets its state. */
enum Start {
  /** As a view of one flat array: what DL4J's networks do. */
  VIEW {
    @Override
    GradientUpdater<?> instantiate(IUpdater config, INDArray state, boolean initialize) {
      return config.instantiate(state, initialize);
    }
  },
  /** As named arrays, which AdaBelief accepts while it chokes on a view. */
  MAP {
    @Override
    GradientUpdater<?> instantiate(IUpdater config, INDArray state, boolean initialize) {
      if (initialize) {
        state.assign(0);
      }
      long half = state.length() / 2;
      return config.instantiate(
          Map.of(
              AdaBeliefUpdater.M_STATE, state.get(NDArrayIndex.interval(0, half)),
              AdaBeliefUpdater.S_STATE, state.get(NDArrayIndex.interval(half, 2 * half))),
          initialize);
    }
  };

  /**
   * The updater on its state.
   *
   * @param state flat, {@code config.stateSize(n)} long; null if that is 0
   * @param initialize whether the updater shall fill the state first
   */
  abstract GradientUpdater<?> instantiate(IUpdater config, INDArray state, boolean initialize);
}
