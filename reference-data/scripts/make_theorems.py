"""Makes data/theorems: worst values of methods, and the worst instances, by PEPit's own examples.

`python make_theorems.py` makes all, `python make_theorems.py NAME ...` only those. Prints one line per file.
"""

import importlib
import importlib.metadata
import math
import sys

import cvxpy
from PEPit import PEP

import interpolation
from files import DATA
from theorem_points import CLASSES, Located, at, described, is_operator, labelled
from theorem_recipes import RECIPES
from theorem_writer import write_theorem
from worst_instance import instance, managed


class Solved:
    """A run of an example: the problem, the two values that it returns, its variables at the solve, directions it drew."""

    def __init__(self, recipe):
        self.recipe, self.directions = recipe, []
        if recipe.own:
            module = importlib.import_module("own_problems")
        else:
            module = importlib.import_module("PEPit.examples." + recipe.module)
        function = getattr(module, recipe.function or "wc_" + recipe.module.rpartition(".")[2])
        plain, inexact = PEP.solve, getattr(module, "inexact_gradient_step", None)

        def solve(pep, *_, **__):
            self.pep, self.variables = pep, dict(sys._getframe(1).f_locals)
            return managed(lambda **options: plain(pep, wrapper="cvxpy", verbose=0, **options))

        def drawn(*arguments, **named):
            step = inexact(*arguments, **named)
            self.directions.append(step[1])
            return step

        PEP.solve = solve
        if inexact:
            module.inexact_gradient_step = drawn
        try:
            worst, closed = function(**recipe.parameters, **recipe.fixed, **({} if recipe.own else {"verbose": -1}))
        finally:
            PEP.solve = plain
            if inexact:
                module.inexact_gradient_step = inexact
        self.worst, self.closed = float(worst), None if closed is None else float(closed)

    def name(self, function):
        for name, value in self.variables.items():
            if value is function:
                return "f" if name == "func" else name
            if isinstance(value, list) and any(v is function for v in value):
                return f"{name}{[v is function for v in value].index(True) + 1}"
        return f"f{self.pep.list_of_functions.index(function) + 1}"


def worst_case_instance(solved):
    recipe, functions = solved.recipe, solved.pep.list_of_functions
    if not recipe.replay or solved.worst <= 1e-6 or any(type(f).__name__ not in CLASSES for f in functions):
        return None
    for f in functions:
        if type(f).__name__ == "LipschitzStronglyMonotoneOperatorCheap" and len(f.list_of_points) > 2:
            return None
    zero = solved.variables.get(recipe.zero)
    zero_values = [] if zero is None else [t[2] for f in functions if not is_operator(f) for t in at(f, zero)[:1]]
    zero_values = [v for v in zero_values if v.decomposition_dict]
    found = instance(solved.pep, solved.worst, [zero] if zero is not None else [], zero_values)
    if found is None:
        return None
    located = Located(solved, *found)
    solution = zero if recipe.solution else None
    entries = [described(solved, located, f, solution) for f in functions]
    start = solved.variables[recipe.start] if recipe.start else solved.pep.list_of_points[0]
    document = {
        "dimension": len(located.basis),
        "start": located.point(start),
        "end": located.point(solved.variables[recipe.end]) if recipe.end else None,
        "minimiser": None if solution is None else located.point(solution),
        "minimum": None if solution is None or all(map(is_operator, functions)) else 0.0,
        "worst_case": min(map(located.value, solved.pep.list_of_performance_metrics)),
        "violation": max(map(interpolation.violation, entries)),
    }
    names = recipe.more if recipe.solution else (recipe.zero, *recipe.more)
    if names:
        document["named"] = {label: located.point(point) for name in names for label, point in labelled(name, solved.variables[name])}
    if solved.directions:
        document["directions"] = [located.point(d) for d in solved.directions]
    broken = max([located.value(c.expression) for c in solved.pep.list_of_constraints], default=0.0)
    if document["violation"] > 1e-6 or broken > 1e-9 or document["worst_case"] < 0.9999 * solved.worst:
        return None
    return document | {"functions": entries}


def theorem(recipe):
    solved = Solved(recipe)
    closed = solved.closed if recipe.closed else None
    return {
        "schema": "gradmark/theorem/1",
        "name": recipe.name,
        "provenance": {
            "library": "PEPit",
            "version": importlib.metadata.version("PEPit"),
            "licence": "MIT",
            "solver": f"CLARABEL {importlib.metadata.version('clarabel')} via cvxpy {cvxpy.__version__}",
            "call": recipe.call,
        },
        "parameters": recipe.parameters,
        "metric": recipe.metric,
        "initial": recipe.initial,
        "worst_case": solved.worst,
        "closed_form": closed,
        "tight": None if closed is None or not recipe.exact else abs(solved.worst - closed) <= 1e-5 * max(abs(closed), 1e-2),
        "instance": worst_case_instance(solved),
    }


def main(names):
    for recipe in RECIPES:
        if not names or recipe.name in names:
            document = theorem(recipe)
            write_theorem(DATA / "theorems" / f"{recipe.name}.json", document)
            found, closed = document["instance"], document["closed_form"]
            ratio = document["worst_case"] / closed if closed else math.nan
            shape = f"{found['dimension']}-D {found['worst_case'] / document['worst_case']:.6f} violation {found['violation']:.1e}" if found else "-"
            print(f"{recipe.name:55} {document['worst_case']:.9g} {closed} ratio {ratio:.7f} {shape}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
