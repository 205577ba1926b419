"""Gradients through a minimum by JAXopt."""

import jax
import jax.numpy as jnp
import jaxopt
import numpy as np

from .cases import case, recipe
from .functions import Quadratic

jax.config.update("jax_enable_x64", True)
JOINT = Quadratic([[4, 1, 0.5], [1, 2, -1], [0.5, -1, 3]], [-1.75, 1, 0.25])
OUTER = Quadratic([[1, 0.25, 0], [0.25, 2, 0.5], [0, 0.5, 1]], [-0.5, 0.25, 1])
WIDE = Quadratic([[3, 0.5, 1, -1], [0.5, 2, 0.25, 0.5], [1, 0.25, 2, 0], [-1, 0.5, 0, 1]], [0.5, -1, 0.25, 1])
LAST = Quadratic([[2, 0, 0.5, 0], [0, 1, 0, -0.25], [0.5, 0, 1, 0], [0, -0.25, 0, 1]], [1, -0.5, 0.25, 2])


@recipe("implicit-hypergradient", "paper", "jaxopt", "jaxopt.implicit_diff.custom_root(jax.grad(f))(solver), F(w*(u), u) differentiated by jax.grad")
def implicit():
    for name, f, outer, hyper in (("one", JOINT, OUTER, [0.5]), ("two", WIDE, LAST, [0.5, -0.75])):
        n = len(f.slope) - len(hyper)

        def minimum(_, u):
            """The root itself, by a dense solve."""
            return jnp.linalg.solve(f.hessian[:n, :n], -(f.slope[:n] + f.hessian[:n, n:] @ u))

        optimality = jax.grad(lambda w, u: f(jnp.concatenate([w, u])))
        solver = jaxopt.implicit_diff.custom_root(optimality)(minimum)
        u = jnp.array(hyper)
        value = jax.grad(lambda u: outer(jnp.concatenate([solver(None, u), u])))(u)
        inputs = {"weights": np.asarray(minimum(None, u)), "hyper": [hyper]}
        yield case(f"{name} hyperparameter", value, inputs, {}, {"f": f, "outer": outer})
