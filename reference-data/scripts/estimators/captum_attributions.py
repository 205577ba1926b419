"""Attributions by Captum."""

import numpy as np
import torch
from captum.attr import GradientShap, IntegratedGradients, NoiseTunnel, Saliency

from .cases import case, recipe, replaced
from .functions import CUBE, CURVED, FOURTH, network

torch.set_default_dtype(torch.float64)  # Captum makes its steps in the default dtype.
FUNCTIONS = (("quadratic", CURVED), ("x^4", FOURTH), ("network", network("tanh")))
X = [[1.25, -0.5, 0.75]]
BASELINE = [[0.25, 0.5, -1.0]]


def integrated(method, counts):
    """The library rounds its weights to float32 whatever the input: numbers of steps whose weights float32 holds."""
    for name, f in FUNCTIONS:
        for steps in counts:
            value = IntegratedGradients(f).attribute(torch.tensor(X), torch.tensor(BASELINE), n_steps=steps, method=method)
            inputs = {"x": X, "baseline": BASELINE, "steps": [list(range(1, steps + 1))]}
            yield case(f"{name}, {steps} steps", value, inputs, {}, {"f": f})


def register(dialect, method, *counts):
    call = f"captum.attr.IntegratedGradients(f).attribute(x, baseline, n_steps, method='{method}')"
    recipe("integrated-gradients", dialect, "captum", call)(lambda: integrated(method, counts))


register("paper", "riemann_right", 4, 8)
register("left", "riemann_left", 4, 8)
register("midpoint", "riemann_middle", 4, 8)
register("unnormalised-trapezoid", "riemann_trapezoid", 2, 4, 8)
register("gauss", "gausslegendre", 1, 2)

SHARES = np.array([0.125, 0.75, 0.5, 0.875])
CHOSEN = np.array([2, 0, 1, 1])
REFERENCES = [[0.25, 0.5, -1.0], [-1.0, 0.0, 2.0], [0.5, -1.5, 1.0]]


@recipe("expected-gradients", "paper", "captum", "captum.attr.GradientShap(f).attribute(x, references, n_samples, stdevs=0); numpy.random.choice and uniform handed in")
def expected():
    for name, f in FUNCTIONS:
        with replaced(np.random, "choice", lambda n, size: CHOSEN), replaced(np.random, "uniform", lambda a, b, n: SHARES):
            value = GradientShap(f).attribute(torch.tensor(X), torch.tensor(REFERENCES), n_samples=4, stdevs=0.0)
        draws = {"reference": np.eye(3)[CHOSEN], "share": SHARES.reshape(4, 1)}
        yield case(name, value, {"x": X, "references": REFERENCES, "weights": [[1 / 3] * 3]}, draws, {"f": f})


NOISE = torch.tensor([[0.5, -1.25, 2.0], [-0.75, 0.25, 1.0], [1.5, -0.5, -0.25], [0.125, 1.75, -1.0]])


def smoothed(kind, relative):
    """The library's level is the deviation itself; the paper's is a share of the range of x."""
    for name, f in (("quadratic", CURVED), ("x^3", CUBE), ("network", network("softplus"))):
        level = 0.25
        deviation = level * (max(X[0]) - min(X[0]) if relative else 1)
        with replaced(torch, "normal", lambda mean, std: mean + std * NOISE.reshape(std.shape)):
            value = NoiseTunnel(Saliency(f)).attribute(torch.tensor(X), nt_type=kind, nt_samples=4, stdevs=deviation, abs=False)
        yield case(name, value, {"x": X, "copies": 4}, {"noise": NOISE}, {"f": f}, noise_level=level)


TUNNEL = "captum.attr.NoiseTunnel(Saliency(f)).attribute(x, nt_type='{}', nt_samples=4, stdevs={}, abs=False); torch.normal handed in"
recipe("smoothgrad", "paper", "captum", TUNNEL.format("smoothgrad", "level (max x - min x)"))(lambda: smoothed("smoothgrad", True))
recipe("smoothgrad", "absolute-noise", "captum", TUNNEL.format("smoothgrad", "level"))(lambda: smoothed("smoothgrad", False))
recipe("smoothgrad", "squared", "captum", TUNNEL.format("smoothgrad_sq", "level (max x - min x)"))(lambda: smoothed("smoothgrad_sq", True))
recipe("smoothgrad", "vargrad-over-n", "captum", TUNNEL.format("vargrad", "level (max x - min x)"))(lambda: smoothed("vargrad", True))
