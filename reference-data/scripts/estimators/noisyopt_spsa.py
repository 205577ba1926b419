"""SPSA by noisyopt: what its first step moves."""

import numpy as np
from noisyopt import minimizeSPSA

from .cases import case, recipe, replaced
from .functions import CUBE, CURVED, network


@recipe("spsa", "paper", "noisyopt", "noisyopt.minimizeSPSA(f, x, a, c, niter=1, alpha=0, paired=False), x less what it became, at rate 1; numpy.random.choice handed in")
def spsa():
    signs = np.array([1, -1, 1])
    for name, f, step in (("quadratic", CURVED, 0.5), ("x^3", CUBE, 0.25), ("network", network("softplus"), 0.5)):
        start = np.array([0.75, -0.5, 1.25])
        with replaced(np.random, "choice", lambda values, size: signs):
            moved = minimizeSPSA(lambda x: float(f(x)), start.copy(), a=1.0, c=step, niter=1, alpha=0.0, paired=False).x
        yield case(name, start - moved, {"x": start}, {"direction": [signs.astype(float)]}, {"f": f}, difference_step=step)
