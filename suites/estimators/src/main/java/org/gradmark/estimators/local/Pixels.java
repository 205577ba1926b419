package org.gradmark.estimators.local;

import java.util.List;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.functions.Quadratic;

/**
 * The mean of errors of pixels.
 *
 * @param errors e_p, each a function of all parameters
 */
record Pixels(List<Quadratic> errors) implements FunctionOracle {

  @Override
  public String name() {
    return errors.size() + " pixels";
  }

  @Override
  public Tensor value(Tensor at) {
    Tensor sum = errors.get(0).value(at);
    for (Quadratic error : errors.subList(1, errors.size())) {
      sum = sum.plus(error.value(at));
    }
    return sum.over(errors.size());
  }

  @Override
  public Tensor gradient(Tensor at) {
    Tensor sum = errors.get(0).gradient(at);
    for (Quadratic error : errors.subList(1, errors.size())) {
      sum = sum.plus(error.gradient(at));
    }
    return sum.over(errors.size());
  }

  @Override
  public int components() {
    return errors.size();
  }

  @Override
  public FunctionOracle component(int index) {
    return errors.get(index);
  }
}
