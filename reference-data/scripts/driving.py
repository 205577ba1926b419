"""Feeding a case to an optimizer, and a call that knows its own text."""

import numpy as np

PREFIX = {"torch": "torch.optim.", "optax": "optax.", "keras": "keras.optimizers."}


class Call:
    """A library call kept as data, so that the text in the provenance is the call that was made.

    An argument may be another Call, or the string "rates": what the caller of make() gives under that name.
    """

    def __init__(self, function, *arguments, **options):
        self.function, self.arguments, self.options = function, arguments, options

    def make(self, *first, **named):
        given = lambda a: a.make(**named) if isinstance(a, Call) else named[a] if isinstance(a, str) else a
        return self.function(*first, *map(given, self.arguments), **{k: given(a) for k, a in self.options.items()})

    def __str__(self):
        text = lambda a: a if isinstance(a, str) else str(a) if isinstance(a, Call) else repr(a)
        listed = [text(a) for a in self.arguments] + [f"{k}={text(a)}" for k, a in self.options.items()]
        return PREFIX[self.function.__module__.split(".")[0]] + self.function.__name__ + "(" + ", ".join(listed) + ")"


def quadratic(x):
    return np.array([1.0, 10.0, 100.0], x.dtype) * x


def rosenbrock(x):
    a, b = x
    return np.array([-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)], x.dtype)


PROBLEMS = {"quadratic[1,10,100]": quadratic, "rosenbrock": rosenbrock}


def initial(case, dtype="float64"):
    """Name -> array, for all parameters of the case."""
    return {p["name"]: np.array(p["initial"], dtype).reshape(p["shape"]) for p in case["parameters"]}


def drive(optimizer, case, base_rate, dtype="float64"):
    """Runs the case; yields the parameters after each step, those that take part by then.

    An optimizer here has values() and step(gradients, rate), both with dictionaries name -> array, and look(): where the
    gradient of a closed loop is to be taken.
    """
    shape = {p["name"]: p["shape"] for p in case["parameters"]}
    since = {p["name"]: p["since"] for p in case["parameters"]}
    for t, row in enumerate(case["steps"], 1):
        if case["form"] == "closed-loop":
            gradients = {name: PROBLEMS[case["problem"]](x) for name, x in optimizer.look().items()}
        else:
            gradients = {name: np.array(g, dtype).reshape(shape[name]) for name, g in row["gradients"].items()}
        optimizer.step(gradients, base_rate * row["schedule"])
        yield {name: x for name, x in optimizer.values().items() if since[name] <= t}
