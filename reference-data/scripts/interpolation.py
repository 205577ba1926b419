"""The inequalities that say whether stored points, gradients and values belong to a function (or operator) of a class.

Every inequality is a row of terms whose sum must not be negative. The rows of a class are sufficient: a function of the class with these
gradients and values exists if and only if all hold. Sources: Taylor, Hendrickx, Glineur, "Smooth strongly convex interpolation and exact
worst-case performance of first-order methods", Math. Program. 161 (2017); Ryu, Taylor, Bergeling, Giselsson, "Operator splitting
performance estimation", SIAM J. Optim. 30 (2020), for operators; Goujaud, Taylor, Dieuleveut, "Optimal first-order methods for convex functions with a
quadratic upper bound" (2022); Guille-Escuret, Ibrahim, Goujaud, Mitliagkas, "Gradient descent is optimal under lower restricted secant inequality
and upper error bound" (2022). Plain Python, no packages.
"""

import math


def dot(a, b):
    return math.fsum(x * y for x, y in zip(a, b))


def less(a, b):
    return [x - y for x, y in zip(a, b)]


def square(a):
    return dot(a, a)


def pairs(points):
    return ((p, q) for p in points for q in points if p is not q)


def convex(points, c):
    """f_i >= f_j + <g_j, x_i - x_j>"""
    for i, j in pairs(points):
        yield i["f"], -j["f"], -dot(j["g"], less(i["x"], j["x"]))


def smooth_strongly_convex(points, c):
    """Taylor, Hendrickx, Glineur, theorem 4; mu below L."""
    L, mu = c["L"], c["mu"]
    a = 1 / (2 * (1 - mu / L))
    for i, j in pairs(points):
        x, g = less(i["x"], j["x"]), less(i["g"], j["g"])
        yield i["f"], -j["f"], -dot(j["g"], x), -a / L * square(g), -a * mu * square(x), 2 * a * mu / L * dot(g, x)


def smooth(points, c):
    """Not convex, gradient L-Lipschitz: the same with mu = -L."""
    yield from smooth_strongly_convex(points, {"L": c["L"], "mu": -c["L"]})


def strongly_convex(points, c):
    for i, j in pairs(points):
        x = less(i["x"], j["x"])
        yield i["f"], -j["f"], -dot(j["g"], x), -c["mu"] / 2 * square(x)


def convex_lipschitz(points, c):
    yield from convex(points, c)
    for p in points:
        yield c["M"] ** 2, -square(p["g"])


def convex_indicator(points, c):
    """The stored gradient is a normal of the set at x; D is the diameter, R the radius about `center`; each optional."""
    for p in points:
        yield p["f"],
        yield -p["f"],
    for i, j in pairs(points):
        x = less(i["x"], j["x"])
        yield 0.0, -dot(j["g"], x)
        if "D" in c:
            yield c["D"] ** 2, -square(x)


def convex_quadratic_growth(points, c):
    """Convex, and f - f* <= L/2 |x - x*|^2."""
    yield from convex(points, c)
    for s in points:
        if s.get("minimiser"):
            for p in points:
                yield s["f"], -p["f"], -dot(p["g"], less(s["x"], p["x"])), -square(p["g"]) / (2 * c["L"])


def rsi_eb(points, c):
    """<g, x - x*> >= mu |x - x*|^2 and |g| <= L |x - x*|."""
    for s in points:
        if s.get("minimiser"):
            for p in points:
                x, g = less(p["x"], s["x"]), less(p["g"], s["g"])
                yield dot(g, x), -c["mu"] * square(x)
                yield c["L"] ** 2 * square(x), -square(g)


def quadratic(points, c):
    """f = <g, x>/2 and g = Hx about the minimiser 0, for the stored symmetric H with eigenvalues in [mu, L]."""
    H = c["hessian"]
    for p in points:
        for row, g in zip(H, p["g"]):
            yield dot(row, p["x"]), -g
            yield -dot(row, p["x"]), g
        yield p["f"], -dot(p["g"], p["x"]) / 2
        yield -p["f"], dot(p["g"], p["x"]) / 2
    yield least_pivot(H, c["mu"], 1.0),
    yield least_pivot(H, c["L"], -1.0),


def least_pivot(H, shift, sign):
    """The least pivot of sign * (H - shift I) in elimination without exchanges; none is negative if that matrix is semidefinite."""
    rows = [[sign * (v - (shift if i == j else 0.0)) for j, v in enumerate(row)] for i, row in enumerate(H)]
    least = math.inf
    for k, row in enumerate(rows):
        least = min(least, row[k])
        for below in rows[k + 1 :]:
            ratio = below[k] / row[k] if row[k] != 0 else 0.0
            for j in range(k, len(row)):
                below[j] -= ratio * row[j]
    return least


def monotone(points, c):
    yield from strongly_monotone(points, {"mu": 0.0})


def strongly_monotone(points, c):
    for i, j in pairs(points):
        x, g = less(i["x"], j["x"]), less(i["g"], j["g"])
        yield dot(g, x), -c["mu"] * square(x)


def lipschitz(points, c):
    for i, j in pairs(points):
        yield c["L"] ** 2 * square(less(i["x"], j["x"])), -square(less(i["g"], j["g"]))


def cocoercive(points, c):
    for i, j in pairs(points):
        g = less(i["g"], j["g"])
        yield dot(g, less(i["x"], j["x"])), -c["beta"] * square(g)


def lipschitz_strongly_monotone(points, c):
    """Sufficient for two points; for more the inequalities are necessary only, and no instance is stored."""
    yield from lipschitz(points, c)
    yield from strongly_monotone(points, c)


CLASSES = {
    "convex": convex,
    "convex-indicator": convex_indicator,
    "convex-lipschitz": convex_lipschitz,
    "convex-quadratic-growth": convex_quadratic_growth,
    "cocoercive": cocoercive,
    "lipschitz": lipschitz,
    "lipschitz-strongly-monotone": lipschitz_strongly_monotone,
    "monotone": monotone,
    "quadratic": quadratic,
    "rsi-eb": rsi_eb,
    "smooth": smooth,
    "smooth-strongly-convex": smooth_strongly_convex,
    "strongly-convex": strongly_convex,
    "strongly-monotone": strongly_monotone,
}


def violation(function):
    """The largest amount by which a row of the function's class fails, as a share of the largest term in any of its rows."""
    rows = list(CLASSES[function["class"]](function["points"], function))
    scale = max((abs(term) for row in rows for term in row), default=0.0)
    fault = max((-math.fsum(row) for row in rows), default=0.0)
    return max(0.0, fault) / scale if scale > 0 else 0.0
