package org.gradmark.cli;

import java.util.Map;
import java.util.TreeMap;

/** What is known not to pass in Python's libraries, cell by cell, and whose line it is. */
final class PythonFindings {

  /** PyTorch 2.15.0. */
  static final Map<String, String> TORCH = torch();

  /** Keras 3.15.1. */
  static final Map<String, String> KERAS = keras();

  private PythonFindings() {}

  private static Map<String, String> torch() {
    Map<String, String> known = new TreeMap<>();
    // nadam.py keeps mu_product in _get_scalar_dtype(), the default dtype: that of a float64
    // parameter is rounded to float32 at every step, and the eighth digit is lost.
    for (String path : new String[] {"", "/foreach", "/maximize"}) {
      for (int claim = 1; claim <= 4; claim++) {
        known.put("torch:nadam" + path + "#TRAJ-0" + claim + "@float64", "the rule by");
      }
    }
    // init.sparse_ empties "each column", which in a Linear is an input, not a unit.
    both(known, "torch:sparse_#SPARSE-01", "a unit has not as many inputs as it should");
    // _calculate_fan_in_and_fan_out knows neither groups nor gates.
    both(known, "torch:xavier_uniform_/groups#FAN-01", "the variance is not the paper's");
    both(known, "torch:kaiming_normal_/fan_out/groups#FAN-01", "the groups are left out of the");
    both(known, "torch:xavier_uniform_/gates#FAN-01", "gates of a recurrent layer count as");
    return Map.copyOf(known);
  }

  private static Map<String, String> keras() {
    Map<String, String> known = new TreeMap<>();
    // compute_fans takes the last two axes for in and out, whatever the layer.
    both(known, "keras:glorot_uniform/Conv2D-groups#FAN-01", "the variance is not the paper's");
    both(known, "keras:glorot_uniform/DepthwiseConv2D#FAN-01", "the variance is not the paper's");
    both(known, "keras:glorot_uniform/LSTM#FAN-01", "gates of a recurrent layer count as outputs");
    return Map.copyOf(known);
  }

  private static void both(Map<String, String> known, String claim, String message) {
    known.put(claim + "@float64", message);
    known.put(claim + "@float32", message);
  }
}
