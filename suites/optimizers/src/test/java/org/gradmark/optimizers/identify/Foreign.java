package org.gradmark.optimizers.identify;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;

import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** Rules that the suite does not have: nothing known may be seen in them. */
enum Foreign {
  YOGI("adam", Foreign::yogi),
  ADAN("adam", Foreign::adan),
  NADAM_WITH_DECAY("adam", Foreign::nadamWithDecay),
  CUBE_ROOT("adam", Foreign::cubeRoot),
  ONE_MOMENT_FOR_ALL("adam", Foreign::oneMomentForAll),
  RPROP("sgd", Foreign::rprop),
  ROOT_DECAY("sgd", s -> s.x().minus(s.gradient().times(s.rate()).over(s.t().sqrt()))),
  SOFT_SIGN("sgd", Foreign::softSign),
  LOGARITHMIC("sgd", Foreign::logarithmic);

  /** What it says it is. */
  final String system;

  final Rule rule;

  Foreign(String system, Rule rule) {
    this.system = system;
    this.rule = rule;
  }

  private static Tensor adaptive(Step s, Tensor m, Tensor v) {
    return s.x()
        .minus(
            s.corrected(m, BETA1)
                .over(s.corrected(v, BETA2).sqrt().plus(s.get(EPSILON)))
                .times(s.rate()));
  }

  private static Tensor yogi(Step s) {
    Tensor square = s.gradient().square();
    Tensor before = s.last("v");
    Tensor change = before.minus(square).sign().times(square).times(s.get(BETA2).oneMinus());
    return adaptive(s, s.average("m", s.gradient(), BETA1), s.keep("v", before.minus(change)));
  }

  private static Tensor adan(Step s) {
    Tensor g = s.gradient();
    Tensor difference = g.minus(s.last("g", g));
    s.keep("g", g);
    Tensor m = s.average("m", g, BETA1).plus(s.average("d", difference, BETA1).times(0.9));
    return adaptive(s, m, s.average("v", g.plus(difference.times(0.9)).square(), BETA2));
  }

  private static Tensor nadamWithDecay(Step s) {
    Tensor g = s.gradient();
    Tensor m = s.corrected(s.average("m", g, BETA1), BETA1);
    Tensor v = s.corrected(s.average("v", g.square(), BETA2), BETA2);
    Tensor ahead = m.times(s.get(BETA1)).plus(g.times(s.get(BETA1).oneMinus()));
    Tensor shrunk = s.x().times(s.rate().times(0.01).oneMinus());
    return shrunk.minus(ahead.over(v.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor cubeRoot(Step s) {
    Tensor cube = s.gradient().abs().times(s.gradient().square());
    Tensor v = s.average("v", cube, BETA2).plus(s.get(EPSILON));
    return s.x().minus(s.gradient().over(v.pow(1 / 3.0)).times(s.rate()));
  }

  private static Tensor oneMomentForAll(Step s) {
    Tensor mean = s.gradient().square().mean(Axis.ALL).plus(s.x().times(0));
    Tensor v = s.average("v", mean, BETA2);
    return s.x().minus(s.gradient().over(v.sqrt().plus(s.get(EPSILON))).times(s.rate()));
  }

  private static Tensor rprop(Step s) {
    Tensor zero = s.x().times(0);
    Tensor turn = s.gradient().times(s.last("g"));
    Tensor size = s.last("size", zero.plus(0.1));
    Tensor longer = turn.greaterThan(zero).where(size.times(1.2), size);
    size = s.keep("size", turn.lessThan(zero).where(longer.times(0.5), longer));
    s.keep("g", s.gradient());
    return s.x().minus(s.gradient().sign().times(size).times(s.rate()));
  }

  private static Tensor softSign(Step s) {
    Tensor length = s.gradient().square().plus(1).sqrt();
    return s.x().minus(s.gradient().over(length).times(s.rate()));
  }

  private static Tensor logarithmic(Step s) {
    Tensor size = s.gradient().abs().plus(1).log();
    return s.x().minus(s.gradient().sign().times(size).times(s.rate()));
  }
}
