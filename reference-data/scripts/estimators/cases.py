"""A question to an estimator with the answer of a library, and the list of all recipes that make them."""

import contextlib
import importlib.metadata
from dataclasses import dataclass

import numpy as np

from files import encode_all

LICENCES = {
    "captum": "BSD-3-Clause",
    "dcor": "MIT",
    "hypergrad": "MIT",
    "jax": "Apache-2.0",
    "jaxopt": "Apache-2.0",
    "keras": "Apache-2.0",
    "matfree": "MIT",
    "noisyopt": "MIT",
    "numpy": "BSD-3-Clause",
    "opacus": "Apache-2.0",
    "optax": "Apache-2.0",
    "pytorch_optimizer": "Apache-2.0",
    "reinmax": "MIT",
    "scipy": "BSD-3-Clause",
    "torch": "BSD-3-Clause",
    "torchdiffeq": "MIT",
    "torchmetrics": "Apache-2.0",
    "torchsde": "Apache-2.0",
    "uncertainty_toolbox": "MIT",
}
RECIPES = []


@dataclass
class Recipe:
    """One file: the dialect of a system, the library, the call that was made, and what yields the cases."""

    system: str
    dialect: str
    library: str
    call: str
    cases: object

    def document(self):
        version = importlib.metadata.version(self.library).split("+")[0]
        return {
            "schema": "gradmark/estimator/1",
            "system": self.system,
            "dialect": self.dialect,
            "dtype": "float64",
            "provenance": {"library": self.library, "version": version, "licence": LICENCES[self.library], "call": self.call},
            "cases": list(self.cases()),
        }


def recipe(system, dialect, library, call):
    """Marks a generator of cases."""

    def register(cases):
        RECIPES.append(Recipe(system, dialect, library, call, cases))
        return cases

    return register


def rows(numbers):
    """Numbers as a matrix: a number is [1,1], a list is a row."""
    array = np.asarray(numbers.detach() if hasattr(numbers, "detach") else numbers)
    if array.dtype not in (np.dtype("float64"), np.dtype("int64"), np.dtype("int32"), np.dtype("bool")):
        raise TypeError(f"computed in {array.dtype}, not in float64")
    return np.atleast_2d(array.astype("float64"))


def array(numbers):
    matrix = rows(numbers)
    return {"shape": list(matrix.shape), "values": encode_all(matrix.ravel())}


def arrays(named):
    return {name: array(numbers) for name, numbers in named.items()}


def case(name, value, inputs={}, draws={}, functions={}, **hyperparameters):
    """One case. A value that is no matrix becomes a row; functions are those of the module functions."""
    return {
        "case": name,
        "hyperparameters": hyperparameters,
        "inputs": arrays(inputs),
        "draws": arrays(draws),
        "functions": {called: {"kind": f.kind, "arrays": arrays(f.arrays())} for called, f in functions.items()},
        "value": array(value),
    }


@contextlib.contextmanager
def replaced(owner, name, by):
    """A library's own generator, replaced for a while."""
    original = getattr(owner, name)
    setattr(owner, name, by)
    try:
        yield
    finally:
        setattr(owner, name, original)
