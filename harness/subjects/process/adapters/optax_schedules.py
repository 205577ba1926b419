"""Optax's learning-rate schedules, averages and gradient clipping."""

import jax
import jax.numpy as jnp
import numpy as np
import optax

from jsonlines import estimator


def rates(make):
    """The rate that an optimizer with this schedule uses at each step: Optax calls it with the count of steps before."""
    return lambda inputs, h: [[make(h, inputs)(int(t)) for t in inputs["step"][0]]]


def whole(h, name):
    return int(h[name])


def exponential(staircase):
    return rates(lambda h, inputs: optax.exponential_decay(
        h["learning_rate"], whole(h, "decay_steps"), h["decay_rate"], staircase=staircase))


def pieces(h, inputs):
    """"Map from boundaries b_i to non-negative scaling factors f_i", which multiply the rate from then on."""
    return optax.piecewise_constant_schedule(
        h["learning_rate"], {int(t): h["decay_rate"] for t in inputs["milestones"][0]})


def polynomial(h, inputs):
    return optax.polynomial_schedule(h["learning_rate"], h["final_rate"], h["power"], whole(h, "total_steps"))


def cosine(h, inputs):
    """"alpha: the minimum value of the multiplier used to adjust the learning rate"."""
    return optax.cosine_decay_schedule(
        h["learning_rate"], whole(h, "total_steps"), alpha=h["final_rate"] / h["learning_rate"])


def warm_cosine(h, inputs):
    """"decay_steps: the total length of the schedule", with the warm-up."""
    return optax.warmup_cosine_decay_schedule(
        0.0, h["learning_rate"], whole(h, "warmup_steps"), whole(h, "total_steps"), h["final_rate"])


def warm_exponential(h, inputs):
    return optax.warmup_exponential_decay_schedule(
        h["start_factor"] * h["learning_rate"], h["learning_rate"], whole(h, "warmup_steps"), 1, h["decay_rate"])


def one_cycle(h, inputs):
    return optax.linear_onecycle_schedule(
        whole(h, "total_steps"), h["learning_rate"], h["rise_share"], h["fall_share"], h["start_divisor"], h["final_divisor"])


def cosine_one_cycle(h, inputs):
    return optax.cosine_onecycle_schedule(
        whole(h, "total_steps"), h["learning_rate"], h["rise_share"], h["start_divisor"], h["final_divisor"])


def warm_up(h, inputs):
    return optax.linear_schedule(h["start_factor"] * h["learning_rate"], h["learning_rate"], whole(h, "warmup_steps"))


def linear(h, inputs):
    return optax.linear_schedule(h["learning_rate"], 0.0, whole(h, "total_steps"))


def average(debias):
    """`optax.ema` keeps an average of what runs through it: here, of the parameters."""

    def run(inputs, h):
        ema = optax.ema(h["decay"], debias=debias)
        state, seen = ema.init(jnp.asarray(inputs["start"][0])), []
        for row in inputs["parameters"]:
            averaged, state = ema.update(jnp.asarray(row), state)
            seen.extend(np.asarray(averaged).tolist())
        return [seen]

    return run


def clipped(make):
    """Gradients and parameters as one tree, in the order of their names."""

    def run(inputs, h):
        trees = {kind: [jnp.asarray(inputs[name]) for name in sorted(inputs) if name.startswith(kind)]
                 for kind in ("gradient", "parameter")}
        clip = make(h)
        updates, _ = clip.update(trees["gradient"], clip.init(trees["gradient"]), trees["parameter"] or None)
        return [[v for g in updates for v in np.asarray(g).ravel().tolist()]]

    return run


def adaptive(inputs, h):
    """Optax's matrices are [inputs, units], the transposes of ours."""
    turned = {name: x.T for name, x in inputs.items()}
    flat = np.asarray(clipped(lambda h: optax.adaptive_grad_clip(h["clip_ratio"], h["epsilon"]))(turned, h)[0])
    shapes = [turned[name].shape for name in sorted(inputs) if name.startswith("gradient")]
    parts = np.split(flat, np.cumsum([np.prod(shape) for shape in shapes])[:-1])
    return [np.concatenate([part.reshape(shape).T.ravel() for part, shape in zip(parts, shapes)])]


SUBJECTS = [  # name, system, dialect, how it is run
    ("constant_schedule", "constant-rate", "paper", rates(lambda h, inputs: optax.constant_schedule(h["learning_rate"]))),
    ("exponential_decay", "exponential-decay", "paper", exponential(False)),
    ("exponential_decay/staircase", "exponential-decay", "staircase", exponential(True)),
    ("exponential_decay/steps", "step-decay", "paper", exponential(True)),
    ("piecewise_constant_schedule", "multi-step-decay", "paper", rates(pieces)),
    ("polynomial_schedule", "polynomial-decay", "paper", rates(polynomial)),
    ("linear_schedule", "linear-decay", "from-zero", rates(linear)),
    ("linear_schedule/warmup", "linear-warmup", "from-start", rates(warm_up)),
    ("cosine_decay_schedule", "cosine-decay", "paper", rates(cosine)),
    ("warmup_cosine_decay_schedule", "warmup-cosine", "paper", rates(warm_cosine)),
    ("warmup_exponential_decay_schedule", "warmup-exponential", "paper", rates(warm_exponential)),
    ("linear_onecycle_schedule", "one-cycle", "paper", rates(one_cycle)),
    ("cosine_onecycle_schedule", "one-cycle", "optax-cosine", rates(cosine_one_cycle)),
    ("ema/debias", "exponential-average", "paper", average(True)),
    ("ema/undebiased", "exponential-average", "zero", average(False)),
    ("clip", "value-clipping", "paper", clipped(lambda h: optax.clip(h["clip_value"]))),
    ("clip_by_global_norm", "norm-clipping", "paper", clipped(lambda h: optax.clip_by_global_norm(h["clip_norm"]))),
    ("clip_by_block_rms", "rms-clipping", "paper", clipped(lambda h: optax.clip_by_block_rms(h["clip_rms"]))),
    ("adaptive_grad_clip", "adaptive-clipping", "paper", adaptive),
]


def subjects():
    for name, system, dialect, run in SUBJECTS:
        yield estimator(f"optax:{name}", system, dialect, {}, within(run))


def within(run):
    def precisely(inputs, h):
        with jax.enable_x64(next(iter(inputs.values())).dtype == np.float64):
            return np.asarray(run(inputs, h), np.float64)

    return precisely
