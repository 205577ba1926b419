"""The trapezoidal rule and the unbiased variance by NumPy, of gradients by PyTorch."""

import numpy as np
import torch

from .cases import case, recipe
from .functions import CUBE, CURVED, FOURTH, network

torch.set_default_dtype(torch.float64)
X, BASELINE = [[1.25, -0.5, 0.75]], [[0.25, 0.5, -1.0]]
NOISE = [[0.5, -1.25, 2.0], [-0.75, 0.25, 1.0], [1.5, -0.5, -0.25], [0.125, 1.75, -1.0]]


def gradients(f, points):
    return torch.func.grad(lambda x: f(x).sum())(torch.tensor(points)).numpy()


@recipe("integrated-gradients", "trapezoid", "numpy", "numpy.trapezoid of gradients (torch.func.grad) at m + 1 points of the path, times x - baseline")
def trapezoid():
    for name, f in (("quadratic", CURVED), ("x^4", FOURTH), ("network", network("tanh"))):
        for steps in (3, 5):
            shares = np.linspace(0, 1, steps + 1)
            difference = np.subtract(X, BASELINE)
            value = np.trapezoid(gradients(f, BASELINE + shares[:, None] * difference), shares, axis=0) * difference[0]
            inputs = {"x": X, "baseline": BASELINE, "steps": [list(range(1, steps + 1))]}
            yield case(f"{name}, {steps} steps", value, inputs, {}, {"f": f})


@recipe("smoothgrad", "vargrad", "numpy", "numpy.var(gradients, axis=0, ddof=1), gradients by torch.func.grad at noisy copies")
def vargrad():
    for name, f in (("quadratic", CURVED), ("x^3", CUBE), ("network", network("softplus"))):
        noisy = np.array(X) + 0.25 * (max(X[0]) - min(X[0])) * np.array(NOISE)
        value = np.var(gradients(f, noisy), axis=0, ddof=1)
        yield case(name, value, {"x": X, "copies": 4}, {"noise": NOISE}, {"f": f}, noise_level=0.25)
