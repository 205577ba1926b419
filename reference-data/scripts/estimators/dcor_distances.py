"""Energy distances by dcor: the energy distance is twice ours."""

import dcor
import numpy as np

from .cases import case, recipe

SAMPLES = (
    ("on a line", [[0.5], [1.25], [-2.0], [3.0]], [[1.0], [0.25], [-0.75]]),
    ("in the plane", [[0.0, 0.0], [3.0, 0.0], [1.0, -2.0]], [[3.0, 4.0], [-1.0, 0.5]]),
    ("in space", [[1.0, 0.5, -1.0], [0.25, 2.0, 0.0]], [[0.0, -1.0, 2.0], [1.5, 0.5, 0.5], [-2.0, 1.0, 0.75]]),
)


def distances(estimation, factor):
    for name, x, y in SAMPLES:
        value = factor * dcor.energy_distance(np.array(x), np.array(y), estimation_stat=estimation)
        yield case(name, value, {}, {"x": x, "y": y})


CALL = "dcor.energy_distance(x, y, estimation_stat='{}')"
recipe("energy-distance", "paper", "dcor", CALL.format("v_statistic") + "/2")(lambda: distances("v_statistic", 0.5))
recipe("energy-distance", "u-statistic", "dcor", CALL.format("u_statistic") + "/2")(lambda: distances("u_statistic", 0.5))
recipe("energy-distance", "energy", "dcor", CALL.format("v_statistic"))(lambda: distances("v_statistic", 1.0))
