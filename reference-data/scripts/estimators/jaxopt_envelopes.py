"""Gradients of Moreau envelopes by JAXopt's gradient descent and proximal gradient method, from zero."""

import jax
import jax.numpy as jnp
import jaxopt
import numpy as np

from .cases import case, recipe
from .functions import CURVED, SQUARE, Quadratic, network

jax.config.update("jax_enable_x64", True)
X = [[1.25, -0.5, 0.75]]
FUNCTIONS = (("quadratic", CURVED), ("network", network("softplus")))
RHO, ETA = 0.5, 0.375
DESCENT = "jaxopt.GradientDescent(f(x + d) + |d|^2/(2 rho), stepsize, maxiter, acceleration=False).run(0)"


def shifted(f, x):
    return lambda d, *_: f(x + d) + (d**2).sum() / (2 * RHO)


def described(x, step, count):
    return {"x": x, "steps": [[step] * count]}


def descended(read):
    for name, f in FUNCTIONS:
        for step, count in ((0.125, 3), (0.25, 2)):
            x = jnp.array(X[0])
            solver = jaxopt.GradientDescent(shifted(f, x), stepsize=step, maxiter=count, tol=0.0, acceleration=False)
            d = solver.run(jnp.zeros(3)).params
            yield case(f"{name}, {count} steps", read(f, x, d), described(X, step, count), {}, {"f": f}, smoothing=RHO)


recipe("moreaugrad", "paper", "jaxopt", DESCENT + ", times -1/rho")(lambda: descended(lambda f, x, d: -d / RHO))
recipe("moreaugrad", "gradient-at-end", "jaxopt", DESCENT + ", jax.grad(f)(x + d)")(lambda: descended(lambda f, x, d: jax.grad(f)(x + d)))

WIDE = [[1.25, -0.5, 0.0625, -2.0]]
GROUPS = [[1.0, 0, 1, 0], [0, 1, 0, 1]]
SLOPED = Quadratic(np.diag([0.5, 1, 0, 2]), [1.5, -0.25, -0.75, 0.5])


def by_groups(d, price, scaling):
    """The library's operator for one group, applied to each."""
    masks = [jnp.array(group) for group in GROUPS]
    return sum(mask * jaxopt.prox.prox_group_lasso(mask * d, price, scaling) for mask in masks)


def sparse(prox, price):
    for name, f in (("sloped", SLOPED), ("x^2", SQUARE)):
        for step, count in ((0.25, 2), (0.125, 3)):
            x = jnp.array(WIDE[0])
            solver = jaxopt.ProximalGradient(shifted(f, x), prox, stepsize=step, maxiter=count, tol=0.0, acceleration=False)
            d = solver.run(jnp.zeros(4), price).params
            inputs = described(WIDE, step, count) | {"groups": GROUPS}
            yield case(f"{name}, {count} steps", -d / RHO, inputs, {}, {"f": f}, smoothing=RHO, sparsity=ETA)


PROXIMAL = "jaxopt.ProximalGradient(f(x + d) + |d|^2/(2 rho), jaxopt.prox.{}, stepsize, maxiter, acceleration=False).run(0, {}), times -1/rho"
recipe("sparse-moreaugrad", "paper", "jaxopt", PROXIMAL.format("prox_lasso", "eta"))(lambda: sparse(jaxopt.prox.prox_lasso, ETA))
recipe("sparse-moreaugrad", "price-over-rho", "jaxopt", PROXIMAL.format("prox_lasso", "eta/rho"))(lambda: sparse(jaxopt.prox.prox_lasso, ETA / RHO))
recipe("sparse-moreaugrad", "groups", "jaxopt", PROXIMAL.format("prox_group_lasso of each group", "eta"))(lambda: sparse(by_groups, ETA))
