"""Differences, subspaces, roots of matrices and distances by SciPy."""

import numpy as np
from scipy import linalg, optimize, stats

from .cases import case, recipe
from .functions import CUBE, CURVED, network

POINT = np.array([0.75, -0.5, 1.25])
FUNCTIONS = (("quadratic", CURVED, 0.5), ("x^3", CUBE, 0.25), ("network", network("softplus"), 0.5))


@recipe("kwsa", "paper", "scipy", "scipy.optimize.approx_fprime(x, f, step)")
def forward():
    for name, f, step in FUNCTIONS:
        yield case(name, optimize.approx_fprime(POINT, f, step), {"x": POINT}, {}, {"f": f}, difference_step=step)


@recipe("kwsa", "central", "scipy", "scipy.optimize._numdiff.approx_derivative(f, x, method='3-point', abs_step=step)")
def central():
    from scipy.optimize._numdiff import approx_derivative

    for name, f, step in FUNCTIONS:
        value = approx_derivative(f, POINT, method="3-point", abs_step=step)
        yield case(name, value, {"x": POINT}, {}, {"f": f}, difference_step=step)


BASIS = np.array([[0.5, 0.5, 0.5, 0.5], [0.5, -0.5, 0.5, -0.5]])


def cosines(first, second):
    return np.cos(linalg.subspace_angles(np.asarray(first).T, np.asarray(second).T))


def shares(power):
    for gradient in ([1.5, -0.5, 2.0, 0.25], [-1.0, 0.75, 0.5, 2.0]):
        value = cosines([gradient], BASIS)[0] ** power
        yield case(f"gradient {gradient}", value, {"basis": BASIS}, {"gradient": gradient})


recipe("subspace-fraction", "paper", "scipy", "cos(scipy.linalg.subspace_angles(g, V))^2")(lambda: shares(2))
recipe("subspace-fraction", "norms", "scipy", "cos(scipy.linalg.subspace_angles(g, V))")(lambda: shares(1))


@recipe("subspace-overlap", "paper", "scipy", "the mean of cos(scipy.linalg.subspace_angles(V, W))^2")
def overlap():
    tilted = np.array([[0.5, 0.5, 0.5, 0.5], [0.5, -0.5, 0.5, -0.5]])
    for name, first in (("axes", np.eye(4)[:2]), ("far axes", np.eye(4)[[1, 3]]), ("turned", np.array([[0.6, 0.8, 0, 0], [0, 0, 0.28, 0.96]]))):
        yield case(name, np.mean(cosines(first, tilted) ** 2), {"first": first}, {"second": tilted})


@recipe("coupled-newton", "paper", "scipy", "scipy.linalg.fractional_matrix_power(A, -1/p)")
def inverse_root():
    for p, matrix in ((2, [[2, 0.5], [0.5, 1]]), (4, [[2, 0.5], [0.5, 1]]), (2, [[3, 1, 0], [1, 2, 0.5], [0, 0.5, 1]])):
        value = linalg.fractional_matrix_power(np.array(matrix, "float64"), -1 / p)
        inputs = {"matrix": matrix, "root": [list(range(1, p + 1))], "steps": [list(range(1, 16))]}
        yield case(f"root {p}, size {len(matrix)}", value, inputs)


@recipe("energy-distance", "energy", "scipy", "scipy.stats.energy_distance(x, y)^2")
def energy():
    for x, y in (([0.5, 1.25, -2.0, 3.0], [1.0, 0.25, -0.75]), ([0.0, 1.0], [2.0, 4.0, 4.5])):
        value = stats.energy_distance(x, y) ** 2
        yield case(f"{len(x)} and {len(y)} numbers", value, {}, {"x": [[v] for v in x], "y": [[v] for v in y]})


def weights(counted):
    """Sorted losses by the isotonic regression of the paper's dual."""
    for losses, spectrum in (([1.5, 0.25, 4.0, 0.5], [0.0625, 0.125, 0.3125, 0.5]), ([2.0, -1.0, 0.25, 3.0, 1.0], [0.0, 0.1, 0.2, 0.3, 0.4])):
        for nu in (0.0625, 0.5, 8.0):
            n, order = len(losses), np.argsort(losses)
            target = np.array(losses)[order] / (nu * (n if counted else 1)) + 1 / n
            z = optimize.isotonic_regression(target - np.array(spectrum)).x
            value = np.empty(n)
            value[order] = target - z
            yield case(f"{n} losses, nu = {nu}", value, {"losses": losses, "spectrum": spectrum}, shift_cost=nu)


recipe("spectral-risk-weights", "paper", "scipy", "scipy.optimize.isotonic_regression(l/(n nu) + 1/n - s) of sorted losses")(lambda: weights(True))
recipe("spectral-risk-weights", "nu-without-count", "scipy", "scipy.optimize.isotonic_regression(l/nu + 1/n - s) of sorted losses")(lambda: weights(False))
