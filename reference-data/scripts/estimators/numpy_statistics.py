"""Quantiles, covariances and averages by NumPy."""

import numpy as np

from .cases import case, recipe
from .functions import CUBE, Quadratic

SCORES = ([3.5, 0.75, 5.0, 2.0], [1.0, 4.0, 2.0, 7.0, 3.5, 5.25, 6.0], [0.5, 2.25, -1.0, 8.0, 3.0, 1.5, 0.25, 4.5, 6.0])


def thresholds(method):
    """At the level ceil((n + 1)(1 - a))/n, where it is at most 1."""
    for scores in SCORES:
        n = len(scores)
        for a in (0.5, 0.25, 0.375):
            rank = int(np.ceil((n + 1) * (1 - a)))
            if rank <= n:
                value = np.quantile(scores, rank / n, method=method)
                yield case(f"{n} scores, a = {a}", value, {"ceiling": 64.0}, {"scores": scores}, miscoverage=a)


LEVEL = "numpy.quantile(scores, ceil((n + 1)(1 - a))/n, method='{}')"
recipe("split-conformal", "paper", "numpy", LEVEL.format("inverted_cdf"))(lambda: thresholds("inverted_cdf"))
recipe("split-conformal", "interpolated", "numpy", LEVEL.format("linear"))(lambda: thresholds("linear"))

GRADIENTS = ([[1.0, -0.5], [2.5, 0.25], [-0.75, 1.5], [0.5, 3.0]], [[3.0, 1.0], [-2.0, 0.5]])


def gaps(less):
    for gradients in GRADIENTS:
        trace = np.trace(np.cov(np.array(gradients).T, ddof=less))
        value = 0.125 * trace / len(gradients)
        yield case(f"{len(gradients)} examples", value, {}, {"gradients": gradients}, learning_rate=0.125)


recipe("generalization-gap", "paper", "numpy", "the trace of numpy.cov(gradients, ddof=1), times eta/N")(lambda: gaps(1))
recipe("generalization-gap", "over-n", "numpy", "the trace of numpy.cov(gradients, ddof=0), times eta/N")(lambda: gaps(0))


@recipe("mini-batch", "paper", "numpy", "numpy.average(gradients, axis=0, weights=chosen)")
def mini_batch():
    gradients = [[1.0, -0.5], [2.5, 0.25], [-0.75, 1.5], [0.5, 3.0], [-2.0, 1.25]]
    for chosen in ([1, 0, 1, 0, 1], [0, 1, 1, 1, 1], [2, 0, 0, 0, 1]):
        inputs = {"gradients": gradients, "weights": [0.5, 0.125, 0.125, 0.1875, 0.0625]}
        yield case(f"chosen {chosen}", np.average(gradients, axis=0, weights=chosen), inputs, {"chosen": chosen})


def covariances(less):
    """V = (x - theta)^2/2 + theta^2/2 + 5 theta/4: its derivative for theta is 2 theta - x + 5/4."""
    potential = Quadratic([[1, -1], [-1, 2]], [0, 1.25])
    for reward in (Quadratic([[1]], [-0.25], 0.03125), CUBE):
        for theta, particles in ((0.0, [0.5, -1.0, 2.0]), (0.75, [1.5, 0.25, -0.5, 3.0])):
            x = np.array(particles)
            rewards = [float(reward(np.array([v]))) for v in x]
            value = -np.cov(rewards, 2 * theta - x + 1.25, ddof=less)[0, 1]
            functions = {"f": potential, "reward": reward}
            yield case(f"{reward.kind}, {len(x)} particles", value, {"theta": theta}, {"particles": x.reshape(-1, 1)}, functions)


recipe("implicit-diffusion", "paper", "numpy", "-numpy.cov(R, V', ddof=0)")(lambda: covariances(0))
recipe("implicit-diffusion", "unbiased", "numpy", "-numpy.cov(R, V', ddof=1)")(lambda: covariances(1))
