package org.gradmark.subjects.dl4j;

import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.OptimizerSubject;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * What DL4J offers, and what it says about it.
 *
 * <p>The dialect that a subject declares is the one that DL4J documents, not the one that it turns
 * out to follow: telling the two apart is what the suite is for. Defaults are DL4J's own. Under
 * "fixed" stand hyperparameters of the system that a user of DL4J cannot set.
 */
final class Updaters {

  private static final Map<String, Double> MOMENTS =
      Map.of("learning_rate", 1e-3, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8);

  private Updaters() {}

  static List<OptimizerSubject> all() {
    return List.of(
        sgd(),
        sgd().decaying("dl4j:sgd/l2-decay", "sgd", "l2-decay", Decay.L2),
        nesterovs(),
        adaGrad(),
        adaDelta(),
        rmsProp(),
        adam(),
        adam().decaying("dl4j:adam/l2-decay", "adam", "l2-decay", Decay.L2),
        adamW("dl4j:adamw", Decay.LAYER),
        adamW("dl4j:adamw/network", Decay.NETWORK),
        adaMax(),
        nadam(),
        amsGrad(),
        adaBelief("dl4j:adabelief", Start.VIEW),
        // The view fails in M2.1; the other public way to give an updater its state does not.
        adaBelief("dl4j:adabelief/state-map", Start.MAP));
  }

  /** "SGD updater applies a learning rate only" (Javadoc). */
  private static UpdaterSubject sgd() {
    return new UpdaterSubject("dl4j:sgd", "sgd", "paper", h -> new Sgd(h.get("learning_rate")))
        .defaults(Map.of("learning_rate", Sgd.DEFAULT_SGD_LR))
        .fixed(Map.of("weight_decay", 0.0));
  }

  /**
   * The updater's source refers to the second form of cs231n, "v = mu * v - learning_rate * dx; x
   * += -mu * v_prev + (1 + mu) * v": the shifted form, in which the gradient is taken at x.
   */
  private static UpdaterSubject nesterovs() {
    return new UpdaterSubject(
            "dl4j:nesterovs",
            "nesterov",
            "shifted",
            h -> new Nesterovs(h.get("learning_rate"), h.get("momentum")))
        .defaults(
            Map.of(
                "learning_rate", Nesterovs.DEFAULT_NESTEROV_LEARNING_RATE,
                "momentum", Nesterovs.DEFAULT_NESTEROV_MOMENTUM));
  }

  /** Names no form of its own, and no initial accumulator: its user expects the paper's zero. */
  private static UpdaterSubject adaGrad() {
    return new UpdaterSubject(
            "dl4j:adagrad",
            "adagrad",
            "paper",
            h -> new AdaGrad(h.get("learning_rate"), h.get("epsilon")))
        .defaults(
            Map.of(
                "learning_rate", AdaGrad.DEFAULT_ADAGRAD_LEARNING_RATE,
                "epsilon", AdaGrad.DEFAULT_ADAGRAD_EPSILON))
        .fixed(Map.of("initial_accumulator", 0.0));
  }

  /** "Algorithm 1" of the paper (comments in the updater); it has no learning rate. */
  private static UpdaterSubject adaDelta() {
    return new UpdaterSubject(
            "dl4j:adadelta", "adadelta", "paper", h -> new AdaDelta(h.get("rho"), h.get("epsilon")))
        .defaults(
            Map.of(
                "rho", AdaDelta.DEFAULT_ADADELTA_RHO,
                "epsilon", AdaDelta.DEFAULT_ADADELTA_EPSILON))
        .fixed(Map.of("learning_rate", 1.0));
  }

  /** "lr * gradient / (sqrt(cache) + 1e-8)" (comment in the updater): epsilon outside the root. */
  private static UpdaterSubject rmsProp() {
    return new UpdaterSubject(
            "dl4j:rmsprop",
            "rmsprop",
            "epsilon-outside",
            h -> new RmsProp(h.get("learning_rate"), h.get("rho"), h.get("epsilon")))
        .defaults(
            Map.of(
                "learning_rate", RmsProp.DEFAULT_RMSPROP_LEARNING_RATE,
                "rho", RmsProp.DEFAULT_RMSPROP_RMSDECAY,
                "epsilon", RmsProp.DEFAULT_RMSPROP_EPSILON))
        .fixed(Map.of("momentum", 0.0));
  }

  /** "https://arxiv.org/abs/1412.6980" (Javadoc), and no word of another form. */
  private static UpdaterSubject adam() {
    return new UpdaterSubject(
            "dl4j:adam",
            "adam",
            "paper",
            h -> new Adam(h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")))
        .defaults(MOMENTS)
        .fixed(Map.of("weight_decay", 0.0));
  }

  /** Adam with DL4J's weight decay, "multiplying the learning rate" (Javadoc of weightDecay). */
  private static UpdaterSubject adamW(String id, Decay decay) {
    return adam().decaying(id, "adamw", "decay-times-rate", decay);
  }

  /**
   * "https://arxiv.org/abs/1412.6980" (Javadoc). Its epsilon can be set although the paper's form
   * has none.
   */
  private static UpdaterSubject adaMax() {
    return new UpdaterSubject(
            "dl4j:adamax",
            "adamax",
            "paper",
            h ->
                new AdaMax(
                    h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")))
        .defaults(MOMENTS);
  }

  /** "https://arxiv.org/pdf/1609.04747.pdf" (Javadoc): Ruder's overview, which is "paper" here. */
  private static UpdaterSubject nadam() {
    return new UpdaterSubject(
            "dl4j:nadam",
            "nadam",
            "paper",
            h ->
                new Nadam(h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")))
        .defaults(MOMENTS)
        .fixed(Map.of("momentum_decay", 0.0));
  }

  /** "eq 1 pg 3" and "vHat_t = max(vHat_{t-1}, v_t)" (comments in the updater): the paper's. */
  private static UpdaterSubject amsGrad() {
    return new UpdaterSubject(
            "dl4j:amsgrad",
            "amsgrad",
            "paper",
            h ->
                new AMSGrad(
                    h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")))
        .defaults(MOMENTS);
  }

  /** "https://arxiv.org/pdf/2010.07468.pdf" (Javadoc). */
  private static UpdaterSubject adaBelief(String id, Start start) {
    return new UpdaterSubject(
            id,
            "adabelief",
            "paper",
            h ->
                new AdaBelief(
                    h.get("learning_rate"), h.get("beta1"), h.get("beta2"), h.get("epsilon")))
        .defaults(
            Map.of(
                "learning_rate", AdaBelief.DEFAULT_LEARNING_RATE,
                "beta1", AdaBelief.DEFAULT_BETA1_MEAN_DECAY,
                "beta2", AdaBelief.DEFAULT_BETA2_VAR_DECAY,
                "epsilon", AdaBelief.DEFAULT_EPSILON))
        .start(start);
  }
}
