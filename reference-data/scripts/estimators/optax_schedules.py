"""Learning-rate schedules and averages of Optax."""

import numpy as np
import optax

from . import schedule_questions as ask
from .cases import case, recipe


def curves(questions, make, n=ask.STEPS, called=ask.name):
    for h in questions:
        schedule = make(h)
        yield case(called(h), np.array([float(schedule(np.float64(t))) for t in range(n)]), ask.steps(n), **h)


@recipe("constant-rate", "paper", "optax", "optax.constant_schedule")
def constant():
    return curves([{"learning_rate": 0.3}, {"learning_rate": 0.05}], lambda h: optax.constant_schedule(h["learning_rate"]))


def exponential_decay(h, **options):
    return optax.exponential_decay(h["learning_rate"], int(h["decay_steps"]), h["decay_rate"], **options)


@recipe("exponential-decay", "paper", "optax", "optax.exponential_decay")
def exponential():
    return curves(ask.DECAYS, exponential_decay)


@recipe("exponential-decay", "staircase", "optax", "optax.exponential_decay(staircase=True)")
def staircase():
    return curves(ask.DECAYS, lambda h: exponential_decay(h, staircase=True))


@recipe("step-decay", "paper", "optax", "optax.exponential_decay(staircase=True)")
def step():
    return curves(ask.DECAYS, lambda h: exponential_decay(h, staircase=True))


@recipe("multi-step-decay", "paper", "optax", "optax.piecewise_constant_schedule")
def multi_step():
    for milestones, h in ask.MILESTONES:
        schedule = optax.piecewise_constant_schedule(h["learning_rate"], {m: h["decay_rate"] for m in milestones})
        value = np.array([float(schedule(t)) for t in range(ask.STEPS)])
        yield case(ask.name(h), value, {**ask.steps(), "milestones": [[float(m) for m in milestones]]}, **h)


@recipe("polynomial-decay", "paper", "optax", "optax.polynomial_schedule")
def polynomial():
    return curves(
        ask.POLYNOMIALS, lambda h: optax.polynomial_schedule(h["learning_rate"], h["final_rate"], h["power"], int(h["total_steps"]))
    )


@recipe("linear-decay", "from-zero", "optax", "optax.linear_schedule to 0")
def linear():
    return curves(ask.LINES, lambda h: optax.linear_schedule(h["learning_rate"], 0.0, int(h["total_steps"])))


@recipe("cosine-decay", "paper", "optax", "optax.cosine_decay_schedule")
def cosine():
    return curves(
        ask.COSINES, lambda h: optax.cosine_decay_schedule(h["learning_rate"], int(h["total_steps"]), h["final_rate"] / h["learning_rate"])
    )


@recipe("one-cycle", "paper", "optax", "optax.linear_onecycle_schedule")
def one_cycle():
    return curves(
        ask.CYCLES,
        lambda h: optax.linear_onecycle_schedule(
            int(h["total_steps"]), h["learning_rate"], h["rise_share"], h["fall_share"], h["start_divisor"], h["final_divisor"]
        ),
        20,
    )


@recipe("one-cycle", "optax-cosine", "optax", "optax.cosine_onecycle_schedule")
def one_cycle_cosine():
    return curves(
        ask.CYCLES,
        lambda h: optax.cosine_onecycle_schedule(int(h["total_steps"]), h["learning_rate"], h["rise_share"], h["start_divisor"], h["final_divisor"]),
        20,
    )


@recipe("linear-warmup", "from-start", "optax", "optax.linear_schedule")
def warmup():
    return curves(
        ask.WARMUPS, lambda h: optax.linear_schedule(h["start_factor"] * h["learning_rate"], h["learning_rate"], int(h["warmup_steps"]))
    )


@recipe("warmup-cosine", "paper", "optax", "optax.warmup_cosine_decay_schedule")
def warmup_cosine():
    return curves(
        ask.WARM_COSINES,
        lambda h: optax.warmup_cosine_decay_schedule(0.0, h["learning_rate"], int(h["warmup_steps"]), int(h["total_steps"]), h["final_rate"]),
    )


@recipe("warmup-exponential", "paper", "optax", "optax.warmup_exponential_decay_schedule")
def warmup_exponential():
    return curves(
        ask.WARM_EXPONENTIALS,
        lambda h: optax.warmup_exponential_decay_schedule(
            h["start_factor"] * h["learning_rate"], h["learning_rate"], int(h["warmup_steps"]), 1, h["decay_rate"]
        ),
    )


def averages(debias):
    _, rows = ask.walk()
    for decay in (0.7, 0.2, 0.9):
        transform = optax.ema(decay, debias=debias)
        state = transform.init(rows[0])
        seen = []
        for row in rows:
            average, state = transform.update(row, state)
            seen.append(np.asarray(average))
        yield case(f"decay {decay}", np.concatenate(seen), ask.path(), decay=decay)


@recipe("exponential-average", "paper", "optax", "optax.ema(debias=True)")
def ema_debiased():
    return averages(True)


@recipe("exponential-average", "zero", "optax", "optax.ema(debias=False)")
def ema_from_zero():
    return averages(False)


@recipe("gradient-normalization", "guarded", "optax", "optax.normalize_by_update_norm(scale_factor=1, eps=1e-6)")
def normalization():
    from .torch_clipping import flat, named, questions

    for name, gradients, _ in questions():
        transform = optax.normalize_by_update_norm()
        yield case(name, flat(transform.update(gradients, transform.init(gradients))[0]), named(gradients))
