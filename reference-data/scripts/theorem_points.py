"""From the basis of a solved problem to the stored points: coordinates on a grid, the class of each function, its triples."""

import math

import numpy
from PEPit.expression import Expression
from PEPit.point import Point

from files import encode_all

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
