"""Writes data/edge/*.json: exceptional gradients, what each rule makes of them, and what the libraries did."""

import importlib
import math
from importlib.util import find_spec

import numpy as np

from driving import drive
from files import DATA, encode_all, read, write
from recipes import USES, hyperparameters

# What a library that is not installed did is taken over from the file that is there.
NAMES = ("torch", "optax", "keras")
LIBRARIES = [importlib.import_module(f"from_{name}") for name in NAMES if find_spec(name)]
ABSENT = [name for name in NAMES if not find_spec(name)]
STEPS = 4
INITIAL = [0.5, -0.75, 1.25, -0.25, 2.0]
ORDINARY = [[0.5, -0.25, 1.0], [-1.5, 0.75, 0.125], [0.25, 0.5, -2.0], [1.0, -1.0, 0.375]]

# name -> title, value of element 0 in float64 and float32 (element 1 has the opposite sign), the steps at which it stands
EDGES = {
    "zero_gradient": ("Elements 0 and 1 never get a gradient: 0.0 and -0.0.", 0.0, 0.0, {1, 2, 3, 4}),
    "subnormal": ("Elements 0 and 1 get gradients below the smallest normal number.", 4e-320, 1e-41, {1, 2, 3, 4}),
    "huge": ("Elements 0 and 1 get gradients whose squares overflow.", 1e200, 1e30, {1, 2, 3, 4}),
    "nan": ("Elements 0 and 1 get NaN at step 2.", math.nan, math.nan, {2}),
    "infinity": ("Elements 0 and 1 get infinite gradients at step 2.", math.inf, math.inf, {2}),
}

# What a new system has to be entered in, if it applies.
DECAYS = {("sgd", "l2-decay"), ("sgd", "independent-decay"), ("adam", "l2-decay"), ("adamw", "paper"), ("adamw", "decay-times-rate"),
          ("adamw", "epsilon-hat"), ("lion", "paper"), ("lion", "independent-decay")}
NEVER_SQUARES = {"sgd", "momentum", "nesterov", "adamax", "lion"}  # no g*g that could overflow
BOUNDED = {"lion"}  # takes the sign: an infinite gradient makes a finite step


def implied(edge, system, dialect):
    """What the rule, with the usual hyperparameters (recipes.py, set A), does to elements 0 and 1 within the steps."""
    if edge == "infinity" and system in BOUNDED:
        return "finite"
    if edge in ("nan", "infinity"):
        return "not_finite"  # x is infinite or NaN at step 2 (inf/inf, inf - inf) and no later step can mend that
    if edge == "huge":
        return "finite" if system in NEVER_SQUARES else "unspecified"  # g*g overflows, and the papers do not speak of ranges
    if (system, dialect) in DECAYS:
        return "finite"  # the decay moves x, whatever the gradient
    if (system, dialect) == ("adamax", "paper"):
        # 0/0 without an epsilon; a subnormal g, however, is divided by itself.
        return "unspecified" if edge == "zero_gradient" else "finite"
    return "unchanged"  # the step is 0, or so small beside x that x - step rounds to x


def gradients(edge, dtype):
    _, double, single, at = EDGES[edge]
    value = double if dtype == "float64" else float(np.float32(single))
    return [([value, -value] if t in at else [0.25, -0.5]) + ORDINARY[t - 1] for t in range(1, STEPS + 1)]


def observe(library, edge, system, dialect, dtype):
    """The outcome with this library, None if it does not have the rule."""
    h = hyperparameters(system, dialect, "spike")  # a case with the usual values
    rows = [{"schedule": 1.0, "gradients": {"x": row}} for row in gradients(edge, dtype)]
    case = {"form": "open-loop", "steps": rows, "parameters": [{"name": "x", "shape": [5], "since": 1, "initial": INITIAL}]}
    started = library.start(system, dialect, h, case, dtype)
    if started is None:
        return None
    with np.errstate(all="ignore"):
        last = [row["x"] for row in drive(started[1], case, h.learning_rate, dtype)][-1]
    if last.dtype != dtype:
        raise ValueError(f"{system}/{dialect} with {library.NAME}: {last.dtype}, not {dtype}")
    touched, before = last[:2], np.array(INITIAL[:2], dtype)
    if not np.isfinite(touched).all():
        return "not_finite"
    return "unchanged" if touched.tobytes() == before.tobytes() else "finite"


def outcomes(edge):
    return {system: {dialect: implied(edge, system, dialect) for dialect in dialects} for system, dialects in USES.items()}


def stored(edge):
    """What is on file of each library that is not installed."""
    path = DATA / "edge" / f"{edge}.json"
    return read(path)["observed"] if ABSENT and path.exists() else {}


def observations(edge, dtype):
    found, before = {}, stored(edge)
    for system, dialects in USES.items():
        for dialect in dialects:
            seen = {library.NAME: observe(library, edge, system, dialect, dtype) for library in LIBRARIES}
            seen |= {name: before.get(system, {}).get(dialect, {}).get(name) for name in ABSENT}
            found.setdefault(system, {})[dialect] = {name: seen[name] for name in NAMES if seen[name]}
    return found


def contradictions(edge, dtype, observed):
    """Lines that say where a library did something else than the rule implies."""
    for system, dialects in observed.items():
        for dialect, seen in dialects.items():
            expected = implied(edge, system, dialect)
            for name, outcome in seen.items():
                if expected not in (outcome, "unspecified"):
                    yield f"{edge} in {dtype}, {system}/{dialect}: {name} is {outcome}, the rule implies {expected}"


def main():
    for edge, (title, *_) in EDGES.items():
        observed = {dtype: observations(edge, dtype) for dtype in ("float64", "float32")}
        for dtype, systems in observed.items():
            print("".join(line + "\n" for line in contradictions(edge, dtype, systems)), end="")
        write(DATA / "edge" / f"{edge}.json", {
            "schema": "gradmark/edge/1", "edge": edge, "title": title, "steps": STEPS,
            "gradients": {dtype: list(map(encode_all, gradients(edge, dtype))) for dtype in ("float64", "float32")},
            "initial": INITIAL, "outcomes": outcomes(edge), "observed": observed["float64"],
        })


if __name__ == "__main__":
    main()
