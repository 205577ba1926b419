"""Writes data/estimators: what independent libraries make of the questions that estimators are asked.

All, or those of the libraries that are named: make_estimators.py captum torch. Draws are handed in: where a library draws for
itself, its generator is replaced, or the draws are read off.
"""

import importlib
import os
import pkgutil
import sys

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"

import estimators
from estimators.cases import LICENCES, RECIPES
from files import DATA, write


def wanted(module, libraries):
    """Modules are named after their library, and then by what they are about."""
    return not libraries or any(module == name or module.startswith(name + "_") for name in libraries)


def main(libraries):
    for name in sorted(libraries - LICENCES.keys()):
        sys.exit(f"no library {name}; there are {', '.join(LICENCES)}")
    for module in pkgutil.iter_modules(estimators.__path__):
        if module.name not in ("cases", "functions") and wanted(module.name, libraries):
            importlib.import_module(f"estimators.{module.name}")
    for recipe in RECIPES:
        if recipe.library in libraries or not libraries:
            path = DATA / "estimators" / recipe.system / f"{recipe.dialect}-{recipe.library}.json"
            write(path, recipe.document())
            print(path.relative_to(DATA))


if __name__ == "__main__":
    main(set(sys.argv[1:]))
