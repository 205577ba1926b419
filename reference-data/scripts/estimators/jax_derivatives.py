"""Derivatives by JAX: forward mode, solves."""

import jax
import jax.numpy as jnp
import numpy as np

from .cases import case, recipe
from .functions import CUBE, CURVED, FOURTH, Quadratic, loss, network

jax.config.update("jax_enable_x64", True)
POINT = [[0.75, -0.5, 1.25]]
DIRECTIONS = [[0.5, -1.25, 2.0], [-0.75, 0.25, 1.0]]


def forward_gradients(lengths):
    net = loss("softplus")
    for name, f, at, directions in (
        ("quadratic", CURVED, POINT, DIRECTIONS),
        ("network", network("tanh"), POINT, DIRECTIONS),
        ("loss of its parameters", net, [net.parameters()], [np.cos(np.arange(26)), np.sin(np.arange(26))]),
    ):
        along = [jax.jvp(lambda x: f(x), (jnp.array(at[0]),), (jnp.array(v),))[1] for v in directions]
        value = np.mean([np.asarray(a) * np.asarray(v) / lengths(v) for a, v in zip(along, directions)], 0)
        yield case(name, value, {"x": at}, {"direction": directions}, {"f": f}, epsilon=1e-16)


JVP = "jax.jvp(f, (x,), (v,)), the mean of the products with v"
recipe("forward-gradient", "paper", "jax", JVP)(lambda: forward_gradients(lambda v: 1.0))
recipe("forward-gradient", "projected", "jax", JVP + "/(|v|^2 + eps)")(lambda: forward_gradients(lambda v: np.dot(v, v) + 1e-16))


@recipe("linear-solve-adjoint", "paper", "jax", "jax.grad of G(jax.numpy.linalg.solve(M, b)) for M and b")
def linear_solve():
    two = {"matrix": [[2.0, 0.5], [-1.0, 1.5]], "right": [[1.25, -0.75]]}
    for name, g in (("quadratic", Quadratic([[1, 0.5], [0.5, 2]], [-1, 0.25])), ("cubic", CUBE), ("x^4", FOURTH)):
        solved = lambda m, b: g(jnp.linalg.solve(m, b[0]))
        both = jax.grad(solved, (0, 1))(jnp.array(two["matrix"]), jnp.array(two["right"]))
        yield case(name, np.concatenate([np.ravel(d) for d in both]), two, {}, {"f": g})
