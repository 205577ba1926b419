package org.gradmark.estimators.functions;

import org.gradmark.core.tensor.Tensor;

/** Smooth activations, each with its first two derivatives. */
public enum Activation {
  /** {@code (e^2z - 1)/(e^2z + 1)}. */
  TANH {
    @Override
    Tensor of(Tensor z) {
      Tensor e = z.times(2).exp();
      return e.minus(1).over(e.plus(1));
    }

    @Override
    Tensor first(Tensor z) {
      return of(z).square().oneMinus();
    }

    @Override
    Tensor second(Tensor z) {
      return of(z).times(first(z)).times(-2);
    }
  },
  /** {@code log(1 + e^z)}. */
  SOFTPLUS {
    @Override
    Tensor of(Tensor z) {
      return z.exp().plus(1).log();
    }

    @Override
    Tensor first(Tensor z) {
      Tensor e = z.exp();
      return e.over(e.plus(1));
    }

    @Override
    Tensor second(Tensor z) {
      Tensor s = first(z);
      return s.times(s.oneMinus());
    }
  };

  abstract Tensor of(Tensor z);

  abstract Tensor first(Tensor z);

  abstract Tensor second(Tensor z);
}
