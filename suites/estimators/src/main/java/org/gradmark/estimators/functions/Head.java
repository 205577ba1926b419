package org.gradmark.estimators.functions;

import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/** What is read off a network's outputs {@code [n,K]}, with its derivatives. */
public enum Head {
  /** The output of the class itself. */
  LOGIT {
    @Override
    Tensor value(Tensor outputs, Tensor label) {
      return Rows.dot(outputs, label);
    }

    @Override
    Tensor gradient(Tensor outputs, Tensor label) {
      return outputs.times(0).plus(label);
    }

    @Override
    Tensor forward(Tensor outputs, Tensor label, Tensor speed) {
      return Rows.dot(speed, label);
    }

    @Override
    Tensor hessianVector(Tensor outputs, Tensor speed) {
      return outputs.times(0);
    }
  },
  /** Softmax cross entropy: {@code log sum exp(o) - o_label}. */
  CROSS_ENTROPY {
    @Override
    Tensor value(Tensor outputs, Tensor label) {
      return outputs.exp().sum(Axis.ROW).log().minus(Rows.dot(outputs, label));
    }

    @Override
    Tensor gradient(Tensor outputs, Tensor label) {
      return Rows.softmax(outputs).minus(label);
    }

    @Override
    Tensor forward(Tensor outputs, Tensor label, Tensor speed) {
      Tensor e = outputs.exp();
      Tensor normaliser = e.times(speed).sum(Axis.ROW).over(e.sum(Axis.ROW));
      return normaliser.minus(Rows.dot(speed, label));
    }

    @Override
    Tensor hessianVector(Tensor outputs, Tensor speed) {
      Tensor p = Rows.softmax(outputs);
      return p.times(speed.minus(Rows.dot(p, speed)));
    }
  };

  abstract Tensor value(Tensor outputs, Tensor label);

  /** The gradient with respect to the outputs. */
  abstract Tensor gradient(Tensor outputs, Tensor label);

  /** The derivative along a direction of the outputs, without the gradient. */
  abstract Tensor forward(Tensor outputs, Tensor label, Tensor speed);

  /** The Hessian with respect to the outputs, times a direction. */
  abstract Tensor hessianVector(Tensor outputs, Tensor speed);
}
