"""Writes data/trajectories/<system>/<dialect>/<case>-<library>.json from PyTorch, Optax and Keras.

Usage: python make_trajectories.py [torch|optax|keras ...]     (all three without an argument)
"""

import importlib
import math
import platform
import sys

from driving import drive
from files import DATA, case_path, encode_all, read, sha256, write
from recipes import USES, cases, hyperparameters


def trajectory(library, system, dialect, name):
    """The document, or None if the library does not have this rule or cannot run this case."""
    case, h = read(case_path(name)), hyperparameters(system, dialect, name)
    started = library.start(system, dialect, h, case)
    if started is None:
        return None
    call, optimizer = started
    rows = [{p: encode_all(x.ravel()) for p, x in row.items()} for row in drive(optimizer, case, h.learning_rate)]
    if not all(isinstance(value, float) and math.isfinite(value) for row in rows for x in row.values() for value in x):
        raise ValueError(f"{system}/{dialect} on {name} with {library.NAME}: not finite; list the case in recipes.LEFT_OUT")
    return {
        "schema": "gradmark/trajectory/1", "system": system, "dialect": dialect, "case": name, "dtype": "float64",
        "hyperparameters": vars(h),
        "provenance": {
            "library": library.NAME, "version": library.VERSION, "licence": library.LICENCE, "call": call,
            "script": f"scripts/{library.__name__}.py",
            "python": ".".join(platform.python_version_tuple()[:2]), "case_sha256": sha256(case_path(name)),
        },
        "trajectory": rows,
    }


def main(names):
    for library in (importlib.import_module(f"from_{name}") for name in names):
        for system, dialects in USES.items():
            for dialect in dialects:
                for name in cases(system, dialect):
                    document = trajectory(library, system, dialect, name)
                    if document:
                        write(DATA / "trajectories" / system / dialect / f"{name}-{library.NAME}.json", document)


if __name__ == "__main__":
    main(sys.argv[1:] or ["torch", "optax", "keras"])
