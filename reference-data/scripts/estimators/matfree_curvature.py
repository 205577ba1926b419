"""Traces, diagonals and moments of spectra by matfree."""

import jax
import jax.numpy as jnp
import numpy as np
from matfree import decomp, funm, stochtrace

from .cases import case, recipe
from .functions import CURVED, Quadratic, network

jax.config.update("jax_enable_x64", True)
POINT = [[0.75, -0.5, 1.25]]
SIGNS = [[1.0, -1.0, 1.0], [-1.0, -1.0, 1.0], [1.0, 1.0, 1.0]]
NORMAL = [[0.5, -1.25, 2.0], [-0.75, 0.25, 1.0]]


def product(f):
    """v -> H v at the point, forward over reverse."""
    return lambda v: jax.jvp(jax.grad(lambda x: f(x)), (jnp.array(POINT[0]),), (v,))[1]


def probed(integrand):
    for name, f in (("quadratic", CURVED), ("network", network("softplus"))):
        for kind, probes in (("signs", SIGNS), ("normal", NORMAL)):
            estimate = stochtrace.estimator_monte_carlo(integrand, sampler=lambda key: jnp.array(probes))
            value = estimate(product(f), None)
            yield case(f"{name}, {kind}", value, {"x": POINT, "probes": len(probes)}, {"probe": probes}, {"f": f})


CALL = "matfree.stochtrace.estimator_monte_carlo(matfree.stochtrace.{}(), sampler), products by jax.jvp of jax.grad; the sampler gives stored probes"
recipe("hutchinson-trace", "paper", "matfree", CALL.format("monte_carlo_trace"))(lambda: probed(stochtrace.monte_carlo_trace()))
recipe("hutchinson-diagonal", "paper", "matfree", CALL.format("monte_carlo_diagonal"))(lambda: probed(stochtrace.monte_carlo_diagonal()))

HESSIAN = [[2, 0.5, -1], [0.5, 1, 0.75], [-1, 0.75, 3]]
LARGER = [[4, 1, 0, 0.5], [1, 3, -1, 0], [0, -1, 2, 0.25], [0.5, 0, 0.25, 1]]


def moments(normalised):
    """The library's integrand is |v|^2 times the moment; for signs |v|^2 is the dimension."""
    for name, hessian, steps, powers, probe in (
        ("3 rows, 2 steps", HESSIAN, 2, 3, [1.0, -1.0, 1.0]),
        ("4 rows, 2 steps", LARGER, 2, 3, [1.0, 1.0, -1.0, 1.0]),
    ):
        matrix, d = np.array(hessian, "float64"), len(hessian)
        values = []
        for power in range(powers + 1):
            dense = funm.dense_funm_sym_eigh(lambda x, j=power: x**j)
            integrand = funm.monte_carlo_funm_sym(dense, decomp.tridiag_sym(steps))
            total = integrand(lambda v: jnp.array(matrix) @ v, jnp.array(probe))
            values.append(float(total) / (d if normalised else 1))
        inputs = {"x": [[0.0] * d], "steps": [list(range(1, steps + 1))], "powers": [list(range(powers + 1))]}
        yield case(name, values, inputs, {"probe": [probe]}, {"f": Quadratic(hessian, [0] * d)})


LANCZOS = "matfree.funm.monte_carlo_funm_sym(dense_funm_sym_eigh(x^j), matfree.decomp.tridiag_sym(m)) of one probe of signs"
recipe("stochastic-lanczos-quadrature", "paper", "matfree", LANCZOS + ", over its dimension")(lambda: moments(True))
recipe("stochastic-lanczos-quadrature", "trace", "matfree", LANCZOS)(lambda: moments(False))
