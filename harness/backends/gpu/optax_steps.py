"""Times Optax's optimizers under XLA on one parameter.

    python3 optax_steps.py 1e7 1e8             on JAX's first device, if that is an accelerator
    python3 optax_steps.py --try 1e5           on whatever JAX has, in a hurry: to try this script

One line of JSON for each, as GpuCheck writes them. A step is compiled as Optax's users do it: gradient, state and
parameter in, the old state and parameter given up. Steps are queued one after the other and waited for at the end,
so that dispatch is hidden where a step takes longer; the clock is the host's, because JAX offers no other.
"""

import json
import sys
import time
from functools import partial

import jax
import jax.numpy as jnp
import optax

ITERATIONS = 7
TRY = "--try" in sys.argv
SECONDS = 0.001 if TRY else 0.1
OPTIMIZERS = {
    "adam": (optax.adam(1e-3), 7),
    "adamw": (optax.adamw(1e-3), 7),
    "sgd": (optax.sgd(1e-3), 3),
    "momentum": (optax.sgd(1e-3, momentum=0.9), 5),
    "lion": (optax.lion(1e-3), 5),
}


def stepper(optimizer, size, dtype):
    """A function that takes so many steps and waits for the last."""

    @partial(jax.jit, donate_argnums=(0, 1))
    def step(parameter, state, gradient):
        updates, state = optimizer.update(gradient, state, parameter)
        return optax.apply_updates(parameter, updates), state

    gradient = jnp.ones(size, dtype)
    now = [jnp.ones(size, dtype)]
    now.append(optimizer.init(now[0]))

    def run(count):
        for _ in range(count):
            now[:] = step(*now, gradient)
        jax.block_until_ready(now)

    return run


def seconds(run, count):
    start = time.perf_counter()
    run(count)
    return time.perf_counter() - start


def times(run):
    run(3)
    count, spent = 1, seconds(run, 1)
    while spent < SECONDS and count < 10_000:
        count = min(10_000, int(count * max(2.0, SECONDS / max(spent, 1e-9))) + 1)
        spent = seconds(run, count)
    return [seconds(run, count) / count for _ in range(ITERATIONS)]


if jax.devices()[0].platform == "cpu" and not TRY:
    sys.exit("optax_steps.py: JAX sees no accelerator here, only the processor; install JAX with CUDA, or say --try")
for size in (int(float(text)) for text in sys.argv[1:] if text != "--try"):
    for dtype in ("float32", "bfloat16"):
        for name, (optimizer, words) in OPTIMIZERS.items():
            subject = f"optax:{name} {optax.__version__}, jax {jax.__version__}"
            line = {"kind": "step", "subject": subject, "dtype": dtype, "size": size, "clock": "host"}
            try:
                line.update(bytes=jnp.dtype(dtype).itemsize * words * size, seconds=times(stepper(optimizer, size, dtype)))
            except jax.errors.JaxRuntimeError as error:
                line["reason"] = str(error).splitlines()[0][:200]
            print(json.dumps(line), flush=True)
