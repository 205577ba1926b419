package org.gradmark.cli;

import java.util.Map;
import java.util.TreeMap;

/** What is known not to pass in Python's libraries, cell by cell, and whose line it is. */
final class PythonFindings {

  /** Optax 0.2.8. */
  static final Map<String, String> OPTAX = Map.of();

  /** PyTorch 2.15.0. */
  static final Map<String, String> TORCH = torch();

  /** Keras 3.15.1. */
  static final Map<String, String> KERAS = keras();

  /** pytorch-optimizer 4.1.0. */
  static final Map<String, String> PYTORCH_OPTIMIZER = pytorchOptimizer();

  private static final String EVERY_KIND = "the distribution is not the paper's on every kind";

  private PythonFindings() {}

  private static Map<String, String> torch() {
    Map<String, String> known = new TreeMap<>();
    // nadam.py keeps mu_product in _get_scalar_dtype(), the default dtype: that of a float64
    // parameter is rounded to float32 at every step, and the eighth digit is lost.
    for (String path : new String[] {"", "/foreach", "/maximize"}) {
      for (int claim : new int[] {1, 2, 3, 4, 6}) {
        known.put("torch:nadam" + path + "#TRAJ-0" + claim + "@float64", "the rule by");
      }
      // load_state_dict makes a float64 of it, which then keeps what the original goes on losing.
      known.put("torch:nadam" + path + "#STEP-07@float64", "the copy does not go on where");
    }
    // init.sparse_ empties "each column", which in a Linear is an input, not a unit.
    both(known, "torch:sparse_#SPARSE-01", "a unit has not as many inputs as it should");
    // _calculate_fan_in_and_fan_out knows neither groups nor gates.
    both(known, "torch:xavier_uniform_/groups#FAN-01", "the variance is not the paper's");
    both(known, "torch:kaiming_normal_/fan_out/groups#FAN-01", "the groups are left out of the");
    both(known, "torch:xavier_uniform_/gates#FAN-01", "gates of a recurrent layer count as");
    // A variance that is not the law's is a distribution that is not.
    both(known, "torch:xavier_uniform_/groups#LAW-05", EVERY_KIND);
    both(known, "torch:kaiming_normal_/fan_out/groups#LAW-05", EVERY_KIND);
    both(known, "torch:xavier_uniform_/gates#LAW-05", EVERY_KIND);
    return Map.copyOf(known);
  }

  private static Map<String, String> keras() {
    Map<String, String> known = new TreeMap<>();
    // compute_fans takes the last two axes for in and out, whatever the layer.
    both(known, "keras:glorot_uniform/Conv2D-groups#FAN-01", "the variance is not the paper's");
    both(known, "keras:glorot_uniform/DepthwiseConv2D#FAN-01", "the variance is not the paper's");
    both(known, "keras:glorot_uniform/LSTM#FAN-01", "gates of a recurrent layer count as outputs");
    for (String layer : new String[] {"Conv2D-groups", "DepthwiseConv2D", "LSTM"}) {
      both(known, "keras:glorot_uniform/" + layer + "#LAW-05", EVERY_KIND);
    }
    // keras.backend.result_type("float64", float) is float32, and so is keras.ops.cos of a float64.
    for (String claim : new String[] {"01", "02", "11", "21"}) {
      known.put("keras:CosineDecay#COSDECAY-" + claim + "@float64", "the formula gives");
    }
    known.put("keras:CosineDecay#REF-01@float64", "the library gives");
    known.put("keras:CosineDecay/warmup#REF-01@float64", "the library gives");
    known.put("keras:CosineDecay#COUNT-01@float64", "the formula gives");
    known.put("keras:CosineDecay/warmup#COUNT-01@float64", "the formula gives");
    known.put("keras:CosineDecayRestarts#COUNT-01@float64", "the formula gives");
    for (String schedule : new String[] {"", "/warmup", "Restarts"}) {
      known.put("keras:CosineDecay" + schedule + "#SET-01@float64", "the formula gives");
    }
    known.put("keras:CosineDecay/warmup#WARMCOS-02@float64", "the formula gives");
    known.put("keras:CosineDecay/warmup#WARMCOS-12@float64", "the formula gives");
    known.put("keras:CosineDecayRestarts#REF-01@float64", "the library gives");
    for (String claim : new String[] {"01", "04", "12", "22", "23"}) {
      known.put("keras:CosineDecayRestarts#RESTARTS-" + claim + "@float64", "the formula gives");
    }
    return Map.copyOf(known);
  }

  private static Map<String, String> pytorchOptimizer() {
    Map<String, String> known = new TreeMap<>();
    // torch.sign of NaN is 0: the momentum is NaN from then on, and the element stands still.
    for (String path : new String[] {"", "/foreach", "/maximize"}) {
      both(known, "pytorch-optimizer:lion" + path + "#EDGE-04", "due is: not finite");
    }
    // After t_max the cosine goes on, and the rate rises again.
    for (String claim : new String[] {"01", "11"}) {
      known.put("pytorch-optimizer:CosineScheduler#WARMCOS-" + claim + "@float64", "the formula");
    }
    known.put("pytorch-optimizer:CosineScheduler#REF-01@float64", "the library gives");
    known.put("pytorch-optimizer:CosineScheduler#SET-01@float64", "the cosine goes on after its");
    return Map.copyOf(known);
  }

  private static void both(Map<String, String> known, String claim, String message) {
    known.put(claim + "@float64", message);
    known.put(claim + "@float32", message);
  }
}
