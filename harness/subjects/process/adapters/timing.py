"""Times an adapter's own steps for `gradmark bench`: see "Timing" in PROTOCOL.md, one folder up.

An optimizer that can be timed hands `optimizer(..., timed=...)` a function `timed(dtype, hyperparameters, values, gradients, threads)`,
which gives a function that takes a step and comes back when its result is there, one that reads the parameters, and one that takes other gradients from now on.
"""

import os
import time

import numpy as np


def limit(threads):
    """What the library starts from here on finds so many cores: thread pools are made at the first step, not at the import."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, cores[: max(1, threads)])


def filling(shape, dtype):
    """A parameter and its gradient: no zeros, all exact in every format."""
    i = np.arange(int(np.prod(shape, dtype=np.int64)), dtype=np.int64)
    value, gradient = (7 * i % 16 - 7.5) / 8, (i % 16 - 7.5) / 64
    return value.astype(dtype).reshape(shape), gradient.astype(dtype).reshape(shape)


def iteration(step, least):
    """Seconds per step of as many as it takes for `least` seconds."""
    steps, start = 0, time.perf_counter()
    while True:
        step()
        steps += 1
        seconds = time.perf_counter() - start
        if seconds >= least:
            return seconds / steps


def answer(request, make, hyperparameters, decode, encode):
    """Answers a request to time, or, if it brings `gradients`, to take the steps that would be timed."""
    limit(request["threads"])
    shapes, dtype = [tuple(shape) for shape in request["shapes"]], request["dtype"]
    arrays = lambda numbers: [decode(x, shape, dtype) for x, shape in zip(numbers, shapes)]
    if "gradients" in request:
        values, gradients = arrays(request["values"]), arrays(request["gradients"][0])
    else:
        values, gradients = (list(both) for both in zip(*(filling(shape, dtype) for shape in shapes)))
    step, read, turn = make(dtype, hyperparameters, values, gradients, request["threads"])
    if "gradients" in request:
        for these in request["gradients"]:
            turn(arrays(these))
            step()
        return {"values": [encode(x) for x in read()]}
    times = [iteration(step, request["seconds"]) for _ in range(request["warmup"] + request["iterations"])]
    return {"seconds": times[request["warmup"] :]}
