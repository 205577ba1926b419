"""Writes data/cases/*.json: what the optimizers are fed.

Every value is exactly representable in float32, so that float32, float64 and 50-digit arithmetic see the same input.
Most values are small multiples of a power of two, which also keeps their decimals short.
"""

import numpy as np

from files import case_path, encode_all, write

STEPS = 60


def generator(seed):
    return np.random.Generator(np.random.PCG64(seed))


def float32(values):
    """The nearest float32 values, as float64."""
    return np.asarray(values, dtype=np.float64).astype(np.float32).astype(np.float64)


def grid(values, bits=10):
    """The nearest multiples of 2**-bits."""
    return float32(np.round(np.asarray(values) * 2.0**bits) / 2.0**bits)


def signs(random, size):
    return np.where(random.random(size) < 0.5, -1.0, 1.0)


def start(random, size):
    """Ordinary starting values: magnitudes from 0.1 to 2."""
    return grid(signs(random, size) * random.uniform(0.125, 2.0, size))


def noisy(random, size, zeros):
    """Normal gradients with many sign changes, a fraction of them exactly zero."""
    values = grid(random.standard_normal(size))
    return np.where(random.random(size) < zeros, 0.0, values + 0.0)


def never_zero(random, size):
    """As noisy, but at least 2**-9 away from zero: for rules that would divide 0 by 0."""
    return grid(signs(random, size) * (2.0**-9 + np.abs(random.standard_normal(size))))


def write_open_loop(name, title, shapes, initial, gradient, schedule=lambda t: 1.0, since={}, steps=STEPS):
    """initial(parameter, size) and gradient(parameter, size, t) give flat arrays; t counts from 1."""
    size = {parameter: int(np.prod(shape)) for parameter, shape in shapes.items()}
    parameters = [
        {"name": p, "shape": shape, "since": since.get(p, 1), "initial": encode_all(initial(p, size[p]))}
        for p, shape in shapes.items()
    ]
    rows = []
    for t in range(1, steps + 1):
        present = [p for p in shapes if since.get(p, 1) <= t]
        rows.append(
            {"schedule": schedule(t), "gradients": {p: encode_all(float32(gradient(p, size[p], t))) for p in present}}
        )
    write(case_path(name), {
        "schema": "gradmark/case/1", "case": name, "form": "open-loop", "title": title,
        "parameters": parameters, "steps": rows,
    })


def write_closed_loop(name, problem, title, initial):
    write(case_path(name), {
        "schema": "gradmark/case/1", "case": name, "form": "closed-loop", "problem": problem, "title": title,
        "parameters": [{"name": "x", "shape": [len(initial)], "since": 1, "initial": initial}],
        "steps": [{"schedule": 1.0}] * STEPS,
    })


def mixed():
    random = generator(101)
    write_open_loop(
        "mixed", "Sign changes, exact zeros and several shapes: separates any rule or hyperparameter that differs at all.",
        {"w": [2, 3], "b": [5], "s": [1], "u": [2, 1, 2]},
        lambda p, n: start(random, n), lambda p, n, t: noisy(random, n, 0.1))


def nonzero():
    random = generator(102)
    write_open_loop(
        "nonzero", "As mixed, but no gradient is ever zero: for rules that leave 0/0 undefined.",
        {"w": [2, 3], "s": [1]},
        lambda p, n: start(random, n), lambda p, n, t: never_zero(random, n))


def schedule():
    random = generator(103)
    rate = lambda t: 1.0 if t <= 10 else 0.5 if t <= 20 else 2.0 if t <= 30 else 0.25 if t <= 40 else 1.0
    write_open_loop(
        "schedule", "The learning rate changes at steps 11, 21, 31 and 41: separates a rate inside the memory from one outside.",
        {"w": [2, 2], "s": [1]},
        lambda p, n: grid(start(random, n) / 8), lambda p, n, t: noisy(random, n, 0.05), rate)


def zero_rate():
    random = generator(104)
    write_open_loop(
        "zero_rate", "The learning rate is zero from step 6 to step 10: separates rules that move, forget or divide at rate zero.",
        {"w": [5]},
        lambda p, n: start(random, n), lambda p, n, t: noisy(random, n, 0.05),
        lambda t: 0.0 if 6 <= t <= 10 else 1.0, steps=20)


def late():
    random = generator(105)
    write_open_loop(
        "late", "The second parameter appears at step 21: separates a step count per parameter from a common one.",
        {"w": [3], "u": [2, 2]},
        lambda p, n: start(random, n), lambda p, n, t: noisy(random, n, 0.1), since={"u": 21})


def scales():
    """The magnitudes of neighbouring elements differ by a factor 100; both parameters together cover every decade."""
    random = generator(106)
    scale = {"w": 10.0 ** np.arange(-8, 9, 2), "u": 10.0 ** np.arange(-7, 8, 2)}
    write_open_loop(
        "scales", "Gradients from 1e-8 to 1e8, starting at zero: separates the places where epsilon may stand.",
        {"w": [9], "u": [2, 4]},
        lambda p, n: np.zeros(n),
        lambda p, n, t: signs(random, n) * scale[p] * random.uniform(0.5, 1.5, n))


def spike():
    """Elements 0-1 have a spike of 1000 at step 1, elements 2-4 at step 20; 5 has none; 4 and 5 are zero for stretches."""
    random = generator(107)
    quiet = np.array([1.0, 1e-3, 1e-3, 1.0, 1e-1, 1e-2])

    def gradient(p, n, t):
        values = grid(signs(random, n) * quiet * random.uniform(0.5, 1.5, n), 20)
        values[4] = 0.0 if 6 <= t <= 19 or 30 <= t <= 45 else values[4]
        values[5] = 0.0 if t <= 10 or t >= 50 else values[5]
        if t == 1:
            values[[0, 1]] = [1000.0, -1000.0]
        if t == 20:
            values[[2, 3, 4]] = [1000.0, -1000.0, 1000.0]
        return values

    write_open_loop(
        "spike", "One huge gradient in a long quiet: separates maximum rules, memory lengths and bias corrections.",
        {"w": [2, 3]}, lambda p, n: np.zeros(n), gradient)


def main():
    for make in (mixed, nonzero, schedule, zero_rate, late, scales, spike):
        make()
    write_closed_loop("quadratic", "quadratic[1,10,100]",
                      "f = (x1^2 + 10 x2^2 + 100 x3^2)/2: the gradient follows the iterate; separates look-ahead rules.",
                      [1.0, -1.0, 0.5])
    write_closed_loop("rosenbrock", "rosenbrock",
                      "f = (1-a)^2 + 100 (b-a^2)^2, x = (a, b): a curved valley in which the gradient depends on both coordinates.",
                      [-1.25, 1.0])


if __name__ == "__main__":
    main()
