"""Makes data/theorems: worst values of methods, and the worst instances, by PEPit's own examples.

`python make_theorems.py` makes all, `python make_theorems.py NAME ...` only those. Prints one line per file.
"""

import importlib
import math
import sys

import cvxpy
import numpy
import importlib.metadata
from PEPit import PEP
from PEPit.expression import Expression
from PEPit.point import Point

import interpolation
from files import DATA, encode_all
from theorem_recipes import RECIPES
from theorem_writer import write_theorem
from worst_instance import instance, managed

GRID = 2.0**44  # coordinates are multiples of 1/GRID: sums with dyadic step sizes are then exact

CLASSES = {
    "SmoothConvexFunction": ("smooth-strongly-convex", ("L", "mu")),
    "SmoothStronglyConvexFunction": ("smooth-strongly-convex", ("L", "mu")),
    "SmoothStronglyConvexQuadraticFunction": ("quadratic", ("L", "mu")),
    "SmoothFunction": ("smooth", ("L",)),
    "StronglyConvexFunction": ("strongly-convex", ("mu",)),
    "ConvexFunction": ("convex", ()),
    "ConvexLipschitzFunction": ("convex-lipschitz", ("M",)),
    "ConvexIndicatorFunction": ("convex-indicator", ("D",)),
    "ConvexQGFunction": ("convex-quadratic-growth", ("L",)),
    "RsiEbFunction": ("rsi-eb", ("L", "mu")),
    "MonotoneOperator": ("monotone", ()),
    "StronglyMonotoneOperator": ("strongly-monotone", ("mu",)),
    "LipschitzOperator": ("lipschitz", ("L",)),
    "CocoerciveOperator": ("cocoercive", ("beta",)),
    "LipschitzStronglyMonotoneOperatorCheap": ("lipschitz-strongly-monotone", ("L", "mu")),
}


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


class Located:
    """The points of a solved problem in coordinates: the start on the first axis, few dimensions, rounded to the grid."""

    def __init__(self, solved, basis, values):
        start = self._weights(solved.variables[solved.recipe.start] if solved.recipe.start else solved.pep.list_of_points[0])
        rotation, _ = numpy.linalg.qr(numpy.column_stack([basis @ start, basis]))
        turned = rotation.T @ basis
        signs = numpy.sign([row[numpy.argmax(abs(row))] for row in turned])
        signs[0] = numpy.sign((turned @ start)[0]) or signs[0]
        self.basis = numpy.round(signs[:, None] * turned * GRID) / GRID + 0.0
        self.values = numpy.round(values * GRID) / GRID + 0.0
        self.hessians = {f: self._replayed(f) for f in solved.pep.list_of_functions if CLASSES[type(f).__name__][0] == "quadratic"}

    def _replayed(self, quadratic):
        """The matrix H of a quadratic; gradients and values are then computed from it, in the order in which the method asked for them."""
        xs, gs = (numpy.array([self.point(t[k]) for t in quadratic.list_of_points]) for k in (0, 1))
        hessian = numpy.linalg.lstsq(xs, gs, rcond=1e-6)[0]
        sizes, axes = numpy.linalg.eigh((hessian + hessian.T) / 2)
        hessian = (axes * numpy.clip(sizes, quadratic.mu, quadratic.L)) @ axes.T
        for x, g, f in quadratic.list_of_points:
            here = numpy.array(self.point(x))
            self.values[f.counter] = here @ hessian @ here / 2
            if g.decomposition_dict:
                self.basis[:, g.counter] = hessian @ here
        return hessian

    @staticmethod
    def _weights(point):
        weights = numpy.zeros(Point.counter)
        for leaf, weight in point.decomposition_dict.items():
            weights[leaf.counter] = weight
        return weights

    def point(self, point):
        found = numpy.zeros(len(self.basis))
        for leaf, weight in point.decomposition_dict.items():
            found = found + weight * self.basis[:, leaf.counter]
        return encode_all(found + 0.0)

    def value(self, expression):
        if expression.get_is_leaf():
            return float(self.values[expression.counter])
        total = 0.0
        for key, weight in expression.decomposition_dict.items():
            if isinstance(key, Expression):
                total += weight * self.values[key.counter]
            elif isinstance(key, tuple):
                total += weight * float(self.basis[:, key[0].counter] @ self.basis[:, key[1].counter])
            else:
                total += weight
        return float(total)


def is_operator(function):
    return "operators" in type(function).__module__


def labelled(name, value):
    return [(f"{name}{i + 1}", point) for i, point in enumerate(value)] if isinstance(value, list) else [(name, value)]


def at(function, point):
    """The stored triples of a function at a point."""
    return [t for t in function.list_of_points if t[0].decomposition_dict == point.decomposition_dict]


def described(solved, located, function, zero):
    kind, names = CLASSES[type(function).__name__]
    entry = {"name": solved.name(function), "class": kind}
    for name in names:
        value = getattr(function, name, 0)
        if value != math.inf:
            entry[name] = value
    entry["points"] = []
    for x, g, f in function.list_of_points:
        row = {"x": located.point(x), "g": located.point(g), "f": None if is_operator(function) else located.value(f)}
        if zero is not None and x.decomposition_dict == zero.decomposition_dict:
            row["minimiser"] = True
        entry["points"].append(row)
    if kind == "quadratic":
        entry["hessian"] = [encode_all(row) for row in located.hessians[function]]
    return entry


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
    entries = [described(solved, located, f, zero) for f in functions]
    start = solved.variables[recipe.start] if recipe.start else solved.pep.list_of_points[0]
    document = {
        "dimension": len(located.basis),
        "start": located.point(start),
        "end": located.point(solved.variables[recipe.end]) if recipe.end else None,
        "minimiser": None if zero is None else located.point(zero),
        "minimum": None if zero is None or all(map(is_operator, functions)) else 0.0,
        "worst_case": min(map(located.value, solved.pep.list_of_performance_metrics)),
        "violation": max(map(interpolation.violation, entries)),
    }
    if recipe.more:
        document["named"] = {
            label: located.point(point) for name in recipe.more for label, point in labelled(name, solved.variables[name])
        }
    if solved.directions:
        document["directions"] = [located.point(d) for d in solved.directions]
    broken = max([located.value(c.expression) for c in solved.pep.list_of_constraints], default=0.0)
    if document["violation"] > 1e-6 or broken > 1e-9 or document["worst_case"] < 0.9999 * solved.worst:
        return None
    return document | {"functions": entries}


def theorem(recipe):
    solved = Solved(recipe)
    closed = solved.closed
    return {
        "schema": "gradmark/theorem/1",
        "name": recipe.name,
        "provenance": {
            "library": "PEPit",
            "version": "0.5.1",
            "licence": "MIT",
            "solver": f"CLARABEL {importlib.metadata.version('clarabel')} via cvxpy {cvxpy.__version__}",
            "call": recipe.call,
        },
        "parameters": recipe.parameters,
        "metric": recipe.metric,
        "initial": recipe.initial,
        "worst_case": solved.worst,
        "closed_form": closed,
        "tight": None if closed is None else abs(solved.worst - closed) <= 1e-5 * max(abs(closed), 1e-2),
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
