"""The questions that all libraries' schedules and averages are asked; no recipes here."""

import numpy as np

STEPS = 16

DECAYS = [
    {"learning_rate": 0.3, "decay_rate": 0.7, "decay_steps": 3.0},
    {"learning_rate": 0.05, "decay_rate": 0.93, "decay_steps": 1.0},
    {"learning_rate": 2.0, "decay_rate": 0.1, "decay_steps": 5.0},
]
SINGLE_STEPS = [{**hyperparameters, "decay_steps": 1.0} for hyperparameters in DECAYS]
COSINES = [
    {"learning_rate": 0.7, "final_rate": 0.1, "total_steps": 7.0},
    {"learning_rate": 0.3, "final_rate": 0.0, "total_steps": 9.0},
    {"learning_rate": 0.05, "final_rate": 0.001, "total_steps": 20.0},
]
POLYNOMIALS = [
    {"learning_rate": 0.7, "final_rate": 0.1, "total_steps": 7.0, "power": 3.0},
    {"learning_rate": 0.3, "final_rate": 0.0, "total_steps": 9.0, "power": 2.0},
    {"learning_rate": 0.05, "final_rate": 0.001, "total_steps": 20.0, "power": 0.9},
]
TO_ZERO = [{**hyperparameters, "final_rate": 0.0} for hyperparameters in POLYNOMIALS]
LINES = [{"learning_rate": 0.7, "total_steps": 11.0}, {"learning_rate": 0.05, "total_steps": 25.0}]
RESTARTS = [
    {"learning_rate": 0.7, "final_rate": 0.1, "first_cycle": 3.0, "cycle_growth": 2.0, "restart_decay": 0.6},
    {"learning_rate": 0.3, "final_rate": 0.0, "first_cycle": 5.0, "cycle_growth": 1.0, "restart_decay": 0.5},
]
CYCLES = [
    {"learning_rate": 0.7, "total_steps": 16.0, "rise_share": 0.25, "fall_share": 0.75, "start_divisor": 5.0, "final_divisor": 10.0},
    {"learning_rate": 0.05, "total_steps": 16.0, "rise_share": 0.375, "fall_share": 0.875, "start_divisor": 25.0, "final_divisor": 10000.0},
]
TRIANGLES = [
    {"learning_rate": 0.3, "peak_rate": 0.7, "half_cycle": 3.0, "decay_rate": 0.9},
    {"learning_rate": 0.001, "peak_rate": 0.006, "half_cycle": 5.0, "decay_rate": 0.99},
]
WARMUPS = [{"learning_rate": 0.7, "warmup_steps": 7.0, "start_factor": 0.2}, {"learning_rate": 0.05, "warmup_steps": 4.0, "start_factor": 0.5}]
WARM_COSINES = [
    {"learning_rate": 0.7, "final_rate": 0.1, "warmup_steps": 3.0, "total_steps": 11.0},
    {"learning_rate": 0.05, "final_rate": 0.0, "warmup_steps": 5.0, "total_steps": 14.0},
]
COOL_DOWNS = [
    {"learning_rate": 0.7, "warmup_steps": 3.0, "cooldown_steps": 5.0, "total_steps": 14.0},
    {"learning_rate": 0.05, "warmup_steps": 2.0, "cooldown_steps": 7.0, "total_steps": 12.0},
]
WARM_EXPONENTIALS = [
    {"learning_rate": 0.7, "warmup_steps": 5.0, "start_factor": 0.2, "decay_rate": 0.9},
    {"learning_rate": 0.05, "warmup_steps": 3.0, "start_factor": 0.5, "decay_rate": 0.7},
]
MILESTONES = [([3, 4, 8], {"learning_rate": 0.3, "decay_rate": 0.7}), ([1, 10], {"learning_rate": 0.05, "decay_rate": 0.1})]
METRICS = [
    (
        [8, 4, 3.75, 3.25, 3.25, 3.5, 3, 3.25, 3, 2, 1.9375, 3, 1.75, 1.875, 2, 2, 2, 2.5, 2.25],
        {"learning_rate": 1.0, "decay_rate": 0.5, "patience": 2.0, "threshold": 0.125, "final_rate": 0.1875},
    ),
    ([1.0] * 9, {"learning_rate": 0.3, "decay_rate": 0.1, "patience": 1.0, "threshold": 0.0001, "final_rate": 0.0}),
]


def steps(n=STEPS):
    """The input of a schedule."""
    return {"step": [[float(t) for t in range(n)]]}


def name(hyperparameters):
    return ", ".join(f"{key} {value:g}" for key, value in hyperparameters.items())


def walk():
    """Parameters before the first step, and after each of twelve."""
    rows = np.array([((i * i * 29 + i * 13) % 97 - 48) / 16 for i in range(26)]).reshape(13, 2)
    return rows[0], rows[1:]


def path():
    start, rows = walk()
    return {"start": start[None, :], "parameters": rows}
