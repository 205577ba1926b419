"""Which dialect runs on which case with which hyperparameters."""

from types import SimpleNamespace

# What each dialect's rule uses; the order is the order in the files.
USES = {
    "sgd": {
        "paper": "learning_rate",
        "l2-decay": "learning_rate weight_decay",
        "independent-decay": "learning_rate weight_decay",
    },
    "momentum": {
        "paper": "learning_rate momentum",
        "rate-outside": "learning_rate momentum",
        "damped": "learning_rate momentum dampening",
        "ema": "learning_rate momentum",
    },
    "nesterov": {
        "paper": "learning_rate momentum",
        "shifted": "learning_rate momentum",
        "rate-outside": "learning_rate momentum",
    },
    "adagrad": {
        "paper": "learning_rate initial_accumulator epsilon",
        "epsilon-inside": "learning_rate initial_accumulator epsilon",
    },
    "adadelta": {"paper": "learning_rate rho epsilon"},
    "rmsprop": {
        "paper": "learning_rate rho epsilon",
        "epsilon-outside": "learning_rate rho epsilon",
        "centered": "learning_rate rho epsilon",
        "centered-epsilon-outside": "learning_rate rho epsilon",
        "momentum": "learning_rate rho momentum epsilon",
        "momentum-rate-outside": "learning_rate rho momentum epsilon",
    },
    "adam": {
        "paper": "learning_rate beta1 beta2 epsilon",
        "epsilon-hat": "learning_rate beta1 beta2 epsilon",
        "epsilon-inside": "learning_rate beta1 beta2 epsilon",
        "l2-decay": "learning_rate beta1 beta2 epsilon weight_decay",
    },
    "adamax": {
        "paper": "learning_rate beta1 beta2",
        "epsilon-in-max": "learning_rate beta1 beta2 epsilon",
        "epsilon-outside": "learning_rate beta1 beta2 epsilon",
    },
    "nadam": {
        "paper": "learning_rate beta1 beta2 epsilon",
        "next-step-correction": "learning_rate beta1 beta2 epsilon",
        "momentum-schedule": "learning_rate beta1 beta2 epsilon momentum_decay",
    },
    "amsgrad": {
        "paper": "learning_rate beta1 beta2 epsilon",
        "max-before-correction": "learning_rate beta1 beta2 epsilon",
        "max-after-correction": "learning_rate beta1 beta2 epsilon",
        "epsilon-hat": "learning_rate beta1 beta2 epsilon",
    },
    "adamw": {
        "paper": "learning_rate beta1 beta2 epsilon weight_decay",
        "decay-times-rate": "learning_rate beta1 beta2 epsilon weight_decay",
        "epsilon-hat": "learning_rate beta1 beta2 epsilon weight_decay",
    },
    "adabelief": {
        "paper": "learning_rate beta1 beta2 epsilon",
        "epsilon-outside": "learning_rate beta1 beta2 epsilon",
    },
    "lion": {
        "paper": "learning_rate beta1 beta2 weight_decay",
        "independent-decay": "learning_rate beta1 beta2 weight_decay",
    },
}

# Set A: the usual defaults.
USUAL = {
    "momentum": 0.9, "dampening": 0.1, "weight_decay": 0.01, "epsilon": 1e-8, "rho": 0.9,
    "beta1": 0.9, "beta2": 0.999, "momentum_decay": 0.004, "initial_accumulator": 0.0,
}
USUAL_RATE = {
    "sgd": 0.01, "momentum": 0.01, "nesterov": 0.01, "adagrad": 0.01, "adadelta": 1.0, "rmsprop": 0.001, "adam": 0.001,
    "adamax": 0.002, "nadam": 0.002, "amsgrad": 0.001, "adamw": 0.001, "adabelief": 0.001, "lion": 0.0001,
}

# Where a system's own defaults are others.
USUAL_OF = {"adadelta": {"epsilon": 1e-6}, "lion": {"beta2": 0.99}}

# Set B: nobody's defaults, so that a value wired into an implementation shows.
UNUSUAL = {
    "learning_rate": 0.03, "momentum": 0.7, "dampening": 0.3, "weight_decay": 0.1, "epsilon": 1e-3, "rho": 0.8,
    "beta1": 0.8, "beta2": 0.95, "momentum_decay": 0.05, "initial_accumulator": 0.1,
}
CASES = {
    "mixed": "B", "schedule": "B", "late": "B", "nonzero": "B",
    "scales": "A", "spike": "A", "zero_rate": "A", "quadratic": "A", "rosenbrock": "A",
}

# Closed loop: (quadratic, rosenbrock) base rates. Curvature 100 and, at the start of the valley, about 1500 bound the rates of the
# first three; the others move by about one rate a step, so that these rates reach the valley's floor but do not bounce between its
# walls. At these rates a change of 1e-9 in the start grows less than 3-fold in 60 steps: no chaos, rounding stays invisible.
CLOSED_LOOP_RATE = {
    "sgd": (0.015, 0.0005), "momentum": (0.005, 0.0001), "nesterov": (0.005, 0.0001),
    "adagrad": (0.1, 0.1), "adadelta": (1.0, 1.0), "rmsprop": (0.002, 0.002), "adam": (0.02, 0.02),
    "adamax": (0.02, 0.02), "nadam": (0.02, 0.02), "amsgrad": (0.02, 0.02), "adamw": (0.02, 0.02), "adabelief": (0.02, 0.02),
    "lion": (0.02, 0.02),
}

# Cases that a dialect cannot have.
LEFT_OUT = {
    # No epsilon: an element whose first gradient is zero is 0/0. The other cases have no such element.
    ("adamax", "paper"): {"mixed", "late", "spike"},
}


def hyperparameters(system, dialect, case):
    """The values for one trajectory, only those that the rule uses."""
    if CASES[case] == "B":
        values = UNUSUAL
        if system == "adadelta":
            values = values | {"learning_rate": 0.7}  # its natural rate is 1
    else:
        values = USUAL | {"learning_rate": USUAL_RATE[system]}
        values = values | USUAL_OF.get(system, {})
        if case in ("quadratic", "rosenbrock"):
            values = values | {"learning_rate": CLOSED_LOOP_RATE[system][case == "rosenbrock"]}
    return SimpleNamespace(**{name: values[name] for name in USES[system][dialect].split()})


def cases(system, dialect):
    return [case for case in CASES if case not in LEFT_OUT.get((system, dialect), ())]
