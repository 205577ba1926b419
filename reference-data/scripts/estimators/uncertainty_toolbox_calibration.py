"""Calibration of forecast distributions by Uncertainty Toolbox: normal forecasts with chosen probabilities."""

import numpy as np
from scipy import stats
from uncertainty_toolbox import mean_absolute_calibration_error, root_mean_squared_calibration_error

from .cases import case, recipe

TRANSFORMED = ([0.1, 0.3, 0.35, 0.8, 0.9], [0.05, 0.15, 0.6, 0.62], [0.45, 0.55, 0.95])


def errors(metric, power):
    """The library compares (prediction - truth)/deviation with quantiles: that is what is transformed."""
    for transformed in TRANSFORMED:
        for levels in (5, 9):
            n = len(transformed)
            predicted, deviation = np.linspace(-1, 2, n), np.linspace(0.5, 1.5, n)
            truth = predicted - deviation * stats.norm.ppf(transformed)
            value = metric(predicted, deviation, truth, num_bins=levels, prop_type="quantile") ** power
            yield case(f"{n} forecasts, {levels} levels", value, {"levels": np.linspace(0, 1, levels)}, {"transformed": transformed})


recipe("probabilistic-calibration-error", "paper", "uncertainty_toolbox", "uncertainty_toolbox.mean_absolute_calibration_error(prop_type='quantile') of normal forecasts")(
    lambda: errors(mean_absolute_calibration_error, 1)
)
recipe("probabilistic-calibration-error", "squares", "uncertainty_toolbox", "uncertainty_toolbox.root_mean_squared_calibration_error(prop_type='quantile')^2 of normal forecasts")(
    lambda: errors(root_mean_squared_calibration_error, 2)
)
